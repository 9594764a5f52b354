// Browser functions that components lack: focus, the clipboard, menus, dragging, and closing a dialog with the back button.
(() => {
  // A text for the clipboard arrives from the server after the click, and Safari allows writing to the clipboard only during the click.
  // So a click on a button marked data-copies starts the write, of a text that arrives later.
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

  // Ticks each box itself, so that the browser knows what was chosen (kept.js).
  document.addEventListener('click', event => {
    const fields = event.target.closest?.('[data-ticks-all]')?.closest('fieldset');
    for (const box of fields?.querySelectorAll('input[type=checkbox]:not(:checked, :disabled)') ?? []) box.click();
  });

  // A menu closes when one of its links is followed: within a circuit the page stays.
  document.addEventListener('click', event => {
    if (event.target.closest?.('[popover] a')) event.target.closest('[popover]').hidePopover();
  });

  // The spots of a figure are one stop for Tab; arrow keys go from one to the next. Escape hides what a spot says until another is reached.
  const noTips = document.documentElement;
  document.addEventListener('keydown', event => {
    const isPresented = document.querySelector('[data-present]') !== null;
    if (event.key === 'Escape') {
      const isShown = !noTips.hasAttribute('data-no-tips') && document.querySelector('[data-moves] > :is(:hover, :focus-visible)');
      noTips.setAttribute('data-no-tips', '');
      if (isShown && isPresented) event.preventDefault();
    }
    const spots = [...event.target.closest?.('[data-moves]')?.children ?? []];
    const at = spots.indexOf(event.target);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (at < 0 || !step || isPresented || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = spots[(at + step + spots.length) % spots.length];
    for (const spot of spots) spot.tabIndex = spot === next ? 0 : -1;
    next.focus();
  });
  for (const kind of ['focusin', 'pointerover']) document.addEventListener(kind, event => {
    if (event.target.closest?.('[data-moves] > *')) noTips.removeAttribute('data-no-tips');
  });

  // Dragging a card to a column. Browsers allow a drop only where a script says so, and Firefox drags only what carries data.
  let card = null;
  const holdOver = column => {
    for (const other of document.querySelectorAll('[data-over]')) if (other !== column) other.removeAttribute('data-over');
    column?.setAttribute('data-over', '');
  };
  const letGo = () => {
    card?.removeAttribute('data-dragged');
    card = null;
    holdOver(null);
  };
  document.addEventListener('dragstart', event => {
    if (!event.target.matches?.('[data-drag]')) return;
    card = event.target;
    event.dataTransfer.setData('application/x-ketenscan-card', '');
    event.dataTransfer.effectAllowed = 'move';
    // The browser takes its picture of the card before this.
    setTimeout(() => card?.setAttribute('data-dragged', ''));
  });
  document.addEventListener('dragover', event => {
    if (!card) return dragFile(event);
    const column = event.target.closest?.('[data-drop]');
    if (column) event.preventDefault();
    holdOver(column?.contains(card) ? null : column);
  });
  // A file is dropped on a file input, by the browser itself. Dropped beside it, it would replace the page and what was typed there.
  const dragFile = event => {
    const area = event.target.closest?.('[data-takes-files]:not(:has(:disabled))');
    if (!area && event.dataTransfer.types.includes('Files') && document.querySelector('[data-takes-files]')) {
      event.preventDefault();
      event.dataTransfer.dropEffect = 'none';
    }
    holdOver(area);
  };
  document.addEventListener('dragleave', event => { if (!event.relatedTarget) holdOver(null); });
  document.addEventListener('drop', letGo);
  document.addEventListener('dragend', letGo);

  // A page without its scripts looks normal and does nothing: the server was lost while it was loaded. Blazor's own are started by reconnect.js.
  addEventListener('error', event => {
    if (!event.target.matches?.('script')) return;
    document.addEventListener('DOMContentLoaded', () => {
      const card = document.querySelector('.reconnect');
      if (!card) return;
      card.dataset.state = 'none';
      card.querySelector('[data-reload]').addEventListener('click', () => location.reload());
      const again = performance.getEntriesByType('navigation')[0]?.type === 'reload' ? 60_000 : 5_000;
      setInterval(async () => {
        const answer = await fetch('health/live', { cache: 'no-store' }).catch(() => null);
        if (answer?.ok) location.reload();
      }, again);
    });
  }, true);

  // Also works without TLS, where navigator.clipboard does not exist.
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
      // The outcome of a form is shown below its fields: scroll so that both are visible, if both fit.
      element?.closest('form')?.querySelector('[role=status] p, .problem')?.scrollIntoView({ block: 'nearest' });
      element?.focus();
    },

    // On a phone the pages of a tab are one line to scroll.
    showCurrent() {
      const page = document.querySelector('nav.pages [aria-current]');
      if (page) page.parentElement.scrollLeft = page.offsetLeft - (page.parentElement.clientWidth - page.offsetWidth) / 2;
    },

    // Copies a text to the clipboard; false when the browser does not allow it.
    async copy(text) {
      const own = begun;
      begun = null;
      own?.give(text);
      return (own !== null && await own.written) || copyByEvent(text);
    },

    select(selector) {
      document.querySelector(selector)?.select();
    },

    // Opens a mailto address in the mail program.
    mail(address) {
      location.href = address;
    },
  };

  // A browser can forbid storage altogether.
  const stored = kind => {
    try {
      return window[kind];
    } catch {
      return null;
    }
  };
  const [local, session] = [stored('localStorage'), stored('sessionStorage')];
  window.ketenSession = session;

  // What the visitor's sheets keep until it is sent (sheet/waiting.js) does not stay behind for the next user of this browser.
  const keptOfSheets = () => {
    const { viewer } = document.querySelector('[data-viewer]').dataset;
    return Object.keys(local ?? {})
      .filter(key => key.startsWith(`ketenscan-sheet:${new URL(document.baseURI).pathname}:`) && local.getItem(key).includes(`"viewer":"${viewer}"`));
  };
  const isLoss = key => !key.endsWith(':step');

  // Signing out in one tab ends the others. The page after it notifies them, so that they do not check before it is done.
  const leaving = 'ketenscan-signs-out';
  const isSignedIn = () => document.querySelector('form[action="account/logout"]') !== null;
  // Another installation may use another path of the same host.
  const tabs = new BroadcastChannel(`ketenscan${new URL(document.baseURI).pathname}`);
  document.addEventListener('submit', event => {
    const form = event.target;
    if (!form.matches('[data-signs-out]')) return;
    const waiting = keptOfSheets();
    if (waiting.some(isLoss) && !confirm(document.querySelector('[data-loses]').dataset.loses)) {
      event.preventDefault();
      return;
    }
    for (const key of waiting) local.removeItem(key);
    session?.removeItem(`ketenscan-kept${new URL(document.baseURI).pathname}`);
    session?.setItem(leaving, 'true');
  });
  if (session?.getItem(leaving)) {
    session.removeItem(leaving);
    if (!isSignedIn()) tabs.postMessage('signed-out');
  }
  tabs.addEventListener('message', event => {
    if (event.data !== 'signed-out' || !isSignedIn()) return;
    // For unsaved input the browser asks for confirmation; what is kept of forms goes (kept.js).
    dispatchEvent(new Event('keten-signed-out'));
    const here = location.pathname + location.search + location.hash;
    location.assign(`account/login?elsewhere=true&returnUrl=${encodeURIComponent(here)}`);
  });

  // An open dialog is a step in the browser's history, so that "back" closes it and not the page below. The step stays
  // when a button closes the dialog, and is skipped later: going back at once could interfere with a navigation.
  // Blazor must not see steps within one page: this listener is registered before Blazor's and stops those events.
  // A native one lies over the others.
  const dialog = () => document.querySelector('dialog[open]') ?? document.querySelector('.mud-dialog-container');
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
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ['open'] });

  // A dialog handles the key only a moment after it appears: retried until it is gone.
  const close = (asked, tries = 25) => {
    if (asked.matches('dialog')) return asked.close();
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

    const asked = dialog();
    if (asked) {
      close(asked);
      // Another one is still open below it.
      if (asked.matches('dialog') && dialog()) history.pushState({ ...history.state, ketenDialog: true }, '');
    } else if (leavesStep) history.back();
    else if (!onStep) return;
    event.stopImmediatePropagation();
  }, true);
})();
