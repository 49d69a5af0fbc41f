/** The principal's button to the task in which handlers of a protected pupil are named, also before the question comes by itself. */

import { post } from './api.js';
import { el, fill } from './dom.js';
import { words } from './words.js';

export function handlers({ protectionNumber }) {
  if (!protectionNumber) return null;
  const status = el('span', { role: 'status' });
  const ask = async () => {
    try {
      const { taskId } = await post(`/protected-pupils/${encodeURIComponent(protectionNumber)}/handlers`);
      location.hash = `#/?task=${encodeURIComponent(taskId)}`;
    } catch (problem) {
      fill(status, problem.message);
    }
  };
  return el('p', null, el('button.btn.btn-default.btn-sm', { type: 'button', onclick: ask }, words.chooseHandlers), ' ', status);
}
