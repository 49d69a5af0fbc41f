/** Networks among guardians: on the school's page, and beside the task before a meeting of one. */

import { get, post } from './api.js';
import { el, fill } from './dom.js';
import { choice, date, folded, line, part, twice } from './page-parts.js';
import { answers, phone, section } from './parts.js';
import { day, fullDay, words } from './words.js';

const w = words.neighbourhood;

/** Whether a task of this process definition is about a network. */
export const isAboutNetwork = definition => /^guardian-network:/.test(definition ?? '');

/** Its contact person, or who leads when that person cannot, gives it to another, or ends it. */
function away(network, staff, load) {
  return [
    folded(
      w.handOver,
      [choice('userId', w.newContact, [['', ''], ...staff.filter(one => one.name !== network.contactPerson).map(one => [one.userId, one.name])])],
      values => post(`/networks/${network.id}/contact`, values).then(load)
    ),
    el(
      'details.sedd-folded',
      null,
      el('summary', null, w.end),
      el('p', null, w.endHint),
      el('p', null, twice({}, w.end, w.endSure, () => post(`/networks/${network.id}/end`).then(load)))
    )
  ];
}

/** What its contact person can do: the next meeting, and who is in it. The names are asked for when the part is unfolded. */
function own(network, schoolId, staff, load) {
  const members = el('div', null);
  const list = el('select.form-control', null);
  const show = async () => {
    const names = await get(`/networks/${network.id}/members`);
    fill(
      members,
      el('h4', null, w.membersNow),
      names.length === 0
        ? el('p', null, w.nobodyYet)
        : el(
            'ul.sedd-contacts',
            null,
            names.map(one =>
              el(
                'li',
                null,
                one.name,
                one.phone && [' ', phone(one.name, one.phone)],
                el('span.sedd-small', null, w.since(day(one.since)))
              )
            )
          )
    );
    const found = await get(`/pupils?schoolId=${encodeURIComponent(schoolId)}&query=${encodeURIComponent(network.className ?? '')}`);
    fill(list, found.map(one => el('option', { value: one.pupilId }, `${one.label} (${one.className})`)));
  };
  return el(
    'details.sedd-folded',
    { ontoggle: event => event.target.open && event.target === event.currentTarget && show() },
    el('summary', null, w.mine),
    members,
    folded(
      w.meetingDay,
      [date('date', w.meetingDay, network.nextMeeting), line('place', w.meetingPlace, { value: network.meetingPlace })],
      values => post(`/networks/${network.id}/meeting`, { date: values.date || null, place: values.place || null }).then(load)
    ),
    folded(
      w.membersChange,
      [
        choice('way', w.way, [['', w.join], ['/leave', w.leave]]),
        { key: 'pupilId', label: w.pupil, make: () => list },
        choice('guardian', w.guardian, ['1', '2', '3', '4'].map(n => [n, w.guardianNumber(n)]))
      ],
      ({ way, pupilId, guardian }) => post(`/networks/${network.id}/members${way}`, { pupilId, guardian: `guardian-${guardian}` }).then(load)
    ),
    away(network, staff, load)
  );
}

/** Beside the task before a meeting of a network: which network, when and where. The names are on its page. */
export function networkBeside(one) {
  return section(
    w.network,
    el('p', null, el('strong', null, one.name)),
    answers([
      [w.meetingDay, one.nextMeeting && [fullDay(one.nextMeeting), one.meetingPlace].filter(Boolean).join(', ')],
      [w.forWhom, one.className ?? w.wholeSchool],
      [w.purposeOf, one.purpose],
      [w.membersNow, w.members(one.members)]
    ]),
    el('p', null, el('a', { href: '#/neighbourhood' }, w.toPage))
  );
}

/** The school's networks; whoever leads can begin one. */
export function networks(answer, schoolId, load) {
  return part(
    'sedd-networks',
    w.networks,
    w.networksHint,
    answer.networks.length === 0
      ? el('p', null, w.noNetworks)
      : el(
          'div.sedd-places',
          null,
          answer.networks.map(one =>
            el(
              'div.sedd-place',
              null,
              el('h3', null, one.name),
              el('p.sedd-small', null, one.className ?? w.wholeSchool),
              el('p', null, one.purpose),
              el('p.sedd-small', null, w.contactPerson(one.contactPerson), ' · ', w.members(one.members)),
              el('p', null, one.nextMeeting ? w.nextMeeting(day(one.nextMeeting), one.meetingPlace) : w.noMeeting),
              one.mine && own(one, schoolId, answer.staff, load),
              !one.mine && one.mayHandOver && el('details.sedd-folded', null, el('summary', null, w.mine), away(one, answer.staff, load))
            )
          )
        ),
    answer.canLead &&
      folded(
        w.addNetwork,
        [
          line('name', w.networkName, { required: true }),
          choice('className', w.class, [['', w.wholeSchool], ...answer.classes.map(name => [name, name])]),
          line('purpose', w.purpose, { required: true })
        ],
        values => post('/networks', { ...values, schoolId, className: values.className || null }).then(load)
      )
  );
}
