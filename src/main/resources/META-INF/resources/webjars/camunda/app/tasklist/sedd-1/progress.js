/** How far the case has come, and what was agreed. */

import { el } from './dom.js';
import { facts, folding } from './parts.js';
import { day, fullDay, words } from './words.js';

function theCase(found) {
  return facts([
    [words.caseNumber, found.number],
    [words.step, words.levels[found.level]],
    [words.openedOn, found.openedOn && fullDay(found.openedOn)],
    [
      words.nextStep,
      found.resting
        ? words.restsUntil(day(found.dueDate))
        : found.nextStep && [found.nextStep, found.dueDate && words.by(day(found.dueDate))].filter(Boolean).join(', ')
    ]
  ]);
}

function agreed(actions) {
  return el(
    'ol.sedd-actions',
    null,
    actions.map(item =>
      el(
        'li',
        { value: item.number },
        el('span', null, item.action),
        el('span.sedd-small', null, [words.owners[item.owner] ?? item.owner, item.dueDate && words.by(day(item.dueDate))].filter(Boolean).join(', ')),
        item.doneWhen && el('span.sedd-small', null, words.doneWhen(item.doneWhen))
      )
    )
  );
}

export function progress(answer) {
  return answer.case && folding(words.case, theCase(answer.case));
}

function said(item) {
  return el(
    'div.sedd-said',
    null,
    el('span.sedd-small', null, `${item.label}, ${day(item.on)}`),
    el('p', null, item.value)
  );
}

function toDo(item) {
  return el(
    item.thisTask ? 'li.sedd-this-task' : 'li',
    null,
    el('span', null, item.action ?? words.eht.stepEarlier),
    el('span.sedd-small', null, [item.owner, item.dueDate && words.by(day(item.dueDate))].filter(Boolean).join(', ')),
    el('span.sedd-small', null, words.eht.decidedOn(day(item.decidedOn), item.decidedBy))
  );
}

/** When it is looked at whether what was agreed helps: the case's next step, or the end of its rest. */
function followedUp(found) {
  if (!found?.dueDate) return null;
  return el('p.sedd-small', null, words.followedUp(found.nextStep ?? words.rest, day(found.dueDate)));
}

/** What was agreed last, and when it is followed up. */
export function agreement(answer) {
  const spoken = answer.agreed.map(said);
  const { agreedActions: actions, measures, decided } = answer;
  return [
    decided.length > 0 && folding(words.eht.decided, el('ul.sedd-actions', null, decided.map(toDo))),
    spoken.length + actions.length > 0 &&
      folding(words.actions, spoken, actions.length > 0 && agreed(actions), followedUp(answer.case)),
    measures.length > 0 && folding(words.measures, agreed(measures), actions.length === 0 && followedUp(answer.case))
  ];
}
