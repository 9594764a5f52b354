// Starts Blazor, and brings a page back that lost its circuit: by the same circuit if the server still has it, otherwise by
// loading the page again. It never gives up; only a visitor who was signed out must do something.
(() => {
  // In seconds. Nobody looks at a page in the background, and it tries at once when it is shown.
  const pauses = [1, 2, 4, 5];
  const pauseInBackground = 30;
  const restsBetweenLoads = [0, 5, 15, 30, 60, 120, 300];

  // In milliseconds: a request that hangs; a loss that nobody needs to see; how long a dead connection can go unnoticed; and how long a page
  // stays at least where the browser keeps nothing.
  const longestRequest = 10_000;
  const blip = 500;
  const unnoticed = 60_000;
  const restWithoutStorage = 10_000;

  // A circuit that cannot be reached while the page can is not waited for any longer.
  const mostRefusals = 3;

  const card = document.querySelector('.reconnect');
  const isAlive = () => document.querySelector('#content[data-interactive]') !== null;
  const show = state => { card.dataset.state = state; };
  const isAway = answer => answer === null || answer.status === 429 || answer.status >= 500;
  const ask = (address, options) =>
    fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(longestRequest), ...options }).catch(() => null);

  let isLost = false;
  let isGone = false;
  let isReloading = false;
  let lostAt = 0;
  let refusals = 0;
  let wake = null;
  let isAskedFor = false;

  function pause(seconds) {
    const until = performance.now() + seconds * 1000;
    const tell = () => { card.querySelector('[data-seconds]').textContent = Math.max(1, Math.ceil((until - performance.now()) / 1000)); };
    tell();
    return new Promise(resolve => {
      const clock = setInterval(() => { if (performance.now() >= until) end(); else tell(); }, 1000);
      // The first connection can still be pausing when the next pause begins.
      const end = () => {
        clearInterval(clock);
        if (wake === end) wake = null;
        resolve();
      };
      wake = end;
    });
  }

  // Varies, so that not all pages return at the same moment after a restart.
  const pauseAfter = tried => document.visibilityState === 'hidden'
    ? pauseInBackground
    : pauses[Math.min(tried, pauses.length - 1)] * (0.8 + 0.4 * Math.random());

  async function persist(attempt, state) {
    for (let tried = 0; !await attempt(); tried++) {
      show(state);
      if (!isAskedFor) await pause(pauseAfter(tried));
      isAskedFor = false;
    }
  }

  function tryNow() {
    if (wake) wake();
    else isAskedFor = isLost;
  }

  function lose(isKnownGone = false) {
    if (isLost || isReloading) return;
    [isLost, isGone, isAskedFor, refusals, lostAt] = [true, isKnownGone, false, 0, Date.now()];
    document.documentElement.toggleAttribute('data-lost', true);
    setTimeout(() => { if (isLost && !card.dataset.state) show('lost'); }, blip);
    persist(comeBack, 'lost');
  }

  function regain() {
    if (!isLost) return;
    isLost = false;
    document.documentElement.toggleAttribute('data-lost', false);
    show('');
    ketenKept.sendAgain(lostAt - unnoticed);
    dispatchEvent(new Event('keten-regained'));
  }

  async function comeBack() {
    if (isGone) return load();
    if (isAway(await ask('health/live'))) return false;
    try {
      isGone = !await Blazor.reconnect();
    } catch {
      // Refused, as for a visitor who was signed out, or lost again.
      refusals++;
      return load();
    }

    if (isGone) return load();
    regain();
    return true;
  }

  // Asks for the page first: a browser that loads a page from a server that is away shows its own error page, and stays there.
  async function load() {
    const answer = await ask(location.href, { method: 'HEAD' });
    if (isAway(answer)) return false;
    if (answer.redirected && new URL(answer.url).pathname.endsWith('/account/login')) return leaveToSignIn();
    return (isGone || refusals >= mostRefusals) && reload();
  }

  function remember(loads) {
    try {
      ketenSession?.setItem('ketenscan-loads', JSON.stringify(loads));
    } catch {
      // No room: then it loads again at the pace of its attempts.
    }
  }

  // Returns false when it must wait: if loading does not help, as for a page that fails each time, it happens less and less often.
  function reload() {
    const recent = JSON.parse(ketenSession?.getItem('ketenscan-loads') ?? '[]').filter(at => Date.now() - at < 900_000);
    const rest = restsBetweenLoads[Math.min(recent.length, restsBetweenLoads.length - 1)];
    if (Date.now() - (recent.at(-1) ?? 0) < rest * 1000 || (!ketenSession && performance.now() < restWithoutStorage)) return false;
    if (ketenKept.keep()) {
      remember([...recent, Date.now()]);
      isReloading = true;
      location.reload();
    } else {
      show('no-room');
    }
    return true;
  }

  function leaveToSignIn() {
    ketenKept.keep();
    isReloading = true;
    const here = location.pathname + location.search + location.hash;
    card.querySelector('[data-sign-in]').href = `account/login?returnUrl=${encodeURIComponent(here)}`;
    show('signed-out');
    return true;
  }

  // What was typed is kept, so the browser need not ask. Registered before Blazor's listener, which asks if there is unsaved input.
  addEventListener('beforeunload', event => { if (isReloading) event.stopImmediatePropagation(); }, true);

  // Typing goes on until the page is gone.
  addEventListener('pagehide', () => { if (isReloading) ketenKept.keep(); });

  addEventListener('online', tryNow);
  addEventListener('focus', tryNow);
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') tryNow(); });
  card.addEventListener('click', event => {
    if (event.target.matches('[data-now]')) tryNow();
    if (!event.target.matches('[data-reload]')) return;
    // Without room for what was typed the browser asks first.
    isReloading = ketenKept.keep();
    location.reload();
  });

  // Without a network the connection is dead, and that is noticed only after half a minute.
  addEventListener('offline', () => { if (isAlive()) Blazor._internal.forceCloseConnection?.().catch(() => {}); });

  // A page that the browser kept in memory closed its circuit when it was left.
  addEventListener('pageshow', event => { if (event.persisted && isAlive()) lose(true); else tryNow(); });

  // Blazor shows this element when an error ends the circuit, and does not call it a lost connection.
  const error = document.getElementById('blazor-error-ui');
  new MutationObserver(() => {
    if (!error.style.display) return;
    error.removeAttribute('style');
    if (isAlive()) lose();
    else connectAgain();
  }).observe(error, { attributes: true });

  // The first connection. A page that does not get it looks normal and does nothing, so it shows a message: at once when the server
  // refuses it (the address is not the configured one), after a while when the network is only slow or blocks it.
  const awaits = () => !isAlive();
  let isConnecting = false;

  async function connects() {
    if (!awaits()) return true;
    const answer = await ask('_blazor/negotiate?negotiateVersion=1', { method: 'POST' });
    if (!awaits()) return true;
    if (answer?.status === 403) show('refused');
    return answer?.status === 403 || (!isAway(answer) && reload());
  }

  function connectAgain() {
    if (isConnecting || !awaits()) return;
    isConnecting = true;
    persist(connects, 'none');
  }

  setTimeout(async () => {
    if (!awaits()) return;
    const answer = await ask('_blazor/negotiate?negotiateVersion=1', { method: 'POST' });
    if (answer?.status === 403 && awaits()) show('refused');
  }, 3000);
  setTimeout(() => { if (awaits() && card.dataset.state !== 'refused') show('none'); }, 15_000);
  setTimeout(connectAgain, 45_000);
  addEventListener('unhandledrejection', event => { if (/connection|negotiat|fetch|network|load failed/i.test(event.reason?.message)) connectAgain(); });
  new MutationObserver((_, observer) => {
    if (!isAlive()) return;
    observer.disconnect();
    if (!isLost) show('');
  }).observe(document.body, { attributes: true, childList: true, subtree: true, attributeFilter: ['data-interactive'] });

  Blazor.start({ circuit: { reconnectionHandler: { onConnectionDown: () => lose(), onConnectionUp: regain } } });
})();
