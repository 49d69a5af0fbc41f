/** On each card of the list: who, which class, by when. */

import { cardOf } from './api.js';
import { el, fill } from './dom.js';
import { dueWords, longDay, words } from './words.js';

function draw(node, card) {
  if (!card) {
    fill(node);
    return;
  }
  const late = card.daysLeft < 0;
  fill(
    node,
    el('p.sedd-card-pupil', null, el('strong', null, card.label), card.className && ` · ${card.className}`),
    el(
      late ? 'p.sedd-card-due.sedd-late' : card.daysLeft === 0 ? 'p.sedd-card-due.sedd-today' : 'p.sedd-card-due',
      { title: card.due && longDay(card.due) },
      dueWords(card.due, card.daysLeft)
    ),
    card.assigneeName && el('p.sedd-card-owner', null, card.assigneeName)
  );
}

export const card = {
  id: 'sedd-card',
  pluginPoint: 'tasklist.card',
  priority: 1000,
  render(node, { taskId }, scope) {
    node.className = 'sedd-card';
    const load = () => {
      const version = `${scope.task?.assignee ?? ''}|${scope.task?.due ?? ''}`;
      cardOf(taskId, version).then(answer => draw(node, answer), () => fill(node));
    };
    load();
  }
};
