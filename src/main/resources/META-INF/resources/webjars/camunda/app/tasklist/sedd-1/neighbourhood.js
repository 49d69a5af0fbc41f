/** What is around a school: who of the district is here today, what is on offer and who contributes, networks, agreements. */

import { get, post, root } from './api.js';
import { el, fill } from './dom.js';
import { ofMeetings, page } from './meetings.js';
import { ownPage } from './pages.js';
import { answers, phone, section } from './parts.js';
import { day, fullDay, words } from './words.js';

const w = words.neighbourhood;

/** Whether a task of this process definition is about an agreement. */
export const isAboutAgreement = definition => /^partner-agreement:/.test(definition ?? '');

/** Whether a task of this process definition is about a network. */
export const isAboutNetwork = definition => /^guardian-network:/.test(definition ?? '');

function part(id, title, hint, ...content) {
  return el('section.sedd-part', { 'aria-labelledby': id }, el('h2', { id }, title), hint && el('p', null, hint), content);
}

function table(caption, columns, rows) {
  return el(
    'table.sedd-table.sedd-overview.sedd-fixed',
    null,
    caption && el('caption', null, caption),
    el('thead', null, el('tr', null, columns.map(name => el('th', { scope: 'col' }, name)))),
    el(
      'tbody',
      null,
      rows.map(([first, ...rest]) =>
        el('tr', null, el('th', { scope: 'row' }, first), rest.map((cell, n) => el('td', { 'data-name': columns[n + 1] }, cell)))
      )
    )
  );
}

/** A folded form: its fields, and what happens with their values; a refusal is said where the button is. */
function folded(title, fields, send) {
  const status = el('p.sedd-status', { role: 'status', 'aria-live': 'polite' });
  const inputs = fields.map(field => ({ ...field, input: field.make() }));
  const submit = async event => {
    event.preventDefault();
    const button = form.querySelector('button');
    button.disabled = true;
    status.className = 'sedd-status';
    fill(status, words.loading);
    try {
      const read = ({ input }) => (input.type === 'checkbox' ? input.checked : input.value);
      await send(Object.fromEntries(inputs.map(field => [field.key, read(field)])));
      fill(status);
    } catch (problem) {
      status.className = 'sedd-status sedd-refused';
      fill(status, problem.message);
    }
    button.disabled = false;
  };
  const form = el(
    'form.sedd-fields',
    { onsubmit: submit },
    inputs.map(({ label, input }) =>
      input.type === 'checkbox' ? el('label.sedd-tick', null, input, ' ', label) : el('label', null, el('span', null, label), input)
    ),
    el('button.btn.btn-default', { type: 'submit' }, w.save),
    status
  );
  return el('details.sedd-folded', null, el('summary', null, title), form);
}

const line = (key, label, attributes) => ({ key, label, make: () => el('input.form-control', { type: 'text', maxlength: '200', ...attributes }) });
const date = (key, label, value) => ({ key, label, make: () => el('input.form-control', { type: 'date', value }) });
const tick = (key, label) => ({ key, label, make: () => el('input', { type: 'checkbox' }) });
const choice = (key, label, options) => ({
  key,
  label,
  make: () => el('select.form-control', null, options.map(([value, name]) => el('option', { value }, name)))
});

const hours = one => `${one.start}–${one.end}`.replaceAll(':', '.');
const person = one => [el('strong', null, one.name), el('span.sedd-small', null, one.service)];
const place = one => [one.room, one.phone && el('span.sedd-small', null, phone(one.name, one.phone))];

/** Who is there today; folded below it who is there on which days of the week. */
function here({ here: people, presences, date: today }) {
  const period = one => [one.from > today && w.fromDay(day(one.from)), one.until && w.untilDay(day(one.until))].filter(Boolean).join(' ');
  return part(
    'sedd-here',
    w.here,
    null,
    people.length === 0
      ? el('p', null, w.nobodyHere)
      : table(
          null,
          [w.hours, w.who, w.mandate, w.where],
          people.map(one => [hours(one), person(one), one.mandate, place(one)])
        ),
    presences.length > 0 &&
      el(
        'details.sedd-folded',
        null,
        el('summary', null, w.regularly),
        table(
          null,
          [w.when, w.who, w.mandate, w.where],
          presences.map(({ weekday, who, ...one }) => [
            [weekday ? w.weekdays[weekday] : w.everyDay, el('span.sedd-small', null, hours(who)), period(one) && el('span.sedd-small', null, period(one))],
            person(who),
            who.mandate,
            place(who)
          ])
        )
      )
  );
}

