// While the connection is lost, typing in a form goes on, and what needs the server is stopped and says why: a click that is
// lost without a word looks as if the page is broken. Nothing is made inert, because then a screen reader could not read on.
(() => {
  const needsServer = 'a[href], button, select, input, textarea, label, [role=button], .mud-clickable';
  const typing = 'input:not([type=checkbox], [type=radio], [type=file], [type=submit], [type=button]), textarea, select';
  const card = document.querySelector('.reconnect');
  const isLost = () => document.documentElement.hasAttribute('data-lost');

  // Fields outside forms, which act when they change: they do so when the connection is back.
  const late = new Set();

  function point() {
    card.dataset.state ||= 'lost';
    card.classList.remove('pointed');
    setTimeout(() => card.classList.add('pointed'), 50);
  }

  function halt(event) {
    const target = event.target;
    if (!isLost() || target.closest?.('.reconnect, #kept')) return;
    event.stopImmediatePropagation();
    const field = target.closest?.('label')?.control ?? target;
    if (ketenKept.isKept(field)) return;
    if (event.type === 'change') late.add(field);
    if (event.type === 'submit' || (event.type === 'click' && !field.matches?.(typing) && !target.closest?.('summary'))) event.preventDefault();
    if (event.defaultPrevented && (event.type === 'submit' || target.closest?.(needsServer))) point();
  }

  for (const kind of ['click', 'submit', 'input', 'change', 'keydown']) addEventListener(kind, halt, true);
  addEventListener('keten-regained', () => {
    const fields = [...late];
    late.clear();
    for (const field of fields) if (field.isConnected) field.dispatchEvent(new Event('change', { bubbles: true }));
  });
})();
