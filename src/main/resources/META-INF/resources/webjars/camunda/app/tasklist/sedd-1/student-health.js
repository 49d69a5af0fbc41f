/** The student health meeting's list: every open case of a school, pupil by pupil, and what the meeting decides. */

import { get, post, root } from './api.js';
import { el, fill } from './dom.js';
import { drawPage, labelled, ownPage, schoolChoice, watched } from './pages.js';
import { shares, sharesHead } from './parts.js';
import { countedDays, day, fullDay, longDay, percent, words } from './words.js';

const w = words.eht;
const IN_A_WEEK = 7;

export const meetingHref = schoolId => `#/student-health-list?school=${encodeURIComponent(schoolId)}`;

/** Of the address of the page; Tasklist keeps what follows the question mark. */
const asked = () => new URLSearchParams(location.hash.split('?')[1] ?? '').get('school');

const dated = (text, date) => [text, date && day(date)].filter(Boolean).join(' ');

function change(row) {
  if (row.changeCounted) return countedDays(row.changeCounted, true);
  if (row.change == null) return null;
  return w.points(`${row.change > 0 ? '+' : ''}${percent(row.change)}`);
}

function contacts(row) {
  return [
    el('span', null, `${w.pupil}: ${row.pupilContacted ? day(row.pupilContacted) : words.noContact}`),
    el('span', null, `${w.home}: ${row.homeContacted ? day(row.homeContacted) : words.noContact}`)
  ];
}

function investigation({ decision, decidedOn, asked: open, organiserTold, doneOn }) {
  return [
    decision && el('span', null, dated(w.investigations[decision], decidedOn)),
    open && el('span', null, w.investigationOpen),
    organiserTold && el('span', null, dated(w.organiserTold, organiserTold)),
    doneOn && el('span', null, dated(w.investigationDone, doneOn))
  ].filter(Boolean);
}

function support({ decision, followedUp }) {
  return [decision && el('span', null, decision), followedUp && el('span', null, dated(w.followedUp, followedUp))].filter(Boolean);
}

function kept(row) {
  return row.routineKept ? words.yes : el('span.sedd-late', null, w.deviations(row.deviations));
}

function next(row) {
  if (row.restsUntil) return null;
  return [el('span', null, row.nextStep ?? ''), el('span', null, day(row.dueDate))];
}

/** The columns of the list after the pupil's name and class, in the order in which the routine has them. */
const columnsOf = listing => [
  [sharesHead(listing), shares],
  [w.change, change],
  [w.stepSince, row => [el('span', null, words.levels[row.level]), el('span', null, w.since(day(row.levelSince)))]],
  [words.assignee, row => row.owner],
  [w.nextDated, next],
  [w.daysLate, row => row.daysOverdue > 0 && el('span.sedd-late', null, String(row.daysOverdue))],
  [w.lastContact, contacts],
  [w.voice, row => row.voiceHeard && day(row.voiceHeard)],
  [w.contactPerson, row => row.contactPerson],
  [w.investigation, row => investigation(row.investigation)],
  [w.support, row => support(row.support)],
  [w.kept, kept],
  [w.team, row => row.team && [el('span', null, row.team.name), el('span', null, w.until(day(row.team.until)))]],
  [w.rests, row => row.restsUntil && [el('span', null, day(row.restsUntil)), row.restReason && el('span', null, row.restReason)]]
];

const empty = value => !value || (Array.isArray(value) && value.filter(Boolean).length === 0);

function columns(row, listing) {
  return el(
    'dl.sedd-columns-of',
    null,
    columnsOf(listing).map(([name, value]) => {
      const shown = value(row);
      return el('div', null, el('dt', null, name), el('dd', null, empty(shown) ? '–' : shown));
    })
  );
}

function decided(list) {
  return (
    list.length > 0 &&
    el(
      'ul.sedd-decided',
      null,
      list.map(one =>
        el(
          'li',
          null,
          el('strong', null, one.today ? w.decisionToday : w.decisionBefore),
          ' ',
          one.kind === 'action' ? one.text : w.kinds[one.kind],
          (one.owner || one.dueDate) &&
            el('span.sedd-small', null, ` ${[one.kind === 'action' && one.owner, one.dueDate && words.by(day(one.dueDate))].filter(Boolean).join(', ')}`),
          one.kind === 'action' && one.done && el('span.sedd-small', null, ` · ${w.done}`)
        )
      )
    )
  );
}

function plusDays(date, days) {
  const then = new Date(`${date}T00:00:00Z`);
  then.setUTCDate(then.getUTCDate() + days);
  return then.toISOString().slice(0, 10);
}

