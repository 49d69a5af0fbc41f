/** How the routine is followed at a school: every open case with its step, its owner and its date. */

import { get, post } from './api.js';
import { el, fill } from './dom.js';
import { lettersBeingWritten } from './letters.js';
import { drawPage, labelled, ownPage, schoolChoice, watched } from './pages.js';
import { shares, sharesHead } from './parts.js';
import { overdueDuties, reactionTimes } from './reaction-times.js';
import { meetingHref } from './student-health.js';
import { day, words } from './words.js';

function next(row) {
  return [
    row.resting ? words.restingUntil(day(row.dueDate)) : el('strong', null, row.nextStep ?? ''),
    row.owner && el('span.sedd-small', null, row.owner),
    row.contactPerson && el('span.sedd-small', null, words.contactPersonIs(row.contactPerson)),
    row.investigationAsked && el('span.sedd-small', null, words.investigationAsked),
    row.team && el('span.sedd-small', null, words.teamHas(row.team.name, day(row.team.until)))
  ];
}

function due(row) {
  if (row.resting) return null;
  return [day(row.dueDate), row.daysOverdue > 0 && el('span.sedd-late', null, words.overdue(row.daysOverdue)), row.severity > 0 && el('span.sedd-small', null, words.takenTo(words.severities[row.severity]))];
}

/** The mobile team takes a case on until a day, prolongs it or lets go of it. */
function teamWork(row, today, done) {
  const node = el('div.sedd-team');
  const status = el('span', { role: 'status' });
  const path = `/cases/${encodeURIComponent(row.caseNumber)}/mobile-team`;
  const run = work => work().then(done, problem => fill(status, problem.message));
  const ask = () => {
    const id = `sedd-until-${row.caseNumber}`;
    const until = el('input.form-control', { type: 'date', id, min: today, value: row.team?.until });
    fill(
      node,
      el('label', { for: id }, words.teamUntil),
      until,
      el(
        'p.sedd-kinds',
        null,
        el('button.btn.btn-primary.btn-sm', { type: 'button', onclick: () => run(() => post(path, { until: until.value || null })) }, words.saveTeam),
        el('button.btn.btn-default.btn-sm', { type: 'button', onclick: () => begin(true) }, words.cancel)
      ),
      status
    );
    until.focus();
  };
  const begin = focus => {
    const mayTake = !row.team || row.team.own;
    const take = el(
      'button.btn.btn-default.btn-sm',
      { type: 'button', 'aria-label': row.team ? null : words.takeOnFor(row.label), onclick: ask },
      row.team ? words.prolong : words.takeOn
    );
    fill(
      node,
      el(
        'p.sedd-kinds',
        null,
        mayTake && take,
        row.team &&
          el(
            'button.btn.btn-default.btn-sm',
            { type: 'button', 'aria-label': words.letGoOf(row.label), onclick: () => run(() => post(`${path}/end`)) },
            words.letGo
          )
      ),
      status
    );
    if (focus && mayTake) take.focus();
  };
  begin(false);
  return node;
}

/** On a telephone the headings go, and each cell says what it is. */
const cell = (name, ...content) => el('td', { 'data-name': name }, content);

function table(overview, rows, team) {
  const head = [words.pupil, sharesHead(overview), words.step, words.ownerAndStep, words.due, words.lastContact];
  if (team) head.push(words.team);
  return el(
    'table.sedd-table.sedd-overview',
    null,
    el('thead', null, el('tr', null, head.map(name => el('th', { scope: 'col' }, name)))),
    el(
      'tbody',
      null,
      rows.map(row =>
        el(
          'tr',
          null,
          el('th', { scope: 'row' }, row.label, row.className && el('span.sedd-small', null, row.className)),
          cell(head[1], shares(row)),
          cell(head[2], words.levels[row.level]),
          cell(head[3], next(row)),
          cell(head[4], due(row)),
          cell(head[5], row.contacted ? day(row.contacted) : words.noContact),
          team && cell(head[6], teamWork(row, team.today, team.done))
        )
      )
    )
  );
}

function steps(list) {
  return el(
    'ul.sedd-steps',
    { 'aria-label': words.steps },
    list.map(step =>
      el(
        'li',
        null,
        el('strong', null, words.levels[step.level]),
        el('span', null, words.stepCases(step.cases)),
        el(step.overdue > 0 ? 'span.sedd-late' : 'span.sedd-small', null, words.stepLate(step.overdue)),
        step.resting > 0 && el('span.sedd-small', null, words.stepResting(step.resting)),
        step.counted > 0 && el('span.sedd-small', { title: words.keptTitle }, words.kept(step.kept, step.counted))
      )
    )
  );
}

