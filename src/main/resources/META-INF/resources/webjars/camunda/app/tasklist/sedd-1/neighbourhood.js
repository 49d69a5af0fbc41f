/** What is around a school: who of the district is here today, what is on offer and who contributes, networks, agreements. */

import { agreements } from './agreements.js';
import { post } from './api.js';
import { el } from './dom.js';
import { ofMeetings, page } from './meetings.js';
import { networks } from './networks.js';
import { choice, date, folded, line, part, table, tick, twice } from './page-parts.js';
import { ownPage } from './pages.js';
import { phone } from './parts.js';
import { day, fullDay, words } from './words.js';

const w = words.neighbourhood;

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
