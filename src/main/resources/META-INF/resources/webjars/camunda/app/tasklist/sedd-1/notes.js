/** Where no task is chosen: that the last one is done, and what has happened in one's own cases without asking anything of anybody. */

import { get } from './api.js';
import { el, fill } from './dom.js';
import { day, words } from './words.js';

function note(item) {
  return el('li', null, el('strong', null, item.label), el('span', null, item.title), el('span.sedd-small', null, day(item.at)));
}

/*
 * Tasklist says nothing when a task is done, it only chooses none. Whether the button of a form is what was pressed last tells
 * that apart from a task that was left.
 */
let pressed = false;
addEventListener('click', event => (pressed = Boolean(event.target.closest?.('.form-actions .btn-primary'))), true);

export const notes = {
  id: 'sedd-notes',
  pluginPoint: 'tasklist.task.action',
  priority: 100,
  render(node, _, scope) {
    const list = el('section.sedd-notes', { 'aria-label': words.notes });
    scope.$watch(
      () => !scope.task,
      async free => {
        list.remove();
        if (!free) return;
        const done = pressed && el('p.sedd-note', { role: 'status' }, words.taskDone);
        pressed = false;
        const show = found => {
          fill(list, done, found.length > 0 && [el('h2', null, words.notes), el('ul', null, found.map(note))]);
          document.querySelector('.task-details > .content')?.append(list);
        };
        if (done) show([]);
        try {
          const found = await get('/notes');
          if (!scope.task && (done || found.length > 0)) show(found);
        } catch {
          list.remove();
        }
      }
    );
  }
};
