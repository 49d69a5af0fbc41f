/** Beside a task about a tverrfaglig møte: the meeting and its partners for the school, the invitation for a partner. */

import { el } from './dom.js';
import { facts, folding, phone, section } from './parts.js';
import { day, words } from './words.js';

const ABOUT = /^(multidisciplinary-meeting|partner-invitation|agreed-action):/;

/** Whether a task of this process definition is about a meeting. */
export const isAboutMeeting = definition => ABOUT.test(definition ?? '');

function contact(person) {
  return el('span.sedd-small', null, person.name, person.phone && [' ', phone(person.name, person.phone)]);
}

function invited({ invitation }) {
  return (
    invitation &&
    section(
      words.invitation,
      facts([
        [words.meetingWhen, invitation.when],
        [words.school, invitation.school],
        [words.answerBy, day(invitation.answerBy)],
        [words.pupil, invitation.pupil],
        [words.class, invitation.className],
        [words.meetingWish, invitation.wish]
      ]),
      el('p.sedd-small', null, invitation.guardianLeads ? words.guardianLeads : words.projectLeads),
      el('p.sedd-note', null, invitation.anonymous ? words.withoutName : words.consentCovers)
    )
  );
}

function promised({ action }) {
  return action && section(words.agreedAction, el('p', null, action));
}

function planned({ when, answersBy, days, partners, number }) {
  return (
    number &&
    (when || partners.length > 0) &&
    section(
      words.meeting,
      facts([
        [words.meetingWhen, when],
        [words.answerBy, answersBy && day(answersBy)],
        [words.daysFromWish, days && String(days)]
      ]),
      partners.length > 0 &&
        el(
          'ul.sedd-consents',
          null,
          partners.map(partner =>
            el(
              'li',
              null,
              el('strong', null, partner.name),
              el('span', null, words.partnerStates[partner.state]),
              partner.contacts.map(contact)
            )
          )
        )
    )
  );
}

function offered({ offers }) {
  return (
    offers.length > 0 &&
    folding(
      words.offers,
      el(
        'ul.sedd-consents',
        null,
        offers.map(offer =>
          el(
            'li',
            null,
            el('strong', null, offer.name),
            offer.office && el('span', null, offer.office),
            el(offer.office ? 'span' : 'span.sedd-note', null, offer.help),
            el('span.sedd-small', null, `${offer.mandate} ${offer.role}`),
            offer.contacts.map(contact)
          )
        )
      )
    )
  );
}

/** The parts that come before the pupil's, in their order. */
export const meetingParts = meeting => [invited(meeting), promised(meeting), planned(meeting), offered(meeting)];
