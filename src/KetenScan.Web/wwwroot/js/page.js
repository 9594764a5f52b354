// What a page needs of the browser beside its components: giving the focus, and the back button closing a dialog.
(() => {
  window.ketenPage = {
    focus(selector) {
      document.querySelector(selector)?.focus();
    },
  };

  // An open dialog is a step in the browser's history, so that "back" closes it and not the page under it. The step stays
  // when the dialog is closed by a button, and is passed over later: going back at once could cross a navigation.
  // Blazor must not hear of steps within one page; this listener is registered before its own and ends those events.
  const dialog = () => document.querySelector('.mud-dialog-container');
  const isStep = state => state?.ketenDialog === true;
  let onStep = isStep(history.state);
  let shown = location.href;
  let open = false;

  const push = history.pushState.bind(history);
  history.pushState = (state, ...rest) => {
    push(state, ...rest);
    onStep = isStep(state);
    shown = location.href;
  };

  new MutationObserver(() => {
    if (!dialog() === !open) return;
    open = !open;
    if (open && !isStep(history.state)) history.pushState({ ...history.state, ketenDialog: true }, '');
  }).observe(document.documentElement, { childList: true, subtree: true });

  addEventListener('popstate', event => {
    const samePage = location.href === shown;
    const leavesStep = onStep && !isStep(event.state);
    shown = location.href;
    onStep = isStep(event.state);
    if (!samePage) return;

    if (dialog()) dialog().querySelector('.mud-dialog')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true }));
    else if (leavesStep) history.back();
    else if (!onStep) return;
    event.stopImmediatePropagation();
  }, true);
})();
