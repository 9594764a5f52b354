// The numbers and marks on the page, from what is filled in. The words for each number come from the server, which knows the languages.
export function showProgress(sheet) {
  const words = element => JSON.parse(element.dataset.words);
  const put = (element, at, list = words(element)) => {
    const text = list[Math.min(at, list.length - 1)];
    if (element.textContent !== text) element.textContent = text;
  };
  const answered = {};
  const asked = {};
  for (const section of sheet.querySelectorAll('section[data-step]')) {
    const questions = [...section.querySelectorAll('fieldset[data-question]:has(input[type=radio])')];
    asked[section.dataset.step] = questions.length;
    answered[section.dataset.step] = questions.filter(question => question.querySelector(':checked')).length;
  }
  const sum = numbers => Object.values(numbers).reduce((total, one) => total + one, 0);
  const given = sum(answered);

  for (const element of sheet.querySelectorAll('[data-count]')) {
    const of = element.dataset.count;
    put(element, of === 'all' ? given : of === 'open' ? sum(asked) - given : answered[of]);
  }
  // The question whether to hand in with so many open statements, when there are more or fewer of them by now.
  const asks = sheet.querySelector('[data-asks]');
  if (asks && Number(asks.dataset.asks) !== sum(asked) - given) {
    asks.nextElementSibling.hidden = false;
    asks.remove();
  }
  const minutes = words(sheet.querySelector('[data-minutes-list]'));
  for (const element of sheet.querySelectorAll('[data-minutes]')) put(element, given, minutes);

  const priorities = sheet.querySelector('[data-most]');
  const boxes = [...priorities.querySelectorAll('input[type=checkbox]')];
  const chosen = boxes.filter(box => box.checked).length;
  for (const element of sheet.querySelectorAll('[data-chosen]')) put(element, chosen);
  for (const box of boxes) box.disabled = !box.checked && chosen >= Number(priorities.dataset.most);

  for (const cell of sheet.querySelectorAll('[data-commented]'))
    cell.textContent = sheet.querySelector(`[name="comment-${cell.dataset.commented}"]`).value.trim() === '' ? '–' : cell.dataset.yes;

  for (const bar of sheet.querySelectorAll('[data-bar]')) {
    const step = bar.dataset.bar;
    if (asked[step] > 0) bar.style.width = `${100 * answered[step] / asked[step]}%`;
    else if (priorities.closest(`[data-step="${step}"]`)) bar.style.width = chosen > 0 ? '100%' : '0';
  }
  for (const button of sheet.querySelectorAll('[data-hands-in] button')) button.disabled = given === 0;
}
