/** What is around a school: who of the district is here today, what is on offer and who contributes, networks, agreements. */

import { get, post } from './api.js';
import { el, fill } from './dom.js';
import { ofMeetings, page } from './meetings.js';
import { ownPage } from './pages.js';
import { facts, phone, section } from './parts.js';
import { day, fullDay, words } from './words.js';

const w = words.neighbourhood;

const ABOUT = /^partner-agreement:/;

/** Whether a task of this process definition is about an agreement. */
export const isAboutAgreement = definition => ABOUT.test(definition ?? '');

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

function here({ here: people }) {
  return part(
    'sedd-here',
    w.here,
    null,
    people.length === 0
      ? el('p', null, w.nobodyHere)
      : table(
          null,
          [w.hours, w.who, w.mandate, w.where],
          people.map(one => [
            `${one.start}–${one.end}`.replaceAll(':', '.'),
            [el('strong', null, one.name), el('span.sedd-small', null, one.service)],
            one.mandate,
            [one.room, one.phone && el('span.sedd-small', null, phone(one.name, one.phone))]
          ])
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

function contributors(answer, schoolId, load) {
  const removal = one =>
    answer.canLead &&
    el(
      'button.btn.btn-default.btn-sm',
      {
        'type': 'button',
        'aria-label': w.remove(one.name),
        'onclick': () => post(`/contributors/${one.id}/removal`).then(load)
      },
      w.removeShort
    );
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

/** What its contact person can do: the next meeting, and who is in it. The names are asked for when the part is unfolded. */
function own(network, schoolId, load) {
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
        line('guardian', w.guardian, { value: '1', inputmode: 'numeric', maxlength: '1' })
      ],
      ({ way, pupilId, guardian }) => post(`/networks/${network.id}/members${way}`, { pupilId, guardian: `guardian-${guardian}` }).then(load)
    )
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
              one.mine && own(one, schoolId, load)
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

function details(one) {
  return facts([
    [w.parties, one.parties.map(party => el('p', null, w.signedBy(party.party, party.signedBy)))],
    [w.goal, one.purpose],
    [w.commitments, one.commitments],
    [w.signed, one.signedOn && fullDay(one.signedOn)],
    [w.validUntil, one.signedOn && (one.validUntil ? fullDay(one.validUntil) : w.untilEnded)],
    [w.text, one.reference],
    [w.annex, one.annex]
  ]);
}

const review = one => one.nextReview && [fullDay(one.nextReview), one.late && el('span.sedd-note', null, w.reviewLate)];

/** Beside a task about an agreement: what is known of it. */
export function agreementBeside(one) {
  return section(w.agreement, el('p', null, el('strong', null, one.title)), details(one), facts([[w.nextReview, one.nextReview && fullDay(one.nextReview)]]));
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
            el('p', null, w.states[one.state], one.reach === 'municipality' && ` · ${w.municipality}`),
            one.nextReview && el('p', null, el('strong', null, `${w.nextReview}: `), review(one)),
            el('details.sedd-folded', null, el('summary', null, w.agreement), details(one))
          )
        ),
    answer.canLead &&
      folded(
        w.addAgreement,
        [
          line('title', w.agreementTitle, { required: true }),
          line('partner', w.partner, { required: true }),
          line('partner2', w.partner2),
          tick('municipality', w.forMunicipality)
        ],
        async ({ title, partner, partner2, municipality }) => {
          const { taskId } = await post('/agreements', { schoolId, title, parties: [partner, partner2], municipality });
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
