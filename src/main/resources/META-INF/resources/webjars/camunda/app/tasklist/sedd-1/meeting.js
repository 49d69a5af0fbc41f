/** Beside a task about a tverrfaglig møte: the meeting and its partners for the school, the invitation for a partner. */

import { root } from './api.js';
import { el } from './dom.js';
import { answers, facts, folding, phone, section } from './parts.js';
import { day, words } from './words.js';

const ABOUT = /^(multidisciplinary-meeting|late-partner|partner-invitation|agreed-action):/;

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
        [words.meetingPlace, invitation.place],
        [words.school, invitation.school],
        [words.meetingQuestions, invitation.contact && contact(invitation.contact)],
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
  return (
    action &&
    section(
      action.ofHome ? words.askHome : words.agreedAction,
      el('p', null, action.words),
      facts([[words.agreedUntil, day(action.dueOn)]]),
      action.ofHome && el('p.sedd-note', null, words.askHomeHow)
    )
  );
}

/** Questions of forms and what somebody has answered, as rows. */
const asRows = said => said.map(({ label, value }) => [label, value]);

/** What the family asked for, for whoever arranges or leads the meeting. */
function wished({ wish }) {
  return (
    wish &&
    wish.said.length > 0 &&
    section(
      words.wished,
      answers([...asRows(wish.said), [words.fromCase, wish.caseNumber]]),
      el('p.sedd-small', null, wish.guardianLeads ? words.guardianLeads : words.projectLeads),
      wish.anonymous && el('p.sedd-note', null, words.withoutName)
    )
  );
}

function open(address, label, name) {
  return el('a', { href: address, target: '_blank', rel: 'noopener', 'aria-label': words.letterOf(label, name) }, label);
}

function copy(taskId, { reader, to, way }) {
  const name = to ?? words.copyOf[reader] ?? words.minutes;
  const address = `${root}/tasks/${encodeURIComponent(taskId)}/minutes/${encodeURIComponent(reader)}`;
  return el(
    'li',
    null,
    name !== words.minutes && el('strong', null, name),
    reader !== 'school' && el('span.sedd-small', null, words.copyWays[way]),
    el(
      'span.sedd-letter-links',
      null,
      open(`${address}.html`, words.letterRead, name),
      open(`${address}.pdf`, words.letterPaper, name)
    )
  );
}

function written({ minutes }, taskId) {
  return (
    minutes &&
    section(
      words.minutes,
      el('p.sedd-small', null, minutes.approvedOn ? words.minutesApproved(day(minutes.approvedOn)) : words.minutesDraft),
      minutes.said.length > 0 && answers(asRows(minutes.said)),
      minutes.withheld && el('p.sedd-note', { role: 'alert' }, minutes.withheld),
      !minutes.withheld && minutes.copies.length === 0 && el('p.sedd-note', null, words.minutesNotForYou),
      !minutes.withheld && minutes.copies.length > 0 && el('ul.sedd-letters', null, minutes.copies.map(one => copy(taskId, one)))
    )
  );
}

function planned({ when, answersBy, days, partners, number, course }) {
  const isHeld = Number.isInteger(days);
  return (
    number &&
    (when || partners.length > 0) &&
    section(
      words.meeting,
      facts([
        [words.meetingWhen, when],
        [words.answerBy, answersBy && !isHeld && day(answersBy)],
        [words.daysFromWish, isHeld && String(days)]
      ]),
      course.length > 0 && answers(asRows(course)),
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
              partner.deputy && el('span.sedd-small', null, `${words.deputy}: ${partner.deputy}`),
              partner.message && el('span', null, `«${partner.message}»`),
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
export const meetingParts = (meeting, taskId) => [
  invited(meeting),
  promised(meeting),
  written(meeting, taskId),
  planned(meeting),
  wished(meeting),
  offered(meeting)
];