/** What the meeting decides about one pupil: text, who, when; saved with Ctrl and Enter as well. */
function decisionForm(row, listing, id, save, close) {
  const { staff } = listing.meeting;
  const status = el('p.sedd-status', { role: 'status' });
  const action = el('textarea.form-control', { id: `${id}-action`, rows: '2', maxlength: '2000' });
  const owner = el(
    'select.form-control',
    { id: `${id}-owner` },
    staff.map(one => el('option', { value: one.userId, selected: one.userId === row.ownerId }, one.name))
  );
  const due = el('input.form-control', {
    id: `${id}-due`,
    type: 'date',
    min: listing.today,
    value: plusDays(listing.today, IN_A_WEEK)
  });
  const earlier = el('input', { type: 'checkbox', id: `${id}-earlier` });
  const ofAction = el(
    'div.sedd-of-action',
    null,
    el('div.sedd-wide-field', null, el('label', { for: action.id }, w.whatToDo), action),
    el('div', null, el('label', { for: owner.id }, words.assignee), owner)
  );
  earlier.addEventListener('change', () => {
    ofAction.hidden = earlier.checked;
    due.value = earlier.checked ? listing.today : plusDays(listing.today, IN_A_WEEK);
  });
  const send = async () => {
    fill(status);
    try {
      await save(
        earlier.checked
          ? { kind: 'earlier', dueDate: due.value || null }
          : { kind: 'action', action: action.value, owner: owner.value || null, dueDate: due.value || null }
      );
    } catch (problem) {
      status.className = 'sedd-status sedd-refused';
      fill(status, problem.message);
      (earlier.checked || action.value.trim() ? due : action).focus();
    }
  };
  const form = el(
    'form.sedd-decision',
    {
      novalidate: true,
      onsubmit: event => {
        event.preventDefault();
        send();
      },
      onkeydown: event => {
        if (event.key === 'Escape') close();
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          send();
        }
      }
    },
    ofAction,
    el('div', null, el('label', { for: due.id }, words.due), due),
    !row.restsUntil && el('div', null, el('label.sedd-check', { for: earlier.id }, earlier, ` ${w.bringForward}`)),
    el(
      'p.sedd-kinds',
      null,
      el('button.btn.btn-primary', { type: 'submit' }, w.save),
      el('button.btn.btn-default', { type: 'button', onclick: close }, words.cancel)
    ),
    status
  );
  return { form, first: action };
}

/** The pupils with their buttons; what is decided stays where it was, so that nobody loses their place. */
function pupils(listing, node) {
  const { meeting } = listing;
  const buttons = [];
  const step = (from, by) => buttons[buttons.indexOf(from) + by]?.focus();

  const card = (row, index) => {
    const id = `sedd-pupil-${index}`;
    const body = el('div');
    const place = el('div');
    const status = el('span', { role: 'status' });
    const draw = () => fill(body, columns(row, listing), decided(row.decisions));
    draw();
    const heading = el(
      'header',
      null,
      el('h3', { id }, row.label, row.className && el('span.sedd-small', null, ` ${row.className}`)),
      el(`span.sedd-order.sedd-order-${row.order}`, null, w.orders[row.order])
    );
    if (!meeting?.taskId) {
      return el('li', null, el('article.sedd-eht', { 'aria-labelledby': id }, heading, body));
    }
    const save = async wanted => {
      const answer = await post(`/tasks/${encodeURIComponent(meeting.taskId)}/decisions`, {
        caseNumber: row.caseNumber,
        ...wanted
      });
      row.decisions.push(answer);
      if (answer.kind === 'earlier') row.dueDate = answer.dueDate;
      draw();
      close();
      fill(status, w.saved);
      const at = buttons.indexOf(open);
      const left = buttons.slice(at + 1).find(button => !button.row.decisions.some(one => one.today));
      (left ?? open).focus();
    };
    const open = el('button.btn.btn-default', { type: 'button', 'aria-expanded': 'false', 'aria-describedby': id }, w.decide);
    const close = () => {
      fill(place);
      open.setAttribute('aria-expanded', 'false');
      open.focus();
    };
    open.row = row;
    open.addEventListener('click', () => {
      if (open.getAttribute('aria-expanded') === 'true') return close();
      const { form, first } = decisionForm(row, listing, id, save, close);
      fill(place, form);
      open.setAttribute('aria-expanded', 'true');
      fill(status);
      first.focus();
    });
    const nothing = el('button.btn.btn-default', { type: 'button', 'aria-describedby': id }, w.nothingNew);
    nothing.addEventListener('click', () => save({ kind: 'no-change' }).catch(problem => fill(status, problem.message)));
    for (const button of [open, nothing]) {
      button.addEventListener('keydown', event => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
        event.preventDefault();
        step(open, event.key === 'ArrowDown' ? 1 : -1);
      });
    }
    buttons.push(open);
    return el(
      'li',
      null,
      el('article.sedd-eht', { 'aria-labelledby': id }, heading, body, el('p.sedd-kinds', null, open, nothing, status), place)
    );
  };
  fill(node, el('ol.sedd-eht-list', null, listing.rows.map(card)));
}