function offers({ offers: all }) {
  return part(
    'sedd-offers',
    w.offers,
    w.offersHint,
    all.length === 0
      ? el('p', null, w.noOffers)
      : Object.entries(w.kinds)
          .map(([kind, title]) => [title, all.filter(one => one.kind === kind)])
          .filter(([, some]) => some.length > 0)
          .map(([title, some]) =>
            table(
              title,
              [w.offer, w.time, w.places],
              some.map(one => [
                [one.name, el('span.sedd-small', null, [one.contributor, one.place].filter(Boolean).join(', '))],
                [
                  one.hours,
                  el('span.sedd-small', null, w.fromTo(day(one.from), day(one.until))),
                  one.leader && el('span.sedd-small', null, w.leads(one.leader))
                ],
                el(one.used < one.places ? 'span.sedd-free' : 'span', null, w.used(one.used, one.places))
              ])
            )
          )
  );
}

/** A button that is pressed twice, because what it does cannot be undone; a refusal is said in its place. */
function twice(attributes, name, sure, send) {
  const press = ({ currentTarget: button }) => {
    if (button.textContent === sure) {
      send().catch(problem => fill(button.parentElement, problem.message));
    } else {
      fill(button, sure);
      button.removeAttribute('aria-label');
    }
  };
  return el('button.btn.btn-default.btn-sm', { ...attributes, type: 'button', onclick: press }, name);
}

function contributors(answer, schoolId, load) {
  const removal = one =>
    answer.canLead &&
    twice({ 'aria-label': w.remove(one.name) }, w.removeShort, w.removeSure, () => post(`/contributors/${one.id}/removal`).then(load));
  return part(
    'sedd-contributors',
    w.contributors,
    w.contributorsHint,
    answer.contributors.length === 0
      ? el('p', null, w.noContributors)
      : el(
          'ul.sedd-contacts',
          null,
          answer.contributors.map(one =>
            el(
              'li',
              null,
              el('strong', null, one.contributes),
              el('span.sedd-small', null, `${one.name} (${w.contributorKinds[one.kind]}), ${one.contact}`),
              el('span.sedd-small', null, w.keptUntil(fullDay(one.keepUntil)), ' ', removal(one))
            )
          )
        ),
    answer.canLead &&
      folded(
        w.addContributor,
        [
          choice('kind', w.kind, Object.entries(w.contributorKinds)),
          line('name', w.name, { required: true }),
          line('contact', w.contact, { required: true }),
          line('contributes', w.contributes, { required: true }),
          date('keepUntil', w.keepUntil),
          tick('consent', w.consent)
        ],
        values => post('/contributors', { ...values, schoolId, keepUntil: values.keepUntil || null }).then(load)
      )
  );
}

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

function networks(answer, schoolId, load) {
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

function agreements(answer, schoolId) {
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

function draw(answer, load) {
  const { schoolId } = answer;
  return [
    here(answer),
    offers(answer),
    contributors(answer, schoolId, load),
    networks(answer, schoolId, load),
    agreements(answer, schoolId)
  ];
}

export const neighbourhoodPages = ownPage({
  id: 'sedd-neighbourhood',
  path: '/neighbourhood',
  link: w.link,
  title: w.title,
  priority: 82,
  linkPriority: 182,
  schools: ofMeetings,
  show: (node, schools) =>
    page(node, schools, {
      id: 'sedd-neighbourhood-school',
      title: w.title,
      hint: w.hint,
      other: { href: '#/partners', name: words.partnersTitle },
      path: '/neighbourhood',
      draw
    })
});
