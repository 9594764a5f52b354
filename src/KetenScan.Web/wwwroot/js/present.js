// The keys of a presentation, as presenters and remote controls send them: they follow the links of the page.
(() => {
  const links = { ArrowRight: 'next', PageDown: 'next', ' ': 'next', ArrowLeft: 'prev', PageUp: 'prev', Escape: 'up' };
  document.addEventListener('keydown', event => {
    const page = document.querySelector('[data-present]');
    const link = links[event.key];
    if (!page || !link || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || document.querySelector('dialog[open]')) return;
    // The space bar presses a button that has the focus.
    if (event.key === ' ' && event.target.matches('a, button')) return;
    event.preventDefault();
    page.querySelector(`a[rel="${link}"]`)?.click();
  });
  document.addEventListener('click', event => {
    if (!event.target.closest?.('[data-fullscreen]')) return;
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  });
})();