/** Every school in one line, and below what the mobile team has taken on there. */
function allSchools(lines, choose) {
  const name = words.schoolLine;
  const head = [words.school, name.cases, name.noContact, name.late, name.resting, name.kept, words.team];
  const taken = lines.flatMap(line => line.taken.map(row => ({ ...row, school: line.name })));
  return [
    el(
      'table.sedd-table.sedd-overview',
      null,
      el('thead', null, el('tr', null, head.map(text => el('th', { scope: 'col' }, text)))),
      el(
        'tbody',
        null,
        lines.map(line =>
          el(
            'tr',
            null,
            el(
              'th',
              { scope: 'row' },
              el('button.btn.btn-link.sedd-school', { type: 'button', onclick: () => choose(line.schoolId) }, line.name)
            ),
            cell(head[1], line.cases),
            cell(head[2], line.withoutContact),
            cell(head[3], line.overdue > 0 ? el('span.sedd-late', null, String(line.overdue)) : '0'),
            cell(head[4], line.resting),
            cell(head[5], line.counted > 0 ? words.kept(line.kept, line.counted) : '–'),
            cell(head[6], line.taken.length)
          )
        )
      )
    ),
    el('h2', null, words.teamTaken),
    taken.length === 0
      ? el('p', null, words.teamNothing)
      : el(
          'ul.sedd-taken',
          null,
          taken.map(row =>
            el(
              'li',
              null,
              el('strong', null, row.label),
              ` ${[row.className, row.school].filter(Boolean).join(' · ')} `,
              el('span.sedd-small', null, `${words.levels[row.level]} · ${words.teamHas(row.team.name, day(row.team.until))}`)
            )
          )
        )
  ];
}

function page(node, schools) {
  const status = el('p.sedd-status', { role: 'status', 'aria-live': 'polite' });
  const results = el('div.sedd-results');
  const figures = el('div');
  const school = schoolChoice('sedd-watched', schools, {
    before: schools.length > 1 && el('option', { value: '' }, words.allMySchools)
  });
  const late = el('input', { type: 'checkbox', id: 'sedd-late' });
  const onlyLate = el('div', null, el('label', { for: 'sedd-late' }, late, ` ${words.onlyLate}`));
  let overview = null;

  const choose = schoolId => {
    school.value = schoolId;
    load().then(() => school.focus());
  };
  const show = () => {
    const rows = late.checked ? overview.rows.filter(row => row.daysOverdue > 0) : overview.rows;
    const team = overview.mayTakeOn && { today: overview.today, done: () => load() };
    status.className = 'sedd-status';
    fill(status, overview.rows.length === 0 ? words.overviewNone : words.overviewCases(rows.length));
    fill(
      results,
      el('p', null, el('a', { href: meetingHref(overview.schoolId) }, words.eht.title)),
      overview.rows.length > 0 && steps(overview.steps),
      rows.length > 0 && table(overview, rows, team),
      overview.missingData > 0 && el('p.sedd-note', null, words.missingData(overview.missingData))
    );
  };
  const load = async () => {
    const asked = school.value;
    onlyLate.hidden = !asked;
    fill(status, words.loading);
    fill(figures, asked && overdueDuties(asked), asked && reactionTimes(asked));
    try {
      const answer = await get(asked ? `/overview?schoolId=${encodeURIComponent(asked)}` : '/overviews');
      if (asked !== school.value) return;
      if (asked) {
        overview = answer;
        show();
      } else {
        status.className = 'sedd-status';
        fill(status);
        fill(results, allSchools(answer, choose));
      }
    } catch (problem) {
      status.className = 'sedd-status sedd-refused';
      fill(status, problem.message);
      fill(results);
    }
  };
  school.addEventListener('change', load);
  late.addEventListener('change', () => overview && show());

  drawPage(
    node,
    { title: words.overviewTitle },
    el('p', null, words.overviewHint),
    el(
      'div.sedd-search',
      null,
      labelled(school, schools),
      onlyLate
    ),
    lettersBeingWritten(),
    status,
    results,
    figures
  );
  load();
}

export const overviewPages = ownPage({
  id: 'sedd-overview',
  path: '/overview',
  link: words.overview,
  title: words.overviewTitle,
  priority: 90,
  linkPriority: 190,
  schools: watched,
  show: page
});
