// In localStorage, so that what waits outlives the page and the tab. Signing out (page.js) removes everything with this prefix.
const prefix = `ketenscan-sheet:${new URL(document.baseURI).pathname}:`;

// The changes of a sheet that the server has not confirmed yet, by field.
export class Waiting {
  #key;
  #viewer;
  // Only where the browser forbids storage, or has no room.
  #memory = null;

  constructor(sheet, viewer) {
    this.#key = prefix + sheet;
    this.#viewer = viewer;
  }

  get all() {
    if (this.#memory) return { ...this.#memory };
    try {
      const { changes } = JSON.parse(localStorage.getItem(this.#key) ?? '{}');
      return Object.fromEntries(Object.entries(changes ?? {}).filter(([name, change]) => change.name === name && Number.isFinite(change.number)));
    } catch {
      return {};
    }
  }

  // Where the owner is, is not something that can be lost.
  get count() { return Object.values(this.all).filter(change => change.kind !== 'step').length; }

  get isKeptByBrowser() { return this.#memory === null; }

  hold(change) { this.#write({ ...this.all, [change.name]: change }); }

  // A change of the same field that was made since then still waits.
  release({ name, number }) {
    const all = this.all;
    if (all[name]?.number !== number) return;
    delete all[name];
    this.#write(all);
  }

  clear() { this.#write({}); }

  #write(changes) {
    try {
      if (Object.keys(changes).length === 0) localStorage.removeItem(this.#key);
      else localStorage.setItem(this.#key, JSON.stringify({ viewer: this.#viewer, changes }));
      this.#memory = null;
    } catch {
      this.#memory = Object.keys(changes).length === 0 ? null : changes;
    }
  }
}

// What this visitor has waiting, for a page that does not know the sheet. Another user of this browser never sees it.
export function waitingOf(viewer) {
  try {
    return Object.keys(localStorage)
      .filter(key => key.startsWith(prefix) && JSON.parse(localStorage.getItem(key)).viewer === viewer)
      .map(key => new Waiting(key.slice(prefix.length), viewer));
  } catch {
    return [];
  }
}
