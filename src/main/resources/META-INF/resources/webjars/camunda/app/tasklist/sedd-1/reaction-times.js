/** How the routine keeps its days at a school: what is late, and how long each step takes. */

import { get } from './api.js';
import { el, fill } from './dom.js';
import { drawPage, labelled, ownPage, schoolChoice } from './pages.js';
import { day, percent, words } from './words.js';

/** On a telephone the headings go, and each cell says what it is. */
const cell = (name, ...content) => el('td', { 'data-name': name }, content);

function table(caption, head, rows) {
  return el(
    'table.sedd-table.sedd-overview',
    null,
    el('caption', null, caption),
    el('thead', null, el('tr', null, head.map(name => el('th', { scope: 'col' }, name)))),
    el('tbody', null, rows)
  );
}

/** A part that loads itself; a school that is not the reader's has none. */
function part(load, show) {
  const node = el('section.sedd-part', null, el('p.sedd-loading', { role: 'status' }, words.loading));
  load().then(
    answer => fill(node, show(answer)),
    problem => (problem.status === 404 ? node.remove() : fill(node, el('p.sedd-refused', { role: 'alert' }, problem.message)))
  );
  return node;
}

/** What is late at the school; to those who see no cases, what has come to them. */
export function overdueDuties(schoolId, none = words.overdueNone) {
  const head = [words.case, words.step, words.due, words.severity];
  return part(
    () => get(`/overdue-duties?schoolId=${encodeURIComponent(schoolId)}`),
    late => [
      el('h2', null, words.overdueTitle),
      late.length === 0
        ? el('p', null, none)
        : table(
            words.overdueCount(late.length),
            head,
            late.map(duty =>
              el(
                'tr',
                null,
                el('th', { scope: 'row' }, duty.label ?? duty.caseNumber, duty.label && el('span.sedd-small', null, duty.caseNumber)),
                cell(head[1], duty.step),
                cell(head[2], day(duty.dueOn), el('span.sedd-late', null, words.schoolDaysLate(duty.schoolDays))),
                cell(head[3], words.severities[duty.severity])
              )
            )
          )
    ]
  );
}

const spread = found => (found ? words.spread(percent(found.median), found.p90) : words.tooFew);

function lateNow(overdue) {
  if (!overdue) return words.tooFew;
  const all = overdue.reduce((sum, n) => sum + n, 0);
  if (all === 0) return words.stepLate(0);
  const reached = overdue.map((n, severity) => severity > 0 && n > 0 && el('span.sedd-small', null, words.reached[severity](n)));
  return [el('span.sedd-late', null, words.stepLate(all)), reached];
}

/** Median and nine of ten for each step of this term, and what is late now. */
export function reactionTimes(schoolId) {
  const head = [words.dutyStep, words.dutiesDone, words.sinceAsked, words.sinceOpened, words.lateNow];
  return part(
    () => get(`/reaction-times?schoolId=${encodeURIComponent(schoolId)}`),
    times => [
      el('h2', null, words.timesTitle),
      el('p', null, words.timesHint),
      times.steps.length === 0
        ? el('p', null, words.timesNone)
        : table(
            words.timesOver(day(times.from), day(times.to)),
            head,
            times.steps.map(step =>
              el(
                'tr',
                null,
                el('th', { scope: 'row' }, step.label),
                cell(head[1], step.count ?? words.tooFew, step.late > 0 && el('span.sedd-small', null, words.doneLate(step.late))),
                cell(head[2], spread(step.days)),
                cell(head[3], spread(step.sinceOpened)),
                cell(head[4], lateNow(step.overdue))
              )
            )
          ),
      times.dailyContacts && el('p', null, words.contactsMissed(times.dailyContacts.made, times.dailyContacts.missed))
    ]
  );
}

/** Those who follow a school without seeing its cases have a page with what they may see. */
const onlyFollowed = answer => answer.follows.filter(school => school.sight !== 'cases');

function page(node, schools) {
  const parts = el('div');
  const choice = schoolChoice('sedd-followed', schools);
  const show = () => fill(parts, overdueDuties(choice.value, words.overdueNotYet), reactionTimes(choice.value));
  choice.addEventListener('change', show);
  drawPage(
    node,
    { title: words.overviewTitle },
    schools.length > 1 && el('div.sedd-search', null, labelled(choice, schools)),
    parts
  );
  if (schools.length > 0) show();
}

export const timesPages = ownPage({
  id: 'sedd-times',
  path: '/reaction-times',
  link: words.timesLink,
  title: words.overviewTitle,
  priority: 80,
  linkPriority: 180,
  schools: onlyFollowed,
  show: page
});
