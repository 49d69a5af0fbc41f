/** That messages to the home are held back, for those who may know; and the way to hold them back or let them go. */

import { forget, get, post, readAgain } from './api.js';
import { el, fill } from './dom.js';
import { folding } from './parts.js';
import { day, words } from './words.js';

/** A button, then a question that takes a reason, and a last day where it may have one. */
function decision({ label, hint, path, id, lastDay }, done) {
  const place = el('div.sedd-hold');
  const reason = el('textarea.form-control', { id, rows: '3', maxlength: '2000' });
  const until = lastDay && el('input.form-control', { id: `${id}-until`, type: 'date', 'aria-describedby': `${id}-until-hint` });
  const refused = el('p.sedd-refused', { role: 'alert' });
  const decide = async () => {
    try {
      await post(path, { reason: reason.value, ...(until && { until: until.value || null }) });
      done();
    } catch (problem) {
      fill(refused, problem.message);
      reason.focus();
    }
  };
  const button = (text, onclick) => el('button.btn.btn-default.btn-sm', { type: 'button', onclick }, text);
  const ask = () => fill(place, button(label, explain));
  const explain = () => {
    fill(
      place,
      el('p.sedd-small', null, hint),
      el('label', { for: id }, words.whyHold),
      reason,
      until && [el('label', { for: until.id }, words.holdUntil), until, el('p.sedd-small', { id: `${id}-until-hint` }, words.holdUntilHint)],
      refused,
      el('p.sedd-kinds', null, button(label, decide), button(words.cancel, ask))
    );
    reason.focus();
  };
  ask();
  return place;
}

function hold(held, path, id, done) {
  return el(
    'li',
    null,
    el('strong', null, words.heldBecause[held.reason]),
    el('span.sedd-small', null, words.heldSince(day(held.since), held.by), held.until && words.heldUntil(day(held.until))),
    held.mayEnd &&
      decision(
        {
          label: words.letMessagesGo,
          hint: words.letGoHint,
          path: `${path}/${encodeURIComponent(held.holdId)}/end`,
          id: `${id}-release-${held.holdId}`
        },
        done
      )
  );
}

function content(held, path, id, done) {
  return [
    held.length > 0 && el('ul.sedd-consents.sedd-holds', null, held.map(each => hold(each, path, id, done))),
    !held.some(each => each.reason === 'risk-at-home') &&
      decision({ label: words.holdBack, hint: words.holdHint, path, id: `${id}-reason`, lastDay: true }, done)
  ];
}

/** Beside a task; what was decided is read again with the panel. */
export function holds({ taskId, held, mayHold }, scope) {
  const done = () => {
    forget();
    readAgain(scope);
  };
  return mayHold && folding(words.holds, content(held, `/tasks/${encodeURIComponent(taskId)}/holds`, 'sedd-hold', done));
}

/** On the pupils' page, for a pupil with whom the reader works. */
export function holdsOf(pupil) {
  const path = `/pupils/${encodeURIComponent(pupil.pupilId)}/holds`;
  const place = el('div', { role: 'status' });
  const read = async () => {
    try {
      fill(place, ...content(await get(path), path, `sedd-hold-${pupil.pupilId}`, read));
    } catch (problem) {
      fill(place, el('p.sedd-refused', null, problem.message));
    }
  };
  read();
  return el('section.sedd-section', null, el('h2', null, words.holds), place);
}
