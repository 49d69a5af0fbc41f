/** The meeting times of a school and whose they are, and who its partners are. */

import { get, root } from './api.js';
import { el, fill } from './dom.js';
import { drawPage, labelled, ownPage, schoolChoice } from './pages.js';
import { phone } from './parts.js';
import { day, longDay, words } from './words.js';

/** The schools that have such meetings, partners and what is around them. */
export const ofMeetings = answer => answer.meetings;

/**
 * A page about one of somebody's schools: heading, choice of the school, and what `draw` makes of the answer; it is given the way to
 * read everything anew. What `more` says is asked for besides the school.
 */
export function page(node, schools, { id, title, hint, other, path, more = () => '', draw }) {
  const status = el('p.sedd-status', { role: 'status', 'aria-live': 'polite' });
  const results = el('div.sedd-results');
  const school = schoolChoice(id, schools);
  const load = async () => {
    const asked = school.value;
    status.className = 'sedd-status';
    fill(status, words.loading);
    try {
      const answer = await get(`${path}?schoolId=${encodeURIComponent(asked)}${more()}`);
      if (asked !== school.value) return;
      fill(status);
      fill(results, draw(answer, load));
    } catch (problem) {
      status.className = 'sedd-status sedd-refused';
      fill(status, problem.message);
      fill(results);
    }
  };
  school.addEventListener('change', load);
  drawPage(
    node,
    { title },
    el('p', null, hint, [other].flat().map(link => [' ', el('a.sedd-other', { href: link.href }, link.name)])),
    schools.length > 1 && el('div.sedd-search', null, labelled(school, schools)),
    status,
    results
  );
  if (schools.length > 0) load();
}

const hours = time => `${time.start.slice(11, 16)}–${time.end.slice(11, 16)}`.replaceAll(':', '.');

function whose(time) {
  const { meeting } = time;
  if (!meeting) return el(time.free ? 'span.sedd-free' : 'span', null, time.free ? words.timeFree : words.timeTaken);
  return [
    meeting.pupil ? el('strong', null, meeting.pupil) : el('strong', null, words.invitedThere),
    meeting.className && ` ${meeting.className}`,
    meeting.held && el('span.sedd-small', null, words.meetingHeld),
    meeting.partners.map(partner => el('span.sedd-small', null, `${partner.name}: ${words.partnerStates[partner.state]}`))
  ];
}

/** Where all times of a day have one room, it stands with the day. */
function ofDay(one, today) {
  const rooms = new Set(one.times.map(time => time.room));
  const head = [words.meetingTime, rooms.size > 1 && words.meetingRoom, words.meeting].filter(Boolean);
  const title = one.day === today ? words.todayIs(longDay(one.day)) : longDay(one.day);
  return el(
    'table.sedd-table.sedd-overview.sedd-times-of-day',
    null,
    el('caption', null, el('strong', null, title), rooms.size === 1 && `, ${one.times[0].room}`),
    el('thead', null, el('tr', null, head.map(name => el('th', { scope: 'col' }, name)))),
    el(
      'tbody',
      null,
      one.times.map(time =>
        el(
          'tr',
          null,
          el('th', { scope: 'row' }, hours(time)),
          rooms.size > 1 && el('td', { 'data-name': words.meetingRoom }, time.room),
          el('td', { 'data-name': words.meeting }, whose(time))
        )
      )
    )
  );
}

function times({ days, today }) {
  const drawn = list => list.map(one => ofDay(one, today));
  const ahead = days.filter(one => !one.past);
  const past = days.filter(one => one.past).reverse();
  return [
    ahead.length === 0 ? el('p', null, words.noTimes) : drawn(ahead),
    past.length > 0 && [el('h2', null, words.meetingsBefore), drawn(past)]
  ];
}

