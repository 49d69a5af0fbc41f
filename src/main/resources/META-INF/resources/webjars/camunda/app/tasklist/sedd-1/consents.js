/** What has been agreed to, and the way to take it back. */

import { forget, post, pupilOf, readAgain } from './api.js';
import { el, fill } from './dom.js';
import { folding } from './parts.js';
import { day, fullDay, words } from './words.js';

const named = (names, codes) => codes.map(code => names[code] ?? code).join(', ');

/** First a question, whose answer names who takes it back; only that ends it. */
function withdrawal(consent, taskId, scope) {
  const place = el('div.sedd-withdrawal');
  const refuse = problem => place.append(el('p.sedd-refused', { role: 'alert' }, problem.message));
  const end = async by => {
    place.querySelectorAll('button').forEach(button => (button.disabled = true));
    try {
      await post(`/tasks/${taskId}/consents/${consent.consentId}/withdrawal`, { by });
      fill(place, el('p.sedd-note', { role: 'status' }, words.withdrawn));
      forget();
      readAgain(scope);
      const stopped = await pupilOf(taskId).then(() => false, problem => problem.status === 404);
      if (stopped) globalThis.location.hash = '#/';
    } catch (problem) {
      ask();
      refuse(problem);
    }
  };
  const button = (label, onclick) => el('button.btn.btn-default', { type: 'button', onclick }, label);
  const ask = () => fill(place, button(words.withdraw, choose));
  const choose = () => {
    fill(
      place,
      el('p.sedd-small', null, words.withdrawHint),
      consent.givers.map(giver => button(words.withdrawnBy(words.givers[giver] ?? giver), () => end(giver))),
      button(words.cancel, ask)
    );
    place.querySelector('button').focus();
  };
  ask();
  return place;
}

function agreement(consent, taskId, scope) {
  return el(
    'li',
    null,
    el('strong', null, words.purposes[consent.purpose]),
    consent.covers && el('span', null, consent.covers),
    el('span.sedd-small', null, words.mayBeTold(named({ ...words.recipients, ...consent.recipientNames }, consent.recipients))),
    el('span.sedd-small', null, words.givenBy(named(words.givers, consent.givers), day(consent.givenOn))),
    consent.ended
      ? el('span.sedd-note', null, words.ended[consent.ended](day(consent.endedOn ?? consent.validUntil)))
      : [el('span.sedd-small', null, words.validUntil(fullDay(consent.validUntil))), withdrawal(consent, taskId, scope)]
  );
}

export function consents(answer, scope) {
  return (
    answer.consents.length > 0 &&
    folding(words.consents, el('ul.sedd-consents', null, answer.consents.map(consent => agreement(consent, answer.taskId, scope))))
  );
}
