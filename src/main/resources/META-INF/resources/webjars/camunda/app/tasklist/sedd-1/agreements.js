/** Agreements with partners: on the school's page, and beside the tasks about one. */

import { post, root } from './api.js';
import { el } from './dom.js';
import { choice, folded, line, part, tick } from './page-parts.js';
import { answers, section } from './parts.js';
import { fullDay, words } from './words.js';

const w = words.neighbourhood;

/** Whether a task of this process definition is about an agreement. */
export const isAboutAgreement = definition => /^partner-agreement:/.test(definition ?? '');

/** The agreement with its history, on a page of its own that prints. */
function whole(one) {
  const href = `${root.replace(/\/api$/, '')}/agreements/${encodeURIComponent(one.number)}`;
  return el('p', null, el('a', { href, target: '_blank', rel: 'noopener' }, w.wholeAgreement));
}

const waits = one => one.waits && el(one.late ? 'p.sedd-note' : 'p', null, one.waits, one.late && ` ${w.reviewLate}`);

/** Beside a task about an agreement: what is known of it. */
export function agreementBeside(one) {
  const party = ({ party: name, signedBy, contributes }) =>
    el('p', null, w.signedBy(name, signedBy), contributes && [el('br'), el('span.sedd-small', null, contributes)]);
  return section(
    w.agreement,
    el('p', null, el('strong', null, one.title)),
    answers([
      [w.parties, one.parties.map(party)],
      [w.goal, one.purpose],
      [w.scope, one.scope],
      [w.commitments, one.commitments],
      [w.signed, one.signedOn && fullDay(one.signedOn)],
      [w.validUntil, one.signedOn && (one.validUntil ? fullDay(one.validUntil) : w.untilEnded)],
      [w.nextReview, one.nextReview && fullDay(one.nextReview)],
      [w.text, one.reference],
      [w.annexes, one.annexes.length > 0 && one.annexes.map(annex => el('p', null, `${annex.title}: ${annex.reference}`))]
    ]),
    whole(one)
  );
}

/** The school's agreements; whoever leads can begin one. */
export function agreements(answer, schoolId) {
  return part(
    'sedd-agreements',
    w.agreements,
    null,
    answer.agreements.length === 0
      ? el('p', null, w.noAgreements)
      : answer.agreements.map(one =>
          el(
            'div.sedd-place',
            null,
            el('h3', null, one.title),
            el('p', null, [w.states[one.state], one.reach === 'municipality' && w.municipality].filter(Boolean).join(' · ')),
            el('p.sedd-small', null, one.parties.map(party => party.party).join(', ')),
            waits(one),
            whole(one)
          )
        ),
    answer.canLead &&
      folded(
        w.addAgreement,
        [
          line('title', w.agreementTitle, { required: true }),
          ...(answer.offices.length > 0
            ? [choice('office', w.office, [['', w.noOffice], ...answer.offices.map(office => [office.id, office.name])])]
            : []),
          line('partner', answer.offices.length > 0 ? w.partner2 : w.partner),
          tick('municipality', w.forMunicipality)
        ],
        async ({ title, office, partner, municipality }) => {
          const { taskId } = await post('/agreements', { schoolId, title, offices: [office ?? ''], parties: [partner], municipality });
          location.hash = `#/?task=${encodeURIComponent(taskId)}`;
        }
      )
  );
}
