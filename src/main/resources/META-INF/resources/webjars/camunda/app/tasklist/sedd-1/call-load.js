/** How many calls home each mentor has in a week, and how the open ones could be shared out in the teams. */

import { get, post } from './api.js';
import { el, fill } from './dom.js';
import { drawPage, labelled, ownPage, schoolChoice } from './pages.js';
import { day, shortDay, weekNumber, words } from './words.js';

const DAYS = 7;

/** The ISO week so many weeks after the one that begins on the date. */
function weekAfter(monday, weeks) {
  const thursday = new Date(`${monday}T00:00:00Z`);
  thursday.setUTCDate(thursday.getUTCDate() + 3 + weeks * DAYS);
  return `${thursday.getUTCFullYear()}-W${String(weekNumber(thursday.toISOString())).padStart(2, '0')}`;
}

const cell = (name, ...content) => el('td', { 'data-name': name }, content);

/** A piece of the bar. Its width is set by script: the page allows no style attributes. */
function piece(kind, share) {
  const part = el(`span.sedd-load-${kind}`, null);
  part.style.width = `${share}%`;
  return part;
}

function bar(mentor, longest) {
  const share = n => (100 * n) / longest;
  return el(
    'span.sedd-load',
    { 'aria-hidden': 'true' },
    piece('done', share(mentor.done)),
    piece('left', share(mentor.calls + mentor.followUps)),
    piece('expected', share(mentor.expected))
  );
}

function table(week) {
  const head = [words.mentor, words.callsDone, words.callsLeft, words.callsFollowUps, words.callsMore, words.callsLoad];
  const longest = Math.max(week.capacity, ...week.mentors.map(mentor => mentor.due + mentor.expected));
  return el(
    'table.sedd-table.sedd-overview',
    null,
    el('caption', null, words.capacityHint(week.capacity)),
    el('thead', null, el('tr', null, head.map(name => el('th', { scope: 'col' }, name)))),
    el(
      'tbody',
      null,
      week.mentors.map(mentor =>
        el(
          'tr',
          null,
          el('th', { scope: 'row' }, mentor.name),
          cell(head[1], mentor.done),
          cell(head[2], mentor.calls),
          cell(head[3], mentor.followUps),
          cell(head[4], mentor.expected),
          cell(head[5], words.callsOf(mentor.due + mentor.expected, week.capacity), bar(mentor, longest))
        )
      )
    )
  );
}

/** Calls about the day's unreported absence: beside those of the cases, and nobody's list is measured by them. */
function noticesPart(week) {
  const head = [words.noticeCaller, words.noticeCallsDone, words.callsLeft, words.callsMore];
  return el(
    'section.sedd-part',
    null,
    el('h2', null, words.noticeCalls),
    el('p', null, words.noticeCallsHint),
    !week.noticesStarted && el('p.sedd-note', null, words.noticeCallsNotStarted),
    week.notices.length === 0
      ? el('p', null, words.callsNone)
      : el(
          'table.sedd-table.sedd-overview',
          null,
          el('caption', null, words.noticeCallsSum(
            week.notices.reduce((all, one) => all + one.done, 0),
            week.notices.reduce((all, one) => all + one.open, 0),
            week.notices.reduce((all, one) => all + one.expected, 0)
          )),
          el('thead', null, el('tr', null, head.map(name => el('th', { scope: 'col' }, name)))),
          el(
            'tbody',
            null,
            week.notices.map(one =>
              el(
                'tr',
                null,
                el('th', { scope: 'row' }, one.name),
                cell(head[1], one.done),
                cell(head[2], one.open),
                cell(head[3], one.expected)
              )
            )
          )
        ),
    el('p', null, words.dailyContactsNotCalls)
  );
}

