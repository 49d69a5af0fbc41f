/** How the routine is followed at a school: every open case with its step, its owner and its date. */

import { get, me } from './api.js';
import { el, fill } from './dom.js';
import { overdueDuties, reactionTimes } from './reaction-times.js';
import { day, percent, words } from './words.js';

const watched = answer => answer.schools.filter(school => school.watches);

export const overviewLink = {
  id: 'sedd-overview-link',
  pluginPoint: 'tasklist.navbar.action',
  priority: 190,
  render(node) {
    me().then(
      answer => watched(answer).length > 0 && fill(node, el('a', { href: '#/overview' }, words.overview)),
      () => fill(node)
    );
  }
};

function absence(row) {
  if (row.validPercent == null) return words.sharesUnknown;
  const sum = percent(row.validPercent + row.invalidPercent);
  return [
    el('strong', null, `${sum} %`),
    el('span.sedd-small', null, words.shares(percent(row.validPercent), percent(row.invalidPercent), percent(row.unknownPercent)))
  ];
}

function next(row) {
  return [
    row.resting ? words.restingUntil(day(row.dueDate)) : el('strong', null, row.nextStep ?? ''),
    row.owner && el('span.sedd-small', null, row.owner),
    row.contactPerson && el('span.sedd-small', null, words.contactPersonIs(row.contactPerson)),
    row.investigationAsked && el('span.sedd-small', null, words.investigationAsked)
  ];
}

function due(row) {
  if (row.resting) return null;
  return [day(row.dueDate), row.daysOverdue > 0 && el('span.sedd-late', null, words.overdue(row.daysOverdue)), row.severity > 0 && el('span.sedd-small', null, words.takenTo(words.severities[row.severity]))];
}

/** On a telephone the headings go, and each cell says what it is. */
const cell = (name, ...content) => el('td', { 'data-name': name }, content);

function table(rows) {
  const head = [words.pupil, words.absenceShares, words.step, words.ownerAndStep, words.due, words.lastContact];
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
          cell(head[1], absence(row)),
          cell(head[2], words.levels[row.level]),
          cell(head[3], next(row)),
          cell(head[4], due(row)),
          cell(head[5], row.contacted ? day(row.contacted) : words.noContact)
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
        step.resting > 0 && el('span.sedd-small', null, words.stepResting(step.resting))
      )
    )
  );
}

function page(node, schools) {
  const status = el('p.sedd-status', { role: 'status', 'aria-live': 'polite' });
  const results = el('div.sedd-results');
  const figures = el('div');
  const school = el(
    'select.form-control',
    { id: 'sedd-watched' },
    schools.map(one => el('option', { value: one.schoolId }, one.name))
  );
  const late = el('input', { type: 'checkbox', id: 'sedd-late' });
  let overview = null;

  const show = () => {
    const rows = late.checked ? overview.rows.filter(row => row.daysOverdue > 0) : overview.rows;
    status.className = 'sedd-status';
    fill(status, overview.rows.length === 0 ? words.overviewNone : words.overviewCases(rows.length));
    fill(
      results,
      overview.rows.length > 0 && steps(overview.steps),
      rows.length > 0 && table(rows),
      overview.missingData > 0 && el('p.sedd-note', null, words.missingData(overview.missingData))
    );
  };
  const load = async () => {
    const asked = school.value;
    fill(status, words.loading);
    fill(figures, overdueDuties(asked), reactionTimes(asked));
    try {
      const answer = await get(`/overview?schoolId=${encodeURIComponent(asked)}`);
      if (asked !== school.value) return;
      overview = answer;
      show();
    } catch (problem) {
      status.className = 'sedd-status sedd-refused';
      fill(status, problem.message);
      fill(results);
    }
  };
  school.addEventListener('change', load);
  late.addEventListener('change', () => overview && show());

  fill(
    node,
    el(
      'main.sedd-pupils.sedd-wide',
      null,
      el('p', null, el('a', { href: '#/' }, `‹ ${words.backToTasks}`)),
      el('h1', { tabindex: '-1' }, words.overviewTitle),
      el('p', null, words.overviewHint),
      el(
        'div.sedd-search',
        null,
        schools.length > 1 && el('div', null, el('label', { for: 'sedd-watched' }, words.school), school),
        el('div', null, el('label', { for: 'sedd-late' }, late, ` ${words.onlyLate}`))
      ),
      status,
      results,
      figures
    )
  );
  node.querySelector('h1').focus();
  load();
}

export const overviewPage = {
  id: 'sedd-overview',
  pluginPoint: 'tasklist.route',
  priority: 90,
  properties: { path: '/overview', label: words.overviewTitle },
  render(node) {
    node.className = 'sedd-page';
    fill(node, el('p.sedd-loading', { role: 'status' }, words.loading));
    me().then(
      answer => page(node, watched(answer)),
      problem => fill(node, el('p.sedd-refused', { role: 'alert' }, problem.message))
    );
  }
};
