// In localStorage, so that what waits outlives the page and the tab. Each field has an item of its own, because two tabs can write at the
// same time. Signing out removes what the visitor has waiting (page.js).
const prefix = `ketenscan-sheet:${new URL(document.baseURI).pathname}:`;

const keysOf = start => {
  try {
    return Object.keys(localStorage).filter(key => key.startsWith(start));
  } catch {
    return [];
  }
};

function read(key) {
  try {
    const { viewer, address, change } = JSON.parse(localStorage.getItem(key));
    return key.endsWith(`:${change.name}`) && Number.isFinite(change.number) ? { viewer, address, change } : null;
  } catch {
    return null;
  }
}

// The changes of a sheet that the server has not confirmed yet, by field.
export class Waiting {
  #prefix;
  #viewer;
  #address;
  // Only what the browser does not keep, because it forbids storage or has no room.
  #memory = {};

  constructor(sheet, viewer, address) {
    this.#prefix = `${prefix}${sheet}:`;
    this.#viewer = viewer;
    this.#address = address;
  }

  // In the order in which they were made.
  get all() {
    const kept = keysOf(this.#prefix).map(key => read(key)?.change).filter(Boolean);
    const changes = { ...Object.fromEntries(kept.map(change => [change.name, change])), ...this.#memory };
    return Object.fromEntries(Object.entries(changes).sort(([, one], [, other]) => one.number - other.number));
  }

  // Where the owner is, is not something that can be lost.
  get count() { return Object.values(this.all).filter(change => change.kind !== 'step').length; }

  get isKeptByBrowser() { return Object.keys(this.#memory).length === 0; }

  hold(change) {
    try {
      localStorage.setItem(this.#prefix + change.name, JSON.stringify({ viewer: this.#viewer, address: this.#address, change }));
      delete this.#memory[change.name];
    } catch {
      this.#memory[change.name] = change;
    }
  }

  // A change of the same field that was made since then still waits.
  release({ name, number }) {
    if (this.#memory[name]?.number <= number) delete this.#memory[name];
    if (read(this.#prefix + name)?.change.number <= number) localStorage.removeItem(this.#prefix + name);
  }

  clear() {
    this.#memory = {};
    for (const key of keysOf(this.#prefix)) localStorage.removeItem(key);
  }

  // The highest number that the server confirmed in this tab, also before this page was loaded.
  get confirmed() {
    try {
      return Number(sessionStorage.getItem(this.#prefix) ?? 0);
    } catch {
      return 0;
    }
  }

  set confirmed(number) {
    try {
      sessionStorage.setItem(this.#prefix, number);
    } catch {
      // Only this page does without.
    }
  }
}

// What this visitor has waiting at an address, for a page that does not know the sheet. Another user of this browser never sees it.
export function waitingOf(viewer, address) {
  const own = keysOf(prefix).filter(key => {
    const kept = read(key);
    return kept?.viewer === viewer && kept.address === address;
  });
  const sheets = new Set(own.map(key => key.slice(prefix.length).split(':')[0]));
  return [...sheets].map(sheet => new Waiting(sheet, viewer, address));
}
