import { Waiting, waitingOf } from './waiting.js';

const isText = change => change.kind === 'comment' && change.value !== '';

const textsOf = waiting => Object.values(waiting.all).filter(isText);

// Adds a text to those that can be copied. An answer is a click, and is not shown.
export function showText(notice, value) {
  const list = notice.querySelector('[data-texts]');
  const area = document.createElement('textarea');
  Object.assign(area, { readOnly: true, rows: 3, value });
  area.setAttribute('aria-label', list.dataset.texts);
  list.append(area);
  notice.hidden = false;
}

function offerToRemove(notice, remove) {
  const button = notice.querySelector('button');
  button.hidden = false;
  button.addEventListener('click', () => {
    remove();
    notice.hidden = true;
  });
}

// For a sheet that takes nothing now: the texts that wait can be copied, or removed. With the answers they are sent if it is reopened.
export function showTexts(notice, waiting) {
  const texts = textsOf(waiting);
  if (texts.length === 0) return;
  for (const { value } of texts) showText(notice, value);
  offerToRemove(notice, () => { for (const text of texts) waiting.release(text); });
}

// For the page of a sheet that takes nothing more. Without a text there is nothing to keep.
export function showClosed({ dataset: { sheetClosed: id, viewer, address } }, notice) {
  const kept = id === '' ? waitingOf(viewer, address) : [new Waiting(id, viewer, address)];
  const texts = kept.flatMap(textsOf);
  const forget = () => { for (const waiting of kept) waiting.clear(); };
  for (const { value } of texts) showText(notice, value);
  if (texts.length > 0) offerToRemove(notice, forget);
  else forget();
}
