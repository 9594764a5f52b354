// Keeps what is typed in the forms of a page while the page is loaded again after its circuit was lost, and puts it back.
// It stays in this tab, for this visitor and this path, and is erased once it is back in its form, and when the visitor signs out.
(() => {
  const store = `ketenscan-kept${new URL(document.baseURI).pathname}`;
  // Null where the browser forbids it (page.js): then nothing is kept.
  const session = ketenSession;
  const forms = 'form[data-outcomes], [data-keeps]';
  const fields = 'input:not([type=password], [type=file], [type=hidden], [type=submit], [type=button], [autocomplete=one-time-code]), textarea, select';

  // A form that is opened by a button is there a moment after the page: only after this time is it said that a text has no place.
  const patience = 3000;

  const viewer = () => document.querySelector('[data-viewer]')?.dataset.viewer;
  const formOf = field => field.closest?.(forms);
  const openedBy = form => form.dataset.openedBy ?? '';
  const isKept = field => field.matches?.(fields) === true && !field.closest('[data-not-kept]') && formOf(field) !== null;
  const isTicked = field => field.type === 'checkbox' || field.type === 'radio';
  const valueOf = field => isTicked(field) ? field.checked : field.value;
  const words = element => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  const labelOf = field => words(field.labels?.[0]) || field.getAttribute('aria-label') || '';
  const keyOf = field => field.id || [words(field.closest('fieldset')?.querySelector('legend')), labelOf(field), field.name].join('|');

  function read() {
    try {
      const kept = JSON.parse(session?.getItem(store) ?? 'null');
      if (kept && viewer() && kept.viewer !== viewer()) return forget();
      return kept;
    } catch {
      return forget();
    }
  }

  function forget() {
    session?.removeItem(store);
    return null;
  }

  // Returns false when the browser has no room.
  function write(page) {
    const pages = { ...read()?.pages, [location.pathname]: page };
    if (!page?.fields.length && !page?.focus) delete pages[location.pathname];
    if (Object.keys(pages).length === 0) return forget() === null;
    try {
      session.setItem(store, JSON.stringify({ viewer: viewer(), pages }));
      return true;
    } catch {
      return false;
    }
  }

  // What the visitor changed, and when; what a field held before that; and how many outcomes a form had shown when it was sent.
  const changed = new Map();
  const before = new WeakMap();
  const sent = new WeakMap();

  // A form that has shown the outcome of its last action without input left has stored what was typed before.
  function settle(form) {
    if (!sent.has(form) || sent.get(form) === form.dataset.outcomes) return;
    sent.delete(form);
    if (form.hasAttribute('data-unsaved')) return;
    for (const field of [...changed.keys()].filter(own => form.contains(own))) {
      changed.delete(field);
      before.delete(field);
    }
  }

  // Safari gives no focus to a box or a list that is pressed.
  for (const kind of ['focusin', 'pointerdown']) addEventListener(kind, event => {
    const field = event.target.closest?.('label')?.control ?? event.target;
    if (isKept(field) && !changed.has(field)) before.set(field, valueOf(field));
  }, true);
  for (const kind of ['input', 'change']) addEventListener(kind, event => {
    if (!isKept(event.target)) return;
    settle(formOf(event.target));
    // In the order of the last change, because one choice can set another.
    changed.delete(event.target);
    changed.set(event.target, Date.now());
  }, true);
  addEventListener('submit', event => {
    const form = event.target;
    if (form.matches(forms) && !document.documentElement.hasAttribute('data-lost')) sent.set(form, form.dataset.outcomes);
  }, true);

  function place(field) {
    const form = formOf(field);
    const isText = !isTicked(field) && !field.matches('select');
    const held = { form: openedBy(form), key: keyOf(field), label: labelOf(field), value: valueOf(field), isText, isSent: sent.has(form) };
    return before.has(field) ? { ...held, before: before.get(field) } : held;
  }

  // When the session ends, the page is replaced by one that says so. The forms that go with it still hold what was typed.
  new MutationObserver(records => {
    if (!document.querySelector('[data-session-ended]')) return;
    const gone = records.flatMap(record => [...record.removedNodes]);
    if (gone.length > 0) keep(field => gone.some(node => node.contains(field)));
  }).observe(document.documentElement, { childList: true, subtree: true });

  function focused() {
    const own = document.activeElement;
    if (!own || own === document.body) return null;
    if (!isKept(own)) return own.id ? { id: own.id } : null;
    return { form: openedBy(formOf(own)), key: keyOf(own), from: own.selectionStart, to: own.selectionEnd };
  }

  // Returns false when the browser has no room for what was typed since the page was loaded.
  function keep(isThere = field => field.isConnected) {
    if (!viewer()) return true;
    for (const form of document.querySelectorAll(forms)) settle(form);
    const held = [...changed.keys()].filter(field => isThere(field) && (field.type !== 'radio' || field.checked)).map(place);
    const older = (read()?.pages[location.pathname]?.fields ?? []).filter(own => !held.some(one => one.form === own.form && one.key === own.key));
    return write({ fields: [...older, ...held], focus: focused(), scroll: scrollY }) || held.length === 0;
  }

  function enter(field) {
    for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
  }

  // A value that somebody else changed meanwhile is not overwritten: then the text waits beside the page.
  function put(field, held, isAgain) {
    const now = valueOf(field);
    if (now === held.value) return true;
    if (!isAgain && held.before !== undefined && field.type !== 'radio' && now !== held.before) return false;
    if (field.matches('select') && ![...field.options].some(option => option.value === held.value)) return false;
    if (!changed.has(field)) before.set(field, now);
    field[isTicked(field) ? 'checked' : 'value'] = held.value;
    enter(field);
    for (let fold = field.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
    return true;
  }

  // What was put back once. A choice can still be set by another one that was put back, so it is looked at again for a while.
  const placed = new Set();
  const idOf = held => `${held.form} ${held.key}`;

  const opened = new Set();
  let acted = false;
  let since = null;
  for (const kind of ['keydown', 'pointerdown']) addEventListener(kind, event => { if (event.isTrusted) acted = true; }, true);

  const find = held => [...document.querySelectorAll(forms)]
    .filter(form => openedBy(form) === held.form)
    .flatMap(form => [...form.querySelectorAll(fields)])
    .find(field => isKept(field) && keyOf(field) === held.key);

  function open(id) {
    const button = id && !opened.has(id) ? document.getElementById(id) : null;
    if (!button || button.disabled) return;
    opened.add(id);
    button.click();
  }

  function restore() {
    if (unsureOf !== location.pathname) notice.querySelector('[data-unsure]').hidden = true;
    const page = read()?.pages[location.pathname];
    if (!document.querySelector('#content[data-interactive]')) return;
    if (!page) return show([]);
    since ??= Date.now();
    const isLate = Date.now() - since >= patience;
    const left = page.fields.filter(held => {
      const field = find(held);
      const isAgain = placed.has(idOf(held));
      if (!field) open(held.form);
      if (!field || field.disabled || !put(field, held, isAgain)) return true;
      placed.add(idOf(held));
      if (held.isSent && !isAgain) unsure();
      return !held.isText && !isLate && !acted;
    });
    const isPlaced = isLate || left.every(held => placed.has(idOf(held)));
    if (isPlaced) focusAgain(page);
    write({ fields: left, focus: isPlaced ? null : page.focus, scroll: page.scroll });
    show(isLate ? left : []);
    if (!isLate) setTimeout(restore, patience / 10);
  }

  // After a moment, because a form that opens moves the focus itself.
  function focusAgain({ focus, scroll }) {
    if (!focus) return;
    setTimeout(() => {
      const field = focus.id ? document.getElementById(focus.id) : find(focus);
      if (!field || acted) return;
      scrollTo(0, scroll);
      field.focus({ preventScroll: true });
      field.scrollIntoView({ block: 'nearest' });
      if (focus.from !== null && focus.from !== undefined) field.setSelectionRange(focus.from, focus.to);
    }, patience / 10);
  }

  const notice = document.getElementById('kept');
  const texts = notice.querySelector('[data-texts]');

  let unsureOf = null;

  function unsure() {
    unsureOf = location.pathname;
    notice.hidden = false;
    notice.querySelector('[data-unsure]').hidden = false;
  }

  // Texts without a place are shown, so that they can be copied. A tick or choice says nothing without its form.
  function show(left) {
    const shown = left.filter(held => held.isText && held.value.trim() !== '');
    notice.querySelector('[data-without-place]').hidden = shown.length === 0;
    if (shown.length > 0) notice.hidden = false;
    else if (notice.querySelector('[data-unsure]').hidden) notice.hidden = true;
    const now = JSON.stringify(shown);
    if (now !== texts.dataset.shown) texts.replaceChildren(...shown.map(row));
    texts.dataset.shown = now;
  }

  function row(held) {
    const label = document.createElement('label');
    const text = document.createElement('textarea');
    Object.assign(text, { readOnly: true, rows: 2, value: held.value });
    label.append(held.label, text);
    return label;
  }

  notice.querySelector('button').addEventListener('click', () => {
    write(null);
    notice.querySelector('[data-unsure]').hidden = true;
    show([]);
    const dialog = document.querySelector('.mud-dialog');
    (dialog ? dialog.querySelector('input, select, textarea, button') : document.querySelector('main h1') ?? document.body).focus();
  });

  addEventListener('keten-signed-out', forget);

  read();
  let soon = null;
  new MutationObserver(() => {
    if ((session?.getItem(store) ?? null) === null && notice.hidden) return;
    clearTimeout(soon);
    soon = setTimeout(restore, 50);
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-interactive', 'disabled'] });

  window.ketenKept = {
    isKept,
    keep,

    // The circuit is still there, but what was typed or sent shortly before the loss was noticed may not have reached it.
    sendAgain(from) {
      const open = [...document.querySelectorAll(forms)];
      for (const form of open) settle(form);
      for (const [field, at] of [...changed]) if (at >= from && field.isConnected) enter(field);
      const waits = open.filter(form => sent.has(form));
      setTimeout(() => { if (waits.some(form => form.isConnected && sent.get(form) === form.dataset.outcomes)) unsure(); }, patience);
    },
  };
})();
