// Shows one of the steps, which are all in the document, with its address, title and focus, without asking the server.
export class Steps {
  #sheet;
  #sections;
  #opened;
  #first;

  // opened is called with the number of a step that the owner opened.
  constructor(sheet, opened) {
    this.#sheet = sheet;
    this.#sections = [...sheet.querySelectorAll('section[data-step]')];
    this.#opened = opened;
    this.#first = this.current;
    addEventListener('popstate', () => {
      this.#showAddress();
      this.#opened(this.current);
    });
    document.addEventListener('click', event => {
      const link = event.target.closest?.('a[data-to]');
      if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.open(link.dataset.to, new URL(link.href).hash.slice(1));
    });
    if (location.hash) this.#showAddress();
  }

  get current() { return this.#sections.find(section => !section.hidden).dataset.step; }

  open(step, question = '') {
    if (`${step}` !== this.current || question)
      history.pushState(null, '', `${this.#sheet.dataset.address}?step=${step}${question ? `#${question}` : ''}`);
    this.#show(step, question);
    this.#opened(`${step}`);
  }

  #showAddress() { this.#show(new URL(location.href).searchParams.get('step') ?? this.#first, location.hash.slice(1)); }

  #show(step, id) {
    const section = this.#sections.find(one => one.dataset.step === `${step}`) ?? this.#sections.at(step > this.#sections.length ? -1 : 0);
    for (const one of this.#sections) one.hidden = one !== section;
    for (const link of this.#sheet.querySelectorAll('.steps [data-to]')) {
      if (link.dataset.to === section.dataset.step) link.setAttribute('aria-current', 'step');
      else link.removeAttribute('aria-current');
    }
    document.title = section.dataset.title;
    const question = id ? document.getElementById(id) : null;
    const focused = section.contains(question) ? question.querySelector('input') : null;
    if (focused) question.scrollIntoView({ block: 'center' });
    else scrollTo(0, 0);
    (focused ?? section.querySelector('h1')).focus({ preventScroll: true });
  }
}
