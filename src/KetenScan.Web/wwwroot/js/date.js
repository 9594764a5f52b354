// The calendar of a date field (Shared/DateDialog.razor), by the dialog pattern for date pickers of the ARIA practices.
(() => {
  const language = document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang;
  const written = options => new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
  const monthName = written({ month: 'long', year: 'numeric' });
  const dayName = written({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const [shortName, longName] = [written({ weekday: 'short' }), written({ weekday: 'long' })];

  // Days are counted from 1970-01-01 in UTC, so that no change of the clock makes one longer.
  const length = 86_400_000;
  const date = day => new Date(day * length);
  const dayOf = (year, month, of) => Date.UTC(year, month, of) / length;
  const today = () => {
    const now = new Date();
    return dayOf(now.getFullYear(), now.getMonth(), now.getDate());
  };
  const read = text => {
    const [, a, , b, c] = /^\s*(\d{1,2}|\d{4})([-/. ])(\d{1,2})\2(\d{1,2}|\d{4})\s*$/.exec(text ?? '') ?? [];
    if (!a) return null;
    const [year, of] = a.length === 4 ? [+a, +c] : [c.length === 4 ? +c : 2000 + +c, +a];
    const day = dayOf(year, b - 1, of);
    return date(day).getUTCMonth() === b - 1 ? day : null;
  };
  const write = day => [date(day).getUTCDate(), date(day).getUTCMonth() + 1].map(part => String(part).padStart(2, '0')).join('-') +
    `-${date(day).getUTCFullYear()}`;
  const mondayOf = day => day - (date(day).getUTCDay() + 6) % 7;
  // The same day in another month, or that month's last day.
  const inMonths = (day, months) => {
    const [year, month, of] = [date(day).getUTCFullYear(), date(day).getUTCMonth() + months, date(day).getUTCDate()];
    return Math.min(dayOf(year, month, of), dayOf(year, month + 1, 0));
  };

  // The open dialog, its field, the chosen day, the day with the focus, and the days that can be chosen.
  let dialog, field, chosen, at, first, last;
  const within = day => Math.min(Math.max(day, first), last);
  const element = (name, attributes, ...content) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
    made.append(...content);
    return made;
  };

  function cell(day, month) {
    if (date(day).getUTCMonth() !== month) return element('td', {});
    const button = element('button', {
      type: 'button', tabindex: day === at ? 0 : -1, 'data-day': day, 'aria-label': dayName.format(date(day)), 'aria-current': day === today() ? 'date' : null,
    }, date(day).getUTCDate());
    button.disabled = day < first || day > last;
    return element('td', { 'aria-selected': String(day === chosen) }, button);
  }

  function show(focus) {
    const start = dayOf(date(at).getUTCFullYear(), date(at).getUTCMonth(), 1);
    const month = date(at).getUTCMonth();
    const week = [0, 1, 2, 3, 4, 5, 6];
    dialog.querySelector('h2').textContent = monthName.format(date(at));
    dialog.querySelector('thead tr').replaceChildren(...week.map(place => {
      const day = date(mondayOf(start) + place);
      return element('th', { scope: 'col', abbr: longName.format(day) }, shortName.format(day));
    }));
    const rows = [0, 1, 2, 3, 4, 5].map(row => mondayOf(start) + row * 7).filter(monday => mondayOf(inMonths(start, 1) - 1) >= monday);
    dialog.querySelector('tbody').replaceChildren(...rows.map(monday => element('tr', {}, ...week.map(place => cell(monday + place, month)))));
    dialog.querySelector('[data-step="-1"]').disabled = start <= first;
    dialog.querySelector('[data-step="1"]').disabled = inMonths(start, 1) > last;
    if (focus) dialog.querySelector(`[data-day="${at}"]`).focus();
  }

  function choose(text) {
    dialog.close();
    field.value = text;
    for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
  }

  function open(button) {
    dialog = document.querySelector('dialog.dates');
    field = document.getElementById(button.dataset.dateOf);
    if (!dialog || !field) return;
    first = read(button.dataset.min) ?? dayOf(2000, 0, 1);
    last = read(button.dataset.max) ?? dayOf(2999, 11, 31);
    chosen = read(field.value);
    at = within(chosen ?? today());
    dialog.querySelector('[data-clear]').hidden = field.required || !field.value;
    dialog.querySelector('[data-today]').hidden = within(today()) !== today();
    show(false);
    // The browser closes a drawer that is open when a dialog opens.
    const [drawer, box] = [button.closest('[popover]:popover-open'), button.getBoundingClientRect()];
    dialog.addEventListener('close', () => {
      drawer?.showPopover();
      button.focus();
    }, { once: true });
    dialog.showModal();
    const size = dialog.getBoundingClientRect();
    const below = box.bottom + 4 + size.height < innerHeight;
    dialog.style.left = `${Math.max(8, Math.min(box.right - size.width, innerWidth - size.width - 8))}px`;
    dialog.style.top = `${Math.max(8, below ? box.bottom + 4 : Math.min(box.top - size.height - 4, innerHeight - size.height - 8))}px`;
    dialog.querySelector(`[data-day="${at}"]`).focus();
  }

  document.addEventListener('click', event => {
    const button = event.target.closest?.('button, dialog.dates');
    if (button?.dataset.dateOf) open(button);
    if (!dialog?.open || !dialog.contains(button)) return;
    const { day, step } = button.dataset;
    // A click on the dialog itself and outside its box is one beside it.
    const box = dialog.getBoundingClientRect();
    const isBeside = event.target === dialog && event.detail > 0 &&
      (event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom);
    if (day) choose(write(+day));
    else if ('today' in button.dataset) choose(write(today()));
    else if ('clear' in button.dataset) choose('');
    else if ('close' in button.dataset || isBeside) dialog.close();
    else if (step) {
      at = within(inMonths(at, +step));
      show(button.disabled);
    }
  });

  const moves = {
    ArrowLeft: () => at - 1, ArrowRight: () => at + 1, ArrowUp: () => at - 7, ArrowDown: () => at + 7,
    Home: () => mondayOf(at), End: () => mondayOf(at) + 6,
    PageUp: event => inMonths(at, event.shiftKey ? -12 : -1), PageDown: event => inMonths(at, event.shiftKey ? 12 : 1),
  };
  document.addEventListener('keydown', event => {
    const move = moves[event.key];
    if (!move || !dialog?.open || !event.target.dataset?.day) return;
    event.preventDefault();
    at = within(move(event));
    show(true);
  });
})();
