// The sheet with script: stores each change at once. Until the server confirms it, a change waits in this browser and is sent again,
// by itself, also after hours. Without this script the page is a form per step.
import { Connection, SignedOut } from './sheet/connection.js';
import { showKept } from './sheet/kept.js';
import { showProgress } from './sheet/progress.js';
import { Steps } from './sheet/steps.js';
import { Waiting } from './sheet/waiting.js';

const pauses = [1000, 2000, 4000, 8000, 15000, 30000];
const typingPause = 700;
const mostAtOnce = 100;

function run(sheet) {
  const waiting = new Waiting(sheet.dataset.sheet, sheet.dataset.viewer);
  const connection = new Connection(sheet);
  const named = name => [...sheet.querySelectorAll(`[data-save][name="${CSS.escape(name)}"]`)];
  const questionOf = name => sheet.querySelector(`[data-question="${CSS.escape(name)}"]`);
  const place = name => sheet.querySelector(`[data-place=${name}]`);
  let sending = null;
  let tries = 0;
  let timer = null;
  let stopped = false;

  // Rises with each change and follows the server's clock, so that the last change wins, whichever device it came from.
  const arrived = performance.timeOrigin + (performance.getEntriesByType('navigation')[0]?.responseStart ?? performance.now());
  let ahead = Number(sheet.dataset.now) - arrived;
  let last = Math.max(Number(sheet.dataset.last), ...Object.values(waiting.all).map(change => change.number));
  const number = () => last = Math.max(last + 1, Math.round(Date.now() + ahead));

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
    waiting.hold({ kind: field.dataset.save, name, value: valueOf(named(name)), number: number() });
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

  // The sheet takes nothing more: it was handed in or closed elsewhere, or is no longer the visitor's. What waits can be copied.
  function stop(why) {
    stopped = true;
    for (const name of Object.keys(waiting.all)) refuse(name, why);
    place('refused').querySelector('p').textContent = why;
    place('refused').hidden = false;
    for (const field of sheet.querySelectorAll('[data-save]')) {
      if (field.matches('textarea')) field.readOnly = true;
      else field.disabled = true;
    }
    showKept(place('kept'), [waiting]);
    place('refused').scrollIntoView({ block: 'center' });
  }

  function take(results, sent) {
    const stops = results.find(one => one.stops);
    if (stops) return stop(stops.why);

    for (const one of results) {
      const isLatest = waiting.all[one.name]?.number === one.number;
      waiting.release(one);
      if (one.outcome === 'refused') refuse(one.name, one.why);
      else questionOf(one.name)?.setAttribute('data-saved', '');
      // What was sent may have been chosen in another tab, which shares what waits.
      if (isLatest && one.outcome !== 'refused') fill(one.name, one.outcome === 'older' ? one.value : sent.find(change => change.name === one.name).value);
    }
    if (results.some(one => one.name !== 'step' && one.outcome === 'stored')) say('saved');
  }

  async function sendAll() {
    for (let changes; !stopped && (changes = Object.values(waiting.all).slice(0, mostAtOnce)).length > 0;) {
      const { changes: outcomes, now } = await connection.send(changes);
      // Every estimate is too low, by the time that the answer was on its way.
      ahead = Math.max(ahead, now - Date.now());
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
        if (tries++ === 0 && waiting.count > 0) say('unsaved');
        timer = setTimeout(send, pauses[Math.min(tries, pauses.length) - 1]);
      })
      .finally(() => { sending = null; mark(); });
  }

  // A change that was made while others were on their way leaves with the next request.
  const sendNow = async () => { if (sending) await sending; await send(); };
  const sendWhatWaits = () => { if (!stopped && Object.keys(waiting.all).length > 0) send(); };

  const steps = new Steps(sheet, step => {
    if (stopped || sheet.dataset.submitted === 'true') return;
    waiting.hold({ kind: 'step', name: 'step', value: step, number: number() });
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
    if (!stopped && waiting.count > 0) await sendNow();
    if (!stopped && waiting.count > 0 && !form.matches('[data-signs-out]')) return place('waiting').scrollIntoView({ block: 'center' });
    const answers = form.matches('[data-after-storing]') ? await connection.answers() : 'yes';
    if (answers === 'signed out') {
      askToSignIn();
      return place('signed-out').scrollIntoView({ block: 'center' });
    }
    if (answers === 'no') {
      place('offline').hidden = false;
      return place('offline').scrollIntoView({ block: 'center' });
    }
    form.setAttribute('data-leaves', '');
    form.requestSubmit(submitter);
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
    hold(event.target);
    send();
  });

  let typing = null;
  sheet.addEventListener('input', event => {
    if (stopped || !event.target.matches('textarea[data-save]')) return;
    hold(event.target);
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

  addEventListener('storage', () => {
    if (stopped) return;
    for (const change of Object.values(waiting.all)) fill(change.name, change.value);
    mark();
    showProgress(sheet);
  });
  for (const name of ['online', 'pageshow', 'focus']) addEventListener(name, sendWhatWaits);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) sendWhatWaits(); });
  addEventListener('beforeunload', event => { if (waiting.count > 0 && !waiting.isKeptByBrowser) event.preventDefault(); });

  if (sheet.dataset.submitted === 'true') {
    if (waiting.count === 0) waiting.clear();
    else stop(sheet.dataset.submittedText);
  } else {
    for (const change of Object.values(waiting.all)) fill(change.name, change.value);
  }
  mark();
  showProgress(sheet);
  sheet.setAttribute('data-ready', '');
  sendWhatWaits();
}

const sheet = document.querySelector('[data-sheet]');
if (sheet) run(sheet);
