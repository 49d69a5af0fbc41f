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

export function agreement(answer) {
  return [
    answer.agreedActions.length > 0 && folding(words.actions, agreed(answer.agreedActions)),
    answer.measures.length > 0 && folding(words.measures, agreed(answer.measures))
  ];
}
