/** How the meetings of a school go, in figures, for whoever leads them and answers for the school. */

import { el } from './dom.js';
import { page } from './meetings.js';
import { ownPage } from './pages.js';
import { fullDay, percent, words } from './words.js';

const w = words.meetingFigures;
const DAYS = 'days';

/** On a telephone the headings go, and each cell says what it is. */
const cell = (name, ...content) => el('td', { 'data-name': name }, content);

/** On a telephone nothing is said of what did not happen. */
const count = (name, n) => el(n === 0 ? 'td.sedd-zero' : 'td', { 'data-name': name }, String(n));

function table(caption, head, rows) {
  return el(
    'table.sedd-table.sedd-overview.sedd-figures',
    null,
    el('caption', null, caption),
    el('thead', null, el('tr', null, head.map(name => el('th', { scope: 'col' }, name)))),
    el('tbody', null, rows)
  );
}

const row = (name, ...cells) => el('tr', null, el('th', { scope: 'row' }, name), cells);

const part = (title, ...content) => el('section.sedd-part', null, el('h2', null, title), content);

/** What a number consists of, or why that is not said. */
function parts({ total, parts: known }, names, { many, none, head }) {
  if (total === 0) return el('p', null, none);
  if (!known) return el('p', null, many(total), ' ', w.tooFew);
  return table(
    many(total),
    [head, w.howMany],
    known.map(one => row(names[one.code] ?? one.code, count(w.howMany, one.count)))
  );
}

function evaluation(answers) {
  if (answers.every(one => one.answers === 0)) return el('p', null, w.noAnswers);
  const head = [w.question, w.answers, w.mean];
  return table(
    w.evaluationHint,
    head,
    answers.map(one => row(w.questions[one.question], count(head[1], one.answers), cell(head[2], one.answers === 0 ? '–' : one.mean == null ? w.fewAnswers : w.ofFive(percent(one.mean)))))
  );
}

function services(partners) {
  const { yes, deputy, no, late, silent, waiting } = w.partnerAnswers;
  return table(
    w.partnersHint,
    [w.partner, yes, deputy, no, late, silent, waiting, w.missed],
    partners.map(({ name, counts }) =>
      row(
        name,
        count(yes, counts.yes),
        count(deputy, counts.deputy),
        count(no, counts.no),
        count(late, counts.late),
        count(silent, counts.silent),
        count(waiting, counts.waiting),
        counts.awaited === 0 ? el('td.sedd-zero', null, '–') : cell(w.missed, w.missedOf(counts.missed, counts.awaited))
      )
    )
  );
}

function time({ held, days }) {
  if (held === 0) return el('p', null, w.noneHeld);
  return el('p', null, w.held(held), ' ', days ? w.days(percent(days.median), days.p90) : w.tooFew);
}

/** Which days: a term, or days of one's own. Choosing reads the page anew. */
function choice(answer, span, choose) {
  const isTerm = term => term.from === answer.from && term.to === answer.to;
  const own = span.own || !answer.terms.some(isTerm);
  const chosen = el(
    'select.form-control',
    { id: 'sedd-figures-span' },
    answer.terms.map(term => el('option', { value: term.from, selected: !own && isTerm(term) }, w.terms[term.season.toLowerCase()](term.year))),
    el('option', { value: DAYS, selected: own }, w.ownDays)
  );
  const from = el('input.form-control', { id: 'sedd-figures-from', type: 'date', value: answer.from, required: true });
  const to = el('input.form-control', { id: 'sedd-figures-to', type: 'date', value: answer.to, required: true });
  const days = el(
    'form.sedd-search',
    {
      hidden: !own,
      onsubmit: event => {
        event.preventDefault();
        choose({ own: true, from: from.value, to: to.value });
      }
    },
    el('div', null, el('label', { for: from.id }, w.from), from),
    el('div', null, el('label', { for: to.id }, w.to), to),
    el('div', null, el('button.btn.btn-default', { type: 'submit' }, w.show))
  );
  chosen.addEventListener('change', () => {
    const term = answer.terms.find(one => one.from === chosen.value);
    if (term) choose(term);
    days.hidden = Boolean(term);
  });
  return [el('div.sedd-search', null, el('div', null, el('label', { for: chosen.id }, w.when), chosen)), days];
}

function draw(answer, span, choose) {
  return [
    choice(answer, span, choose),
    el('p', null, w.over(fullDay(answer.from), fullDay(answer.to))),
    part(w.wishes, parts(answer.wishes, w.wishStates, { many: w.wishCount, none: w.noWishes, head: w.whereTo })),
    part(w.fromWish, time(answer)),
    part(w.evaluation, evaluation(answer.evaluation)),
    part(
      w.outcomes,
      parts(answer.outcomes, w.nextSteps, { many: w.outcomeCount, none: w.noneHeld, head: w.nextStep }),
      answer.measures.total > 0 && parts(answer.measures, words.neighbourhood.kinds, { many: w.measureCount, none: '', head: w.measure })
    ),
    part(w.actions, parts(answer.actions, w.actionStates, { many: w.actionCount, none: w.noActions, head: w.actionStands })),
    part(w.partners, answer.partners.length === 0 ? el('p', null, w.noPartners) : services(answer.partners)),
    part(w.notHeld, parts(answer.notHeld, w.reasons, { many: w.notHeldCount, none: w.noneMissed, head: w.reason }))
  ];
}

/** The schools whose meetings somebody answers for. */
const answeredFor = answer => answer.meetings.filter(school => school.figures);

export const figuresPages = ownPage({
  id: 'sedd-meeting-figures',
  path: '/meeting-figures',
  link: w.link,
  title: w.title,
  priority: 81,
  linkPriority: 181,
  schools: answeredFor,
  show: (node, schools) => {
    let span = {};
    page(node, schools, {
      id: 'sedd-figures-school',
      title: w.title,
      hint: w.hint,
      other: { href: '#/meetings', name: words.meetingsTitle },
      path: '/meeting-figures',
      more: () => (span.from && span.to ? `&from=${span.from}&to=${span.to}` : ''),
      draw: (answer, load) =>
        draw(answer, span, async chosen => {
          span = chosen;
          await load();
          document.getElementById('sedd-figures-span')?.focus();
        })
    });
  }
});
