/** Whose the task is and by when; "Ta över" and "Lämna tillbaka" for the owner and those who stand in, as the server says. */

import { deskOf, forget, post, readAgain } from './api.js';
import { el, fill } from './dom.js';
import { day, dayAhead, dueWords, longDay, words } from './words.js';

function button(label, hint, path, scope, node) {
  return el(
    'button.btn.btn-default.sedd-handover',
    {
      type: 'button',
      title: hint,
      onclick: async event => {
        const pressed = event.currentTarget;
        pressed.disabled = true;
        try {
          await post(path);
          forget();
          readAgain(scope);
        } catch (problem) {
          pressed.disabled = false;
          node.querySelector('.sedd-refused')?.remove();
          node.append(el('span.sedd-refused', { role: 'alert' }, problem.message));
        }
      }
    },
    label
  );
}

/** The date, and in words what it means where that is not the date again. */
function dueIn(due, daysLeft) {
  return daysLeft > 1 ? `${words.due} ${dayAhead(due, daysLeft, longDay)}` : `${words.due} ${day(due)} (${dueWords(due, daysLeft)})`;
}

export const handover = {
  id: 'sedd-handover',
  pluginPoint: 'tasklist.task.action',
  priority: 900,
  render(node, _, scope) {
    node.className = 'sedd-handover-actions';
    scope.$watch(
      () => scope.task && `${scope.task.id}|${scope.task.assignee ?? ''}`,
      async key => {
        fill(node);
        if (!key) return;
        const { id } = scope.task;
        try {
          const { mayTake, mayRelease, assigneeName, due, daysLeft } = await deskOf(id);
          if (scope.task?.id !== id) return;
          fill(
            node,
            el('span', null, `${words.assignee}: ${assigneeName ?? words.nobody}`),
            due && el(daysLeft < 0 ? 'span.sedd-late' : 'span', null, dueIn(due, daysLeft)),
            mayTake && button(words.take, words.takeHint, `/tasks/${id}/take`, scope, node),
            mayRelease && button(words.release, words.releaseHint, `/tasks/${id}/release`, scope, node)
          );
        } catch {
          fill(node);
        }
      }
    );
  }
};
