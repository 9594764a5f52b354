#!/usr/bin/env bash
# Runs every test: unit, data on SQLite and PostgreSQL, web, browser. Installs what is missing (Debian, as root),
# starts a PostgreSQL of its own on a free loopback port and stops it again. Ends with one line: "N passed, N failed".
#   tests/run.sh          everything
#   tests/run.sh --fast   while you work: without the browser, PostgreSQL, analyzers and the classes in "slow" below
set -euo pipefail
cd "$(dirname "$0")/.."

# Classes that start programs or many servers, ask for thousands of pages or try thousands of cases: not in a fast run.
slow=(SweepTests StartTests AdministrationCommandTests ScoreCommandTests ServersTests OwnAddressTests SessionTests UnderPathTests LinkRouteTests
  ProviderFormsTests ProviderAtOnceTests OidcSignInTests OidcCallbackTests OneOfThemTests TakenOutTests EraseAgainTests UnusedFileTests
  ApiTests TokenTests ErasedTests DemoTests NoScoresPageTests PasswordSignInTests
  ScorecardFileTests AccessibilityTests WithholdingBytesTests Scoring.AttackTests TryingTests EvidenceProperties)

fast=false
for argument in "$@"; do
  case $argument in
    --fast) fast=true ;;
    *) echo "tests/run.sh knows only --fast, not $argument" >&2; exit 2 ;;
  esac
done

work=$(mktemp -d)
chmod 755 "$work"
postgres_user=""
cleanup() {
  [ -f "$work/pg/postmaster.pid" ] && as_postgres "$pg/pg_ctl" -D "$work/pg" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap cleanup EXIT

# PostgreSQL refuses root: then it runs as the user that Debian's package makes.
as_postgres() {
  if [ -n "$postgres_user" ]; then runuser -u "$postgres_user" -- "$@"; else "$@"; fi
}

install_missing() {
  local missing=()
  command -v pdftotext >/dev/null || missing+=(poppler-utils)
  command -v qpdf >/dev/null || missing+=(qpdf)
  if ! $fast; then
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
    [ -x /usr/bin/chromium-headless-shell ] || missing+=(chromium-headless-shell)
    [ -x /usr/sbin/nginx ] || missing+=(nginx-light)
    command -v caddy >/dev/null || missing+=(caddy)
    [ -d /usr/share/fonts/truetype/noto ] || missing+=(fonts-noto-core)
  fi
  [ ${#missing[@]} -eq 0 ] && return
  echo "Installing: ${missing[*]}"
  if [ "$(id -u)" -ne 0 ]; then echo "Not root: run apt-get install ${missing[*]} first." >&2; exit 2; fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >"$work/apt.log" 2>&1 || { tail -20 "$work/apt.log" >&2; exit 1; }
}

start_postgres() {
  pg=$(dirname "$(ls /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)")
  if [ "$(id -u)" -eq 0 ]; then
    postgres_user=postgres
    chown postgres "$work"
  fi
  as_postgres "$pg/initdb" -D "$work/pg" -U ketenscan --auth=trust --no-sync -E UTF8 --locale=C.UTF-8 >"$work/initdb.log" 2>&1 || { cat "$work/initdb.log" >&2; exit 1; }
  for _ in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 20000))
    if as_postgres "$pg/pg_ctl" -D "$work/pg" -w -l "$work/pg.log" \
      -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0 -c max_connections=300" start >/dev/null 2>&1; then
      export KETENSCAN_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=ketenscan;Include Error Detail=true"
      return
    fi
  done
  echo "PostgreSQL did not start:" >&2
  cat "$work/pg.log" >&2
  exit 1
}

build=() filters=(--filter-not-class "*.Screenshots" --filter-not-class "*.ContactSheet" --filter-not-class "*.Releases")
if $fast; then
  build=(-p:RunAnalyzers=false)
  for class in "${slow[@]}"; do filters+=(--filter-not-class "*.$class"); done
fi

dotnet build KetenScan.sln --nologo -v quiet "${build[@]}"
if [ "${CI:-}" = true ]; then dotnet format KetenScan.sln --verify-no-changes --no-restore; fi
install_missing
$fast || start_postgres

# The failed tests of a log, each with its first lines and its place in our tests, so that they are also in a log of which only the end is kept.
failures() {
  awk '/^failed / { lines = 16; places = 2 }
    !/^(failed |[[:space:]]|$)/ { lines = places = 0 }
    lines-- > 0 { print; next }
    places > 0 && /at KetenScan\..*Tests\./ { print; places-- }' "$1"
}

# Each application of a test leaves hundreds of compiled methods, which every garbage collection visits until they are freed:
# with 256 MB of new objects between two collections, the web tests need a tenth less processor time.
export DOTNET_GCgen0size=0x10000000

# A list of faults is what a failed test says: by default five of them, cut off after 50 characters.
export XUNIT_PRINT_MAX_STRING_LENGTH=1000 XUNIT_PRINT_MAX_ENUMERABLE_LENGTH=20

passed=0 failed=0 skipped=0 broken=0
count() { sed -n "s/^ *$1: *\([0-9][0-9]*\)$/\1/p" "$2" | tail -n 1; }
for project in tests/KetenScan.*.Tests; do
  if $fast && [[ $project == *Browser* ]]; then continue; fi
  echo "== $(basename "$project")"
  log="$work/$(basename "$project").log"
  status=0
  coverage=()
  if ! $fast && [[ $project == *Domain* ]]; then
    coverage=(--coverlet --coverlet-include "[KetenScan.Domain]*" --coverlet-output-format cobertura --coverlet-threshold 95 --coverlet-threshold-stat total
      --results-directory "$work/coverage")
  fi
  dotnet test --project "$project" --no-build --no-progress "${filters[@]}" "${coverage[@]}" 2>&1 </dev/null | tee "$log" || status=$?
  p=$(count succeeded "$log") f=$(count failed "$log") s=$(count skipped "$log")
  passed=$((passed + ${p:-0})) failed=$((failed + ${f:-0})) skipped=$((skipped + ${s:-0}))
  # A project that broke without a failed test (or ran none) fails the run too.
  if [ "$status" -ne 0 ] && [ "${f:-0}" -eq 0 ]; then
    broken=$((broken + 1))
    { echo "broken: $(basename "$project")"; tail -n 15 "$log"; } >>"$work/failures"
  fi
  failures "$log" >>"$work/failures"
done
failed=$((failed + broken))

if [ -s "$work/failures" ]; then
  echo "== What failed"
  cat "$work/failures"
fi

if [ "$skipped" -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"; else echo "$passed passed, $failed failed"; fi
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
