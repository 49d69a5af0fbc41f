/** That messages to the home are held back, for those who may know; and the way to hold them back or let them go. */

import { forget, post, readAgain } from './api.js';
import { el, fill } from './dom.js';
import { folding } from './parts.js';
import { day, words } from './words.js';

/** A button, then a question that takes a reason; done, the panel is read again. */
function decision({ label, hint, confirm, path, id }, scope) {
  const place = el('div.sedd-decision');
  const field = el('textarea.form-control', { id, rows: '3', maxlength: '2000' });
  const refused = el('p.sedd-refused', { role: 'alert' });
  const decide = async () => {
    try {
      await post(path, { reason: field.value });
      forget();
      readAgain(scope);
    } catch (problem) {
      fill(refused, problem.message);
      field.focus();
    }
  };
  const button = (text, onclick) => el('button.btn.btn-default.btn-sm', { type: 'button', onclick }, text);
  const ask = () => fill(place, button(label, explain));
  const explain = () => {
    fill(place, el('p.sedd-small', null, hint), el('label', { for: id }, words.whyHold), field, refused, button(confirm, decide), ' ', button(words.cancel, ask));
    field.focus();
  };
  ask();
  return place;
}

function hold(held, taskId, scope) {
  return el(
    'li',
    null,
    el('strong', null, words.heldBecause[held.reason]),
    el('span.sedd-small', null, words.heldSince(day(held.since), held.by)),
    held.mayEnd &&
      decision(
        {
          label: words.letGo,
          hint: words.letGoHint,
          confirm: words.letGo,
          path: `/tasks/${encodeURIComponent(taskId)}/holds/${encodeURIComponent(held.holdId)}/end`,
          id: `sedd-release-${held.holdId}`
        },
        scope
      )
  );
}

export function holds({ taskId, held, mayHold }, scope) {
  return (
    mayHold &&
    folding(
      words.holds,
      held.length > 0 && el('ul.sedd-consents.sedd-holds', null, held.map(each => hold(each, taskId, scope))),
      !held.some(each => each.reason === 'risk-at-home') &&
        decision(
          {
            label: words.holdBack,
            hint: words.holdHint,
            confirm: words.holdBack,
            path: `/tasks/${encodeURIComponent(taskId)}/holds`,
            id: 'sedd-hold-reason'
          },
          scope
        )
    )
  );
}