/** A proposal, each move of which can be left out; nothing is done without a yes. */
function moves(week, done) {
  const boxes = week.moves.map((move, n) => el('input', { type: 'checkbox', id: `sedd-move-${n}` }));
  boxes.forEach(box => {
    box.checked = true;
  });
  const status = el('p', { role: 'status', 'aria-live': 'polite' });
  const yes = el('button.btn.btn-primary', { type: 'button' });
  const count = () => {
    const chosen = boxes.filter(box => box.checked).length;
    yes.textContent = words.movesYes(chosen);
    yes.disabled = chosen === 0;
  };
  boxes.forEach(box => box.addEventListener('change', count));
  yes.addEventListener('click', async () => {
    yes.disabled = true;
    let moved = 0;
    try {
      for (const [n, move] of week.moves.entries()) {
        if (!boxes[n].checked) continue;
        await post(`/tasks/${encodeURIComponent(move.taskId)}/hand-over`, { to: move.to });
        moved += 1;
      }
      done(words.movesDone(moved));
    } catch (problem) {
      status.className = 'sedd-refused';
      fill(status, problem.message);
      count();
    }
  });
  count();
  return el(
    'section.sedd-part',
    null,
    el('h2', null, words.moves),
    week.moves.length === 0
      ? el('p', null, words.movesNone)
      : [
          el('p', null, words.movesHint),
          el(
            'ul.sedd-moves',
            null,
            week.moves.map((move, n) =>
              el(
                'li',
                null,
                el('label', { for: `sedd-move-${n}` }, boxes[n], ` ${words.moveOf(move.label, shortDay(move.dueOn), move.fromName, move.toName)}`)
              )
            )
          ),
          yes,
          status
        ]
  );
}

function page(node, schools) {
  const status = el('p.sedd-status', { role: 'status', 'aria-live': 'polite' });
  const result = el('div');
  const school = schoolChoice('sedd-calls-school', schools);

  const show = (week, said) => {
    const sum = of => week.mentors.reduce((all, mentor) => all + of(mentor), 0);
    const expected = sum(mentor => mentor.expected);
    fill(status, said ?? words.callsSum(sum(mentor => mentor.due), sum(mentor => mentor.done)));
    const step = (label, weeks) =>
      el('button.btn.btn-default', { type: 'button', onclick: () => load(weekAfter(week.from, weeks)) }, label);
    fill(
      result,
      el(
        'div.sedd-chosen-week',
        null,
        step(`‹ ${words.weekBefore}`, -1),
        el('h2', null, words.callsWeek(weekNumber(week.from), day(week.from), day(week.to))),
        step(`${words.weekAfter} ›`, 1)
      ),
      !week.wholeSchool && el('p', null, words.callsTeam),
      !week.started && el('p.sedd-note', null, words.callsNotStarted),
      expected > 0 && el('p', null, words.callsExpected(expected)),
      el(
        'section.sedd-part',
        null,
        el('h2', null, words.caseCalls),
        week.mentors.length === 0 ? el('p', null, words.callsNone) : table(week)
      ),
      week.running && week.mentors.length > 0 && moves(week, text => load(undefined, text)),
      noticesPart(week)
    );
  };
  const load = async (week, said) => {
    status.className = 'sedd-status';
    fill(status, words.loading);
    try {
      const asked = new URLSearchParams({ schoolId: school.value, ...(week && { week }) });
      show(await get(`/call-load?${asked}`), said);
    } catch (problem) {
      status.className = 'sedd-status sedd-refused';
      fill(status, problem.message);
      fill(result);
    }
  };
  school.addEventListener('change', () => load());

  drawPage(
    node,
    { title: words.callsTitle },
    el('p', null, words.callsHint),
    schools.length > 1 && el('div.sedd-search', null, labelled(school, schools)),
    status,
    result
  );
  if (schools.length > 0) load();
}

export const callsPages = ownPage({
  id: 'sedd-calls',
  path: '/calls',
  link: words.calls,
  title: words.callsTitle,
  priority: 85,
  linkPriority: 185,
  schools: answer => answer.calls,
  show: page
});
