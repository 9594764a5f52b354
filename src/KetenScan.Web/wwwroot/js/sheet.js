// Keeps changes of a sheet until the server confirms that they are stored: also for clicks before the
// connection is ready, while it is lost, or across a reload of the page.
(() => {
  const retryAfter = [1000, 2000, 4000, 8000];
  const typingPause = 700;
  const longestWait = 5000;
  let page = null;
  let pageOf = null;
  let sheet = null;
  let pending = new Map();
  let sending = false;
  let tries = 0;
  let timer = null;
  let connected = true;
  let reloading = false;

  const key = () => `ketenscan-sheet-${sheet}`;
  const fields = name => document.querySelectorAll(`[data-save][data-name="${CSS.escape(name)}"]`);

  function remember() {
    if (!sheet) return;
    if (pending.size === 0) sessionStorage.removeItem(key());
    else sessionStorage.setItem(key(), JSON.stringify([...pending.values()]));
  }

  // Each sheet has its own unsaved changes: another sheet opened in the same tab never gets them.
  function turnTo(id) {
    if (!id || id === sheet) return;
    sheet = id;
    tries = 0;
    pending = new Map(JSON.parse(sessionStorage.getItem(key()) ?? "[]").map(change => [change.name, change]));
  }

  function hold(field) {
    turnTo(document.querySelector("[data-sheet]")?.dataset.sheet);
    const { save: kind, name } = field.dataset;
    const value = field.type === "checkbox"
      ? [...fields(name)].filter(box => box.checked).map(box => box.value).join(",")
      : field.value;
    pending.set(name, { kind, name, value });
    remember();
    mark();
  }

  function note(field) {
    hold(field);
    send();
  }

  function show({ name, value }) {
    for (const field of fields(name)) {
      if (field.type === "radio") field.checked = field.value === value;
      else if (field.type === "checkbox") field.checked = value.split(",").includes(field.value);
      else if (document.activeElement !== field) field.value = value;
    }
  }

  // From the click until the server confirms, a field is not marked "saved"; after a failed attempt it is marked "unsaved".
  function mark() {
    for (const question of document.querySelectorAll("[data-question]")) {
      const waits = pending.has(question.dataset.question);
      question.toggleAttribute("data-sending", waits);
      question.toggleAttribute("data-unsaved", waits && tries > 0);
    }
    document.querySelector("[data-sheet]")?.toggleAttribute("data-unsaved", tries > 0 && pending.size > 0);
  }

  // A call over a lost connection is never answered: after a timeout it counts as failed. Storing twice does no harm.
  function store(to, change) {
    return Promise.race([
      to.invokeMethodAsync("Save", change.kind, change.name, change.value),
      new Promise((_, fail) => setTimeout(() => fail(new Error("no answer")), longestWait)),
    ]);
  }

  async function send() {
    if (sending || pending.size === 0) return;
    if (!page || pageOf !== sheet || !connected) { later(); return; }
    sending = true;
    const [to, own] = [page, pending];
    try {
      for (const change of [...own.values()]) {
        const answer = await store(to, change);
        if (own !== pending) break;
        if (answer === "retry") throw new Error("not stored");
        if (pending.get(change.name) === change) pending.delete(change.name);
        tries = 0;
      }
    } catch {
      if (own === pending) later();
    } finally {
      sending = false;
      remember();
      if (pending.size > 0) { for (const change of pending.values()) show(change); }
      mark();
    }
    if (pending.size > 0 && tries === 0) send();
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(send, retryAfter[Math.min(tries, retryAfter.length - 1)]);
    tries++;
    mark();
  }

  window.ketenSheet = {
    connect(reference, id) {
      turnTo(id);
      [page, pageOf] = [reference, id];
      for (const change of pending.values()) show(change);
      tries = 0;
      remember();
      send();
      document.querySelector("[data-sheet]")?.setAttribute("data-ready", "");
    },
    disconnect() { page = null; },
    // A new step starts at its top, or at the statement in the link.
    top() {
      const question = document.getElementById(location.hash.slice(1));
      if (question) {
        question.scrollIntoView();
        question.querySelector("input")?.focus({ preventScroll: true });
        return;
      }
      window.scrollTo(0, 0);
      document.querySelector("h1")?.focus({ preventScroll: true });
    },
  };

  document.addEventListener("change", event => {
    if (event.target.matches?.("[data-save]")) note(event.target);
  });

  let typing = null;
  document.addEventListener("input", event => {
    if (!event.target.matches?.("textarea[data-save]")) return;
    hold(event.target);
    clearTimeout(typing);
    typing = setTimeout(send, typingPause);
  });

  // A digit key answers the focused statement, by the value of its radio button.
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[0-9]$/.test(event.key)) return;
    const radio = event.target.closest?.("fieldset[data-question]")?.querySelector(`input[type=radio][value="${event.key}"]`);
    if (!radio || radio.disabled || event.target.matches("textarea")) return;
    event.preventDefault();
    radio.focus();
    if (radio.checked) return;
    radio.checked = true;
    note(radio);
  });

  window.addEventListener("online", () => send());
  window.addEventListener("beforeunload", event => { if (pending.size > 0 && !reloading) event.preventDefault(); });

  // A circuit that cannot be restored leaves a page that looks normal and does nothing: reload it. Unsaved changes are
  // kept and sent after that.
  function reload() {
    reloading = true;
    location.reload();
  }

  window.addEventListener("keten-signed-out", () => { reloading = true; });

  const modal = document.getElementById("components-reconnect-modal");
  modal?.addEventListener("components-reconnect-state-changed", event => {
    const { state } = event.detail;
    connected = state === "hide";
    if (connected) send();
    if (state === "rejected" || state === "resume-failed") reload();
  });
  for (const button of modal?.querySelectorAll("[data-reload]") ?? []) button.addEventListener("click", reload);
})();
