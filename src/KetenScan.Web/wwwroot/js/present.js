// The keys of a presentation, as presenters and remote controls send them: they follow the links of the page.
(() => {
  const links = { ArrowRight: 'next', PageDown: 'next', ' ': 'next', ArrowLeft: 'prev', PageUp: 'prev', Escape: 'up' };
  const scrolls = [' ', 'PageDown', 'PageUp'];
  const hasMore = rel => rel === 'next' ? scrollY + innerHeight < document.documentElement.scrollHeight - 2 : scrollY > 0;
  document.addEventListener('keydown', event => {
    const page = document.querySelector('[data-present]');
    const rel = event.key === ' ' && event.shiftKey ? 'prev' : links[event.key];
    if (!page || !rel || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || document.querySelector('dialog[open]')) return;
    const link = page.querySelector(`a[rel="${rel}"]`);
    // The space bar presses a button that has the focus; a screen that is longer than the window is scrolled to its end first.
    if (!link || (event.key === ' ' && event.target.matches('a, button')) || (scrolls.includes(event.key) && hasMore(rel))) return;
    event.preventDefault();
    link.click();
  });
  document.addEventListener('click', event => {
    if (!event.target.closest?.('[data-fullscreen]')) return;
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  });
})();
