// The sheet with script: stores each change at once. Until the server confirms it, a change waits in this browser and is sent again,
// by itself, also after hours. Without this script the page is a form per step.
import { Closed, Connection, SignedOut } from './sheet/connection.js';
import { showClosed, showText, showTexts } from './sheet/not-stored.js';
import { showProgress } from './sheet/progress.js';
import { Steps } from './sheet/steps.js';
import { Waiting } from './sheet/waiting.js';

const pauses = [1000, 2000, 4000, 8000, 15000, 30000];
const typingPause = 700;

function run(sheet) {
  const waiting = new Waiting(sheet.dataset.sheet, sheet.dataset.viewer, sheet.dataset.address);
  const connection = new Connection(sheet);
  const named = (name, page = sheet) => [...page.querySelectorAll(`[data-save][name="${CSS.escape(name)}"]`)];
  const questionOf = name => sheet.querySelector(`[data-question="${CSS.escape(name)}"]`);
  const place = name => sheet.querySelector(`[data-place=${name}]`);
  let sending = null;
  let tries = 0;
  let timer = null;
  let stopped = false;

  const arrived = performance.timeOrigin + (performance.getEntriesByType('navigation')[0]?.responseStart ?? performance.now());
  let serverAhead = Number(sheet.dataset.now) - arrived;
  let lastNumber = Math.max(Number(sheet.dataset.last), ...Object.values(waiting.all).map(change => change.number));

  // Rises with each change and follows the server's clock, so that the last change wins, whichever device it came from.
  const nextNumber = () => lastNumber = Math.max(lastNumber + 1, Math.round(Date.now() + serverAhead));

  function followClock(now) {
    const estimate = now - Date.now();
    // Too low by the time that the answer was on its way, so the highest is the best; unless the clock of this device was set.
    serverAhead = Math.abs(estimate - serverAhead) > 60000 ? estimate : Math.max(serverAhead, estimate);
  }

  function valueOf(fields) {
    if (fields[0].type === 'checkbox') return fields.filter(box => box.checked).map(box => box.value).join(',');
    const value = (fields[0].type === 'radio' ? fields.find(radio => radio.checked) : fields[0])?.value ?? '';
    return value.toWellFormed?.() ?? value;
  }

  function fill(name, value) {
    for (const field of named(name)) {
      if (field.type === 'radio') field.checked = field.value === value;
      else if (field.type === 'checkbox') field.checked = value.split(',').includes(field.value);
      else if (field.value !== value) field.value = value;
    }
  }

  const say = key => { place('spoken').textContent = place('spoken').dataset[key]; };

  function mark() {
    const all = waiting.all;
    for (const question of sheet.querySelectorAll('[data-question]')) {
      const waits = !stopped && question.dataset.question in all;
      question.toggleAttribute('data-sending', waits);
      question.toggleAttribute('data-unsaved', waits && tries > 0);
    }
    const line = place('waiting');
    line.hidden = tries === 0 || stopped || waiting.count === 0 || !place('signed-out').hidden;
    if (line.hidden) return;
    const words = JSON.parse(line.dataset.words);
    line.textContent = words[Math.min(waiting.count, words.length - 1)] + (waiting.isKeptByBrowser ? '' : ` ${line.dataset.keepOpen}`);
  }

  function hold(field) {
    const { name } = field;
    waiting.hold({ kind: field.dataset.save, name, value: valueOf(named(name)), number: nextNumber() });
    questionOf(name).removeAttribute('data-refused');
    mark();
    showProgress(sheet);
  }

  function askToSignIn() {
    place('signed-out').querySelector('a').href = `account/login?returnUrl=${encodeURIComponent(location.pathname + location.search)}`;
    place('signed-out').hidden = false;
  }

  function refuse(name, why) {
    const question = questionOf(name);
    if (!question) return;
    question.removeAttribute('data-saved');
    question.setAttribute('data-refused', '');
    question.querySelector('.refused').textContent = `! ${why}`;
    place('spoken').textContent = why;
  }

  // What appears above an answer must not move it while somebody is about to press it.
  function inPlace(question, change) {
    const before = question.getBoundingClientRect().top;
    change();
    scrollBy({ top: question.getBoundingClientRect().top - before, behavior: 'instant' });
  }

  // A later change from another device is stored. A click that it replaces can be made again, a text can be copied.
  function replace(name, value, stored) {
    const isText = questionOf(name).querySelector('textarea') !== null;
    fill(name, stored);
    refuse(name, isText && value !== '' ? sheet.dataset.olderText : sheet.dataset.older);
    if (isText && value !== '') inPlace(questionOf(name), () => showText(place('not-stored'), value));
  }

  // The sheet takes nothing more: it was handed in or closed elsewhere, or is no longer the visitor's. A text that waits can be copied.
  function stop(why) {
    stopped = true;
    for (const name of Object.keys(waiting.all)) refuse(name, why);
    place('refused').querySelector('p').textContent = why;
    place('refused').hidden = false;
    for (const field of sheet.querySelectorAll('[data-save]')) {
      if (field.matches('textarea')) field.readOnly = true;
      else field.disabled = true;
    }
    showTexts(place('not-stored'), waiting);
    place('refused').scrollIntoView({ block: 'center' });
  }

  function take(results, sent) {
    const stops = results.find(one => one.stops);
    if (stops) return stop(stops.why);

    for (const one of results) {
      const isLatest = waiting.all[one.name]?.number === one.number;
      const { value } = sent.find(change => change.name === one.name);
      waiting.release(one);
      if (one.outcome === 'refused') {
        refuse(one.name, one.why);
      } else if (one.outcome === 'older' && one.value !== value) {
        if (isLatest) replace(one.name, value, one.value);
      } else {
        questionOf(one.name)?.setAttribute('data-saved', '');
        // What was sent may have been chosen in another tab, which shares what waits.
        if (isLatest) fill(one.name, value);
      }
    }
    const stored = results.filter(one => one.name !== 'step' && one.outcome === 'stored');
    if (stored.length === 0) return;
    waiting.confirmed = Math.max(waiting.confirmed, ...stored.map(one => one.number));
    say('saved');
  }

  async function sendAll() {
    for (let changes; !stopped && (changes = Object.values(waiting.all)).length > 0;) {
      const { changes: outcomes, now } = await connection.send(changes);
      if (now > 0) followClock(now);
      take(outcomes, changes);
      if (stopped) return;
      place('signed-out').hidden = true;
      place('offline').hidden = true;
      tries = 0;
      mark();
      showProgress(sheet);
    }
  }

  function send() {
    clearTimeout(timer);
    return sending ??= sendAll()
      .catch(problem => {
        if (problem instanceof SignedOut) askToSignIn();
        if (problem instanceof Closed) return location.replace(sheet.dataset.address);
        if (tries++ === 0 && waiting.count > 0) say('unsaved');
        timer = setTimeout(send, pauses[Math.min(tries, pauses.length) - 1]);
      })
      .finally(() => { sending = null; mark(); });
  }

  // Fills in what is stored by now: another tab or device can have changed it, and a page that was asked for while a change was on its way
  // can have been made before that change was stored.
  async function refresh() {
    let now;
    try {
      now = await connection.current();
    } catch (problem) {
      if (problem instanceof SignedOut) askToSignIn();
      if (problem instanceof Closed && waiting.count === 0) location.replace(sheet.dataset.address);
      return;
    }
    place('signed-out').hidden = true;
    if (stopped) return;
    if (now.dataset.submitted !== sheet.dataset.submitted) {
      if (waiting.count === 0) location.replace(`${sheet.dataset.address}?step=${steps.current}`);
      return;
    }
    // Made before the newest change was stored.
    if (Number(now.dataset.last) < waiting.confirmed) return;
    lastNumber = Math.max(lastNumber, Number(now.dataset.last));
    const all = waiting.all;
    for (const question of now.querySelectorAll('[data-question]')) {
      const name = question.dataset.question;
      if (name in all || questionOf(name).hasAttribute('data-refused')) continue;
      const value = valueOf(named(name, now));
      // The server trims a comment, also one that is still being written.
      if (value.trim() !== valueOf(named(name)).trim()) fill(name, value);
      questionOf(name).toggleAttribute('data-saved', question.hasAttribute('data-saved'));
    }
    showProgress(sheet);
  }

  const steps = new Steps(sheet, step => {
    if (stopped || sheet.dataset.submitted === 'true') return;
    waiting.hold({ kind: 'step', name: 'step', value: step, number: nextNumber() });
    send();
  });

  // Everything is stored by click: the buttons of a step only move.
  let isLeaving = false;
  async function leave(form, submitter) {
    if (isLeaving) return;
    isLeaving = true;
    form.setAttribute('aria-busy', 'true');
    await sendAndLeave(form, submitter);
    form.removeAttribute('aria-busy');
    isLeaving = false;
  }

  async function sendAndLeave(form, submitter) {
    place('offline').hidden = true;
    // A change that was made while others were on their way leaves with the next request.
    if (!stopped && waiting.count > 0) await Promise.resolve(sending).then(send);
    if (!stopped && waiting.count > 0 && !form.matches('[data-signs-out]')) return place('waiting').scrollIntoView({ block: 'nearest' });
    if (form.matches('[data-after-storing]') && !await canSubmit()) return;
    form.setAttribute('data-leaves', '');
    form.requestSubmit(submitter);
    form.removeAttribute('data-leaves');
  }

  // Asks first, because a form that fails shows a page of the browser. What the server refuses, it says itself.
  async function canSubmit() {
    try {
      await connection.current();
    } catch (problem) {
      if (problem instanceof Closed) return true;
      if (problem instanceof SignedOut) askToSignIn();
      const notice = place(problem instanceof SignedOut ? 'signed-out' : 'offline');
      notice.hidden = false;
      notice.scrollIntoView({ block: 'nearest' });
      return false;
    }
    return true;
  }

  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.matches('[data-step-form]')) {
      event.preventDefault();
      steps.open(event.submitter?.value ?? Number(steps.current) + 1);
    } else if (!form.hasAttribute('data-leaves') && (form.matches('[data-after-storing]') || (form.matches('[data-signs-out]') && waiting.count > 0))) {
      event.preventDefault();
      event.stopImmediatePropagation();
      leave(form, event.submitter);
    }
  }, true);

  sheet.addEventListener('change', event => {
    if (stopped || !event.target.matches('[data-save]')) return;
    // What is typed is held as it is typed: leaving the field is not another change.
    if (!event.target.matches('textarea')) hold(event.target);
    send();
  });

  let typing = null;
  sheet.addEventListener('input', event => {
    if (stopped || !event.target.matches('textarea[data-save]')) return;
    hold(event.target);
    questionOf(event.target.name).querySelector('[data-full]').hidden = event.target.value.length < event.target.maxLength;
    clearTimeout(typing);
    typing = setTimeout(send, typingPause);
  });

  // A digit answers the statement that has the focus. Enter would send the form, which moves to the next step.
  sheet.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !event.target.matches('[data-save]:not(textarea)')) return;
    if (event.key === 'Enter') event.preventDefault();
    if (!/^[0-9]$/.test(event.key)) return;
    const radio = event.target.closest('fieldset').querySelector(`input[type=radio][value="${event.key}"]`);
    if (!radio || radio.matches(':disabled')) return;
    event.preventDefault();
    radio.focus();
    if (!radio.checked) radio.click();
  });

  // Another tab with this sheet: each sends what waits in both.
  addEventListener('storage', () => {
    if (stopped) return;
    for (const change of Object.values(waiting.all)) fill(change.name, change.value);
    if (waiting.count === 0 && sheet.querySelector('[data-sending]')) {
      tries = 0;
      refresh();
    }
    mark();
    showProgress(sheet);
  });
  for (const name of ['online', 'pageshow', 'focus']) addEventListener(name, send);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) send(); });
  addEventListener('focus', refresh);
  addEventListener('pageshow', event => { if (event.persisted) refresh(); });
  addEventListener('beforeunload', event => { if (waiting.count > 0 && !waiting.isKeptByBrowser) event.preventDefault(); });

  if (sheet.dataset.submitted === 'true') {
    if (waiting.count > 0) stop(sheet.dataset.submittedText);
    else waiting.clear();
  } else {
    for (const change of Object.values(waiting.all)) fill(change.name, change.value);
  }
  mark();
  showProgress(sheet);
  sheet.setAttribute('data-ready', '');
  send();
  if (waiting.confirmed > Number(sheet.dataset.last)) refresh();
}

const sheet = document.querySelector('[data-sheet]');
const closed = document.querySelector('[data-sheet-closed]');
if (sheet) run(sheet);
else if (closed) showClosed(closed, closed.querySelector('[data-place=not-stored]'));
