/** Contacts with others outside the school: who waits for whose answer, and the way to begin one. */

import { post } from './api.js';
import { el, fill } from './dom.js';
import { section } from './parts.js';
import { day, words } from './words.js';

const KIND = 'request-cooperation';

function line(contact) {
  return el(
    'li',
    null,
    el('strong', null, contact.with ?? words.outsideSomebody),
    contact.advice && el('span.sedd-small', null, words.outsideAdvice),
    el('span.sedd-small', null, words.outsideBegun(contact.owner, day(contact.begunOn))),
    el(contact.late ? 'span.sedd-note' : 'span.sedd-small', null, words.outsideAnswer(day(contact.answerBy), contact.late))
  );
}

function beginning(pupilId) {
  const status = el('p.sedd-status', { role: 'status', 'aria-live': 'polite' });
  const begin = async event => {
    const pressed = event.currentTarget;
    pressed.disabled = true;
    fill(status, words.beginning);
    status.className = 'sedd-status';
    try {
      const { taskId } = await post(`/pupils/${encodeURIComponent(pupilId)}/tasks`, { kind: KIND });
      location.hash = `#/?task=${encodeURIComponent(taskId)}`;
    } catch (problem) {
      pressed.disabled = false;
      status.className = 'sedd-status sedd-refused';
      fill(status, problem.message || words.failedBegin);
    }
  };
  return [el('button.btn.btn-default', { type: 'button', onclick: begin }, words.kinds[KIND]), status];
}

export function outside({ outside: found }) {
  return (
    found &&
    section(
      words.outside,
      found.waiting.length > 0 && el('ul.sedd-consents', null, found.waiting.map(line)),
      found.pupilId && beginning(found.pupilId)
    )
  );
}