function contact(person) {
  return el(
    'li',
    null,
    el('strong', null, person.name),
    person.leads && el('span.sedd-small', null, words.leadsOffice),
    person.phone && [' ', phone(person.name, person.phone)],
    person.email && [' ', el('a', { href: `mailto:${person.email}` }, person.email)],
    person.phoneHour && el('span.sedd-small', null, words.phoneHourIs(person.phoneHour)),
    !person.present && el('span.sedd-small', null, person.away ? words.awayUntil(day(person.away)) : words.away),
    person.deputy && el('span.sedd-small', null, words.deputyIs(person.deputy))
  );
}

function place(service, where) {
  const title = service.everywhere ? words.allDistricts : where.district ? words.district(where.district) : words.otherDistricts;
  return el(
    'div.sedd-place',
    null,
    el('h3', null, title),
    where.office && el('p', null, el('strong', null, where.office)),
    el(where.office ? 'p' : 'p.sedd-note', null, where.help, !where.office && [' ', phone(title, where.phone)]),
    where.office &&
      (where.contacts.length > 0
        ? el('ul.sedd-contacts', { 'aria-label': words.contactsAt(where.office) }, where.contacts.map(contact))
        : el('p.sedd-note', null, words.noContactPerson))
  );
}

/** No agreement in any district: said once, with whom to ring in each. */
function nowhere({ places }) {
  const name = where => (where.district ? words.district(where.district) : words.otherDistricts);
  return [
    el('p.sedd-note', null, places[0].help),
    el('ul.sedd-leaflets', null, places.map(where => el('li', null, `${name(where)}: `, phone(name(where), where.phone))))
  ];
}

function register({ schoolId, leaflets, services }) {
  const base = root.replace(/\/api$/, '');
  return [
    el(
      'section.sedd-part',
      null,
      el('h2', null, words.forFamilies),
      el('p', null, words.forFamiliesHint),
      el(
        'ul.sedd-leaflets',
        null,
        leaflets.map(leaflet =>
          el(
            'li',
            null,
            el(
              'a',
              {
                href: `${base}/partners/${encodeURIComponent(schoolId)}?language=${leaflet.language}`,
                target: '_blank',
                rel: 'noopener',
                lang: leaflet.language
              },
              leaflet.name
            ),
            leaflet.draft && el('span.sedd-small', null, words.leafletDraft)
          )
        )
      )
    ),
    services.length === 0
      ? el('p', null, words.noPartners)
      : services.map(service =>
          el(
            'section.sedd-part',
            null,
            el('h2', null, service.name),
            el('p', null, el('strong', null, `${words.mandate}: `), service.mandate),
            el('p', null, el('strong', null, `${words.roleInMeeting}: `), service.role),
            service.places.some(where => where.office)
              ? el('div.sedd-places', null, service.places.map(where => place(service, where)))
              : nowhere(service)
          )
        )
  ];
}

export const meetingsPages = [
  ...ownPage({
    id: 'sedd-meetings',
    path: '/meetings',
    link: words.meetings,
    title: words.meetingsTitle,
    priority: 84,
    linkPriority: 184,
    schools: ofMeetings,
    show: (node, schools) =>
      page(node, schools, {
        id: 'sedd-meetings-school',
        title: words.meetingsTitle,
        hint: words.meetingsHint,
        other: [
          { href: '#/partners', name: words.partnersTitle },
          ...(schools.some(school => school.figures) ? [{ href: '#/meeting-figures', name: words.meetingFigures.title }] : [])
        ],
        path: '/school-meetings',
        draw: times
      })
  }),
  ...ownPage({
    id: 'sedd-partners',
    path: '/partners',
    link: words.partners,
    title: words.partnersTitle,
    priority: 83,
    linkPriority: 183,
    schools: ofMeetings,
    show: (node, schools) =>
      page(node, schools, {
        id: 'sedd-partners-school',
        title: words.partnersTitle,
        hint: words.partnersHint,
        other: { href: '#/meetings', name: words.meetingsTitle },
        path: '/partners',
        draw: register
      })
  })
];
