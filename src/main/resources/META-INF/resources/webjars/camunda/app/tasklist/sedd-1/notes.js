/** Where no task is chosen: what has happened in one's own cases without asking anything of anybody. */

import { get } from './api.js';
import { el, fill } from './dom.js';
import { day, words } from './words.js';

function note(item) {
  return el('li', null, el('strong', null, item.label), el('span', null, item.title), el('span.sedd-small', null, day(item.at)));
}

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
        try {
          const found = await get('/notes');
          if (scope.task || found.length === 0) return;
          fill(list, el('h2', null, words.notes), el('ul', null, found.map(note)));
          document.querySelector('.task-details > .content')?.append(list);
        } catch {
          list.remove();
        }
      }
    );
  }
};