function others(title, list) {
  return (
    list.length > 0 &&
    el(
      'section.sedd-others',
      null,
      el('h2', null, title),
      el('p', null, list.map(one => [one.label, one.className].filter(Boolean).join(' ')).join(' · '))
    )
  );
}

function about(listing) {
  const { meeting } = listing;
  if (!meeting) return el('p', null, w.none);
  return [
    el('p', null, el('strong', null, w.when(longDay(meeting.meetsOn), meeting.meetsAt.slice(0, 5)))),
    meeting.agenda && el('p.sedd-note', null, meeting.agenda),
    meeting.taskId
      ? el('p', null, w.keys, ' ', el('a', { href: `#/?task=${encodeURIComponent(meeting.taskId)}` }, w.close))
      : el('p.sedd-small', null, w.readOnly)
  ];
}

function page(node, schools) {
  const status = el('p.sedd-status', { role: 'status', 'aria-live': 'polite' });
  const results = el('div.sedd-results');
  const wanted = asked();
  const school = schoolChoice('sedd-eht-school', schools, { chosen: wanted });
  const paper = el('a.btn.btn-default', { target: '_blank', rel: 'noopener' }, w.print);
  const load = async () => {
    const of = school.value;
    paper.setAttribute('href', `${root}/student-health-list/print?schoolId=${encodeURIComponent(of)}`);
    status.className = 'sedd-status';
    fill(status, words.loading);
    try {
      const listing = await get(`/student-health-list?schoolId=${encodeURIComponent(of)}`);
      if (of !== school.value) return;
      const list = el('div');
      fill(status, listing.rows.length === 0 ? words.overviewNone : w.count(listing.rows.length));
      fill(
        results,
        about(listing),
        listing.lastMeeting && el('p.sedd-small', null, w.last(fullDay(listing.lastMeeting))),
        list,
        others(w.reducedTimetable, listing.reducedTimetable),
        others(w.missingData, listing.missingData)
      );
      pupils(listing, list);
    } catch (problem) {
      status.className = 'sedd-status sedd-refused';
      fill(status, problem.message);
      fill(results);
    }
  };
  school.addEventListener('change', load);
  drawPage(
    node,
    { title: w.title, beside: el('a', { href: '#/overview' }, words.overview) },
    el(
      'div.sedd-search',
      null,
      labelled(school, schools),
      el('div', null, paper)
    ),
    status,
    results
  );
  load();
}

export const studentHealthPages = ownPage({
  id: 'sedd-student-health-list',
  path: '/student-health-list',
  link: w.link,
  title: w.title,
  priority: 85,
  linkPriority: 185,
  schools: watched,
  show: page
});

/** Beside the form of a meeting's task: how far the list has come, and the way to it. */
export function meetingBeside(listing) {
  const done = listing.rows.filter(row => row.decisions.some(one => one.today)).length;
  const counts = Object.entries(w.orders)
    .map(([order, label]) => [label, listing.rows.filter(row => row.order === order).length])
    .filter(([, n]) => n > 0);
  return [
    el('header.sedd-who', null, el('h2', null, w.title), el('p', null, listing.school)),
    listing.missed && el('p', null, el('strong', null, w.missed(longDay(listing.missed.day), listing.missed.time.slice(0, 5)))),
    listing.meeting && el('p', null, w.when(longDay(listing.meeting.meetsOn), listing.meeting.meetsAt.slice(0, 5))),
    el('p', null, el('a.btn.btn-primary', { href: meetingHref(listing.schoolId) }, w.open)),
    el('p', { role: 'status' }, w.progress(done, listing.rows.length)),
    el('ul', null, counts.map(([label, n]) => el('li', null, `${label}: ${n}`))),
    listing.meeting?.agenda && el('p.sedd-note', null, listing.meeting.agenda)
  ];
}
