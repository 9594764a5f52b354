// The dialog that jumps to a page (Ctrl K). It opens here and not on the server, so that it also opens before the page listens, and
// what is typed meanwhile arrives in its field; the server only finds the pages.
(() => {
  const dialog = () => document.querySelector('dialog.jump');
  const field = () => dialog()?.querySelector('[role=combobox]');
  const list = () => dialog()?.querySelector('[role=listbox]');
  const options = () => [...list().querySelectorAll('[role=option]')];
  const active = () => options().find(option => option.getAttribute('aria-selected') === 'true');
  const isListening = () => document.querySelector('main[data-interactive]') !== null;

  if (/mac|iphone|ipad/i.test(navigator.platform)) document.documentElement.setAttribute('data-mac', '');

  // What is in the field while it is open; null when it is not. The circuit replaces the dialog when it takes the page over.
  let typed = null;
  let waitsForResults = false;

  function search() {
    if (isListening()) field().dispatchEvent(new Event('input', { bubbles: true }));
  }

  function show(text) {
    const box = dialog();
    if (!box || box.open) return;
    box.showModal();
    field().value = typed = text;
    waitsForResults = false;
    box.addEventListener('close', closed, { once: true });
    search();
  }

  // The browser gives the focus back to what had it before; to the button when that was nothing.
  function closed(event) {
    if (!event.target.isConnected) return;
    typed = null;
    if (document.activeElement === document.body) document.querySelector('[data-jump]')?.focus();
  }

  function mark(option) {
    for (const own of options()) own.setAttribute('aria-selected', own === option);
    if (option) field().setAttribute('aria-activedescendant', option.id);
    else field().removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  }

  function move(steps) {
    const all = options();
    if (all.length > 0) mark(all[(all.indexOf(active()) + steps + all.length) % all.length]);
  }

  const isCurrent = () => list().dataset.search === field().value;

  function go() {
    waitsForResults = !isCurrent();
    if (!waitsForResults) active()?.click();
  }

  addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k' && dialog()?.parentElement.checkVisibility()) {
      event.preventDefault();
      if (document.documentElement.hasAttribute('data-lost') || document.querySelector('.mud-dialog-container')) return;
      show('');
      field().select();
      return;
    }

    if (!dialog()?.open || event.target !== field() || event.isComposing) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter') go();
    else return;
    event.preventDefault();
  }, true);

  addEventListener('input', event => {
    if (event.target !== field()) return;
    typed = field().value;
    if (event.isTrusted) waitsForResults = false;
  }, true);

  addEventListener('click', event => {
    if (event.target.closest?.('[data-jump]')) show('');
    const box = dialog();
    if (!box?.open) return;
    // The dialog itself is only hit beside what is in it: on what lies behind it.
    const isLeft = event.target === box || event.target.closest?.('[data-jump-close]');
    const isChosen = event.target.closest?.('[role=option]') && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (isLeft || isChosen) box.close();
  }, true);

  addEventListener('keten-regained', () => { if (dialog()?.open) search(); });

  // New results: the first is the one that Enter takes. And the dialog that the circuit put in the place of an open one.
  new MutationObserver(records => {
    if (typed === null || !dialog()) return;
    if (!dialog().open) return show(typed);
    const isNew = records.some(record => list().contains(record.target) && (record.type === 'childList' || record.attributeName === 'data-search'));
    if (records.some(record => record.attributeName === 'data-interactive')) search();
    if (!isNew) return;
    mark(options()[0]);
    if (waitsForResults && isCurrent()) go();
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-interactive', 'data-search'] });
})();
