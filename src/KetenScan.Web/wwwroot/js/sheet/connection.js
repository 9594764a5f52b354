const longestWait = 10000;
const mostKeptAlive = 60000;
const failuresBeforeApart = 3;

// The sheet's address cannot be reached by this visitor now.
export class SignedOut extends Error {}

// The visitor is known, and the sheet cannot be filled in any more: the page at its address says why.
export class Closed extends Error {}

// Sends changes to the server. Nothing is kept here.
export class Connection {
  #sheet;
  #token;
  #failures = 0;

  constructor(sheet) {
    this.#sheet = sheet;
    this.#token = sheet.querySelector('input[name=__RequestVerificationToken]').value;
  }

  // Resolves to the outcome of each change, and the server's time, after what was stored is on disk; throws when that is not certain.
  async send(changes) {
    let answer = await this.#post(changes);
    if (answer.status === 400 && await this.#renewsToken()) answer = await this.#post(changes);
    if (answer.status === 401 || answer.status === 403) throw new SignedOut();
    if (answer.status === 400 || answer.status === 413) return this.#sendApart(changes);
    if (answer.status === 500 && changes.length > 1 && ++this.#failures >= failuresBeforeApart) return this.#sendApart(changes);
    if (!answer.ok) throw new Error(`${answer.status}`);
    this.#failures = 0;
    return answer.json();
  }

  // The sheet as the server shows it now. Throws when it does not, or when nobody of this site answers.
  async current() {
    const answer = await fetch(this.#sheet.dataset.address, { cache: 'no-store', signal: AbortSignal.timeout(longestWait) });
    if (answer.redirected) throw new SignedOut();
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const viewer = page.querySelector('[data-viewer]')?.dataset.viewer;
    if (viewer === undefined) throw new Error(`${answer.status}`);
    // Somebody else can be signed in by now: this sheet waits for its owner.
    if (viewer !== this.#sheet.dataset.viewer) throw new SignedOut();
    const sheet = page.querySelector('[data-sheet]');
    if (page.querySelector('[data-sheet-closed]') || (sheet && sheet.dataset.sheet !== this.#sheet.dataset.sheet)) throw new Closed();
    if (!sheet) throw new Error(`${answer.status}`);
    this.#token = sheet.querySelector('input[name=__RequestVerificationToken]').value;
    for (const field of document.querySelectorAll('input[name=__RequestVerificationToken]')) field.value = this.#token;
    return sheet;
  }

  // A change that the server cannot read or store does not keep the others from being stored.
  async #sendApart(changes) {
    if (changes.length === 1) return { changes: [{ ...changes[0], outcome: 'refused', why: this.#sheet.dataset.unreadable }], now: 0 };
    const answers = [];
    let problem;
    for (const change of changes) {
      try {
        answers.push(await this.send([change]));
      } catch (failed) {
        problem = failed;
      }
    }
    if (answers.length === 0) throw problem;
    return { changes: answers.flatMap(answer => answer.changes), now: Math.max(...answers.map(answer => answer.now)) };
  }

  #post(changes) {
    const body = new TextEncoder().encode(JSON.stringify({ sheet: this.#sheet.dataset.sheet, changes }));
    return fetch(`${this.#sheet.dataset.address}/changes`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'RequestVerificationToken': this.#token, 'X-Requested-With': 'XMLHttpRequest' },
      body,
      // Arrives also if the page is left meanwhile. Browsers refuse that for more than 64 kB.
      keepalive: body.length < mostKeptAlive,
      signal: AbortSignal.timeout(longestWait),
    });
  }

  // The token belongs to the session: after signing in again the page needs another.
  async #renewsToken() {
    const before = this.#token;
    await this.current();
    return this.#token !== before;
  }
}
