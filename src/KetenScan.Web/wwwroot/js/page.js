// What a page needs of the browser beside its components: giving the focus, the clipboard, and the back button closing a dialog.
(() => {
  // A text for the clipboard comes from the server after the click, and Safari lets a page write to it only within the click.
  // So the click on a button marked data-copies begins the writing, of a text that is still to come.
  let begun = null;
  document.addEventListener('click', event => {
    if (!event.target.closest?.('[data-copies]')) return;
    begun?.drop();
    begun = null;
    if (!navigator.clipboard?.write || !window.ClipboardItem) return;
    let give, drop;
    const text = new Promise((resolve, reject) => [give, drop] = [words => resolve(new Blob([words], { type: 'text/plain' })), reject]);
    text.catch(() => {});
    begun = { give, drop, written: navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]).then(() => true, () => false) };
  }, true);

  // Works on an address without TLS too, where there is no navigator.clipboard.
  const copyByEvent = text => {
    let given = false;
    const give = event => {
      event.clipboardData.setData('text/plain', text);
      event.preventDefault();
      given = true;
    };
    document.addEventListener('copy', give, { once: true });
    const done = document.execCommand('copy');
    document.removeEventListener('copy', give);
    return done && given;
  };

  window.ketenPage = {
    focus(selector) {
      const element = document.querySelector(selector);
      // What came of a form's act stands below its fields: both are in sight where both fit.
      element?.closest('form')?.querySelector('[role=status] p, .problem')?.scrollIntoView({ block: 'nearest' });
      element?.focus();
    },

    // Puts a text on the clipboard; false when the browser does not let us.
    async copy(text) {
      const own = begun;
      begun = null;
      own?.give(text);
      return (own !== null && await own.written) || copyByEvent(text);
    },

    select(selector) {
      document.querySelector(selector)?.select();
    },

    // Opens a letter in the mail program.
    mail(address) {
      location.href = address;
    },
  };

  // A page whose connection never comes looks alive and does nothing. It says so: at once where the server refuses it
  // (an address that is not the one it is set up for), after a while where the way there is only slow or shut.
  const soon = 3000;
  const late = 15000;
  const words = document.querySelector('.reconnect[data-awaits]');
  const alive = () => document.querySelector('#content[data-interactive]');
  const say = name => { if (!alive()) words.classList.add(name); };
  if (words) {
    setTimeout(async () => {
      if (alive()) return;
      const answer = await fetch('_blazor/negotiate?negotiateVersion=1', { method: 'POST' }).catch(() => null);
      if (answer?.status === 403) say('circuit-refused');
    }, soon);
    setTimeout(() => { if (!words.classList.contains('circuit-refused')) say('no-circuit'); }, late);
    new MutationObserver((_, observer) => {
      if (!alive()) return;
      words.classList.remove('no-circuit');
      observer.disconnect();
    }).observe(document.body, { attributes: true, childList: true, subtree: true, attributeFilter: ['data-interactive'] });
  }

  // Signing out in one tab ends the others. The page that follows it tells them, so that they do not ask before it is done.
  const leaving = 'ketenscan-signs-out';
  const isSignedIn = () => document.querySelector('form[action="account/logout"]') !== null;
  // Another installation may stand under another path of the same host.
  const tabs = new BroadcastChannel(`ketenscan${new URL(document.baseURI).pathname}`);
  document.addEventListener('submit', event => { if (event.target.matches('[data-signs-out]')) sessionStorage.setItem(leaving, 'true'); });
  if (sessionStorage.getItem(leaving)) {
    sessionStorage.removeItem(leaving);
    if (!isSignedIn()) tabs.postMessage('signed-out');
  }
  tabs.addEventListener('message', event => {
    if (event.data !== 'signed-out' || !isSignedIn()) return;
    // A sheet keeps what is not stored yet; of other words that were typed the browser asks whether to leave them.
    dispatchEvent(new Event('keten-signed-out'));
    const here = location.pathname + location.search + location.hash;
    location.assign(`account/login?elsewhere=true&returnUrl=${encodeURIComponent(here)}`);
  });

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

  // A dialog listens for the key only a moment after it is seen: asked again until it is gone.
  const close = (asked, tries = 25) => {
    if (!asked.isConnected || tries === 0) return;
    asked.querySelector('.mud-dialog')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true }));
    setTimeout(() => close(asked, tries - 1), 200);
  };

  addEventListener('popstate', event => {
    const samePage = location.href === shown;
    const leavesStep = onStep && !isStep(event.state);
    shown = location.href;
    onStep = isStep(event.state);
    if (!samePage) return;

    if (dialog()) close(dialog());
    else if (leavesStep) history.back();
    else if (!onStep) return;
    event.stopImmediatePropagation();
  }, true);
})();
