import { Waiting, waitingOf } from './waiting.js';

const isText = change => change.kind === 'comment' && change.value !== '';

// Shows the texts that wait for a sheet that does not take them, to copy or to remove. An answer is a click, and is not shown; it is sent
// with the rest if the sheet is reopened.
export function showKept(notice, kept) {
  const texts = kept.flatMap(waiting => Object.values(waiting.all)).filter(isText);
  const list = notice.querySelector('[data-texts]');
  for (const { value } of texts) {
    const area = document.createElement('textarea');
    Object.assign(area, { readOnly: true, rows: 3, value });
    area.setAttribute('aria-label', list.dataset.texts);
    list.append(area);
  }
  notice.hidden = list.childElementCount === 0;
  const remove = notice.querySelector('button');
  remove.hidden = texts.length === 0;
  remove.addEventListener('click', () => {
    for (const waiting of kept) waiting.clear();
    notice.hidden = true;
  });
}

const closed = document.querySelector('[data-sheet-closed]');
if (closed) {
  const { sheetClosed: id, viewer } = closed.dataset;
  const kept = id === '' ? waitingOf(viewer) : [new Waiting(id, viewer)];
  showKept(closed.querySelector('[data-place=kept]'), kept);
  if (id !== '') for (const waiting of kept) if (!Object.values(waiting.all).some(isText)) waiting.clear();
}
