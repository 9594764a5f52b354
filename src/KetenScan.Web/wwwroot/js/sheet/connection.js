const longestWait = 10000;
const mostKeptAlive = 60000;

// The sheet's address cannot be reached by this visitor now.
export class SignedOut extends Error {}

// Sends changes to the server. Nothing is kept here.
export class Connection {
  #sheet;
  #token;

  constructor(sheet) {
    this.#sheet = sheet;
    this.#token = sheet.querySelector('input[name=__RequestVerificationToken]').value;
  }

  // Resolves to the outcome of each change, and the server's time, after what was stored is on disk; throws when that is not certain.
  async send(changes) {
    let answer = await this.#post(changes);
    if (answer.status === 400 && await this.#renewToken()) answer = await this.#post(changes);
    if (answer.status === 401 || answer.status === 403) throw new SignedOut();
    if (answer.status === 400 || answer.status === 413) return this.#sendApart(changes);
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.json();
  }

  // Whether the server answers now, and knows the visitor: yes, no, or signed out.
  async answers() {
    try {
      const answer = await fetch(this.#sheet.dataset.address, { method: 'HEAD', redirect: 'manual', cache: 'no-store', signal: AbortSignal.timeout(longestWait) });
      return answer.type === 'opaqueredirect' ? 'signed out' : answer.status >= 500 ? 'no' : 'yes';
    } catch {
      return 'no';
    }
  }

  // A change that the server cannot read does not keep the others from being stored.
  async #sendApart(changes) {
    if (changes.length === 1) return { changes: [{ ...changes[0], outcome: 'refused', why: this.#sheet.dataset.unreadable }], now: 0 };
    const answers = [];
    for (const change of changes) answers.push(await this.send([change]));
    return { changes: answers.flatMap(answer => answer.changes), now: Math.max(...answers.map(answer => answer.now)) };
  }

  #post(changes) {
    const body = JSON.stringify({ sheet: this.#sheet.dataset.sheet, changes });
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
  async #renewToken() {
    const page = await fetch(this.#sheet.dataset.address, { signal: AbortSignal.timeout(longestWait) });
    const fresh = new DOMParser().parseFromString(await page.text(), 'text/html');
    // Somebody else can be signed in by now: this sheet waits for its owner.
    if (page.redirected || (page.status < 500 && fresh.querySelector('[data-sheet]')?.dataset.sheet !== this.#sheet.dataset.sheet)) throw new SignedOut();
    const renewed = fresh.querySelector('input[name=__RequestVerificationToken]')?.value;
    if (!page.ok || !renewed || renewed === this.#token) return false;
    this.#token = renewed;
    for (const field of document.querySelectorAll('input[name=__RequestVerificationToken]')) field.value = this.#token;
    return true;
  }
}
