/** Sedd's own interface, beside the engine's: same origin, same login as Tasklist. */

import { language, words } from './words.js';

const base = document.querySelector('base');
export const root = `${base.getAttribute('app-root').replace(/\/camunda$/, '')}/api`;

/** A refusal with a sentence for people. */
class Refused extends Error {
  constructor(status, sentence) {
    super(sentence);
    this.status = status;
  }
}

function token() {
  const cookie = document.cookie.split('; ').find(part => part.startsWith('XSRF-TOKEN='));
  return cookie ? decodeURIComponent(cookie.slice('XSRF-TOKEN='.length)) : '';
}

async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(root + path, {
      credentials: 'same-origin',
      ...options,
      headers: {
        'Accept': 'application/json',
        'Accept-Language': language,
        'X-Requested-With': 'XMLHttpRequest',
        ...options.headers
      }
    });
  } catch {
    throw new Refused(0, words.failed);
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    const sentence = response.status === 401 ? words.loggedOut : problem.detail;
    throw new Refused(response.status, sentence || words.failed);
  }
  return response.status === 204 ? null : response.json().catch(() => null);
}

export const get = path => ask(path);

export const post = (path, body) =>
  ask(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token() },
    body: JSON.stringify(body ?? {})
  });

/** A page that is made of what is sent, as text. The address is the whole one, as the interface gave it. */
export async function postForPage(address, body) {
  const response = await fetch(root.replace(/\/api$/, '') + address, {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      'Accept': 'text/html',
      'Accept-Language': language,
      'X-Requested-With': 'XMLHttpRequest',
      'Content-Type': 'application/json',
      'X-XSRF-TOKEN': token()
    },
    body: JSON.stringify(body)
  });
  if (!response.ok) throw new Refused(response.status, (await response.json().catch(() => ({}))).detail || words.failed);
  return response.text();
}

/* What is asked for several times within moments is asked for once. */

const kept = new Map();

function once(key, milliseconds, load) {
  const known = kept.get(key);
  if (known && known.until > Date.now()) return known.answer;
  const answer = load();
  kept.set(key, { answer, until: Date.now() + milliseconds });
  answer.catch(() => kept.delete(key));
  return answer;
}

/** Whom a task is about, for the panel. */
export const pupilOf = taskId => once(`pupil ${taskId}`, 3000, () => get(`/tasks/${encodeURIComponent(taskId)}/pupil`));

/** The meeting a task is about; a partner's invitation. */
export const meetingOf = taskId =>
  once(`meeting ${taskId}`, 3000, () => get(`/tasks/${encodeURIComponent(taskId)}/meeting`));

/** The agreement a task is about. */
export const agreementOf = taskId =>
  once(`agreement ${taskId}`, 3000, () => get(`/tasks/${encodeURIComponent(taskId)}/agreement`));

/** The network a task is about. */
export const networkOf = taskId => once(`network ${taskId}`, 3000, () => get(`/tasks/${encodeURIComponent(taskId)}/network`));

const LIST_MEETING = new Set(['prepare-student-health-meeting', 'hold-student-health-meeting', 'account-for-missed-meeting']);

/** Whether the task is a meeting's, which is about a school's list and no single pupil. */
export const isListMeeting = task => LIST_MEETING.has(task.taskDefinitionKey);

/** The list beside a meeting's task. */
export const listOf = taskId =>
  once(`list ${taskId}`, 3000, () => get(`/tasks/${encodeURIComponent(taskId)}/student-health-meeting`));

/** Whose the task is, by when, and whether the reader may take it over or give it back. */
export const deskOf = taskId => get(`/tasks/${encodeURIComponent(taskId)}/desk`);

export const me = () => once('me', 60000, () => get('/me'));

export const forget = () => kept.clear();

/** Tasklist reads the task and its lists again. */
export function readAgain(scope) {
  scope.$evalAsync(() => {
    scope.taskData.changed('task');
    scope.taskData.changed('taskList');
  });
}

/* Cards: every card asks for itself, one request leaves for the whole list. */

const KEEP_CARD = 20000;
const cards = new Map();
let waiting = new Map();

async function send() {
  const batch = waiting;
  waiting = new Map();
  const ids = [...batch.keys()];
  try {
    const answer = await get(`/tasks/cards?ids=${ids.map(encodeURIComponent).join(',')}`);
    const byId = new Map(answer.map(card => [card.taskId, card]));
    for (const [id, waiters] of batch) waiters.forEach(waiter => waiter.resolve(byId.get(id) ?? null));
  } catch (problem) {
    for (const [id, waiters] of batch) {
      cards.delete(id);
      waiters.forEach(waiter => waiter.reject(problem));
    }
  }
}

/** What stands on the card of this task, or null if it may not be known. */
export function cardOf(taskId, version) {
  const known = cards.get(taskId);
  if (known && known.version === version && known.until > Date.now()) return known.answer;
  const answer = new Promise((resolve, reject) => {
    if (waiting.size === 0) setTimeout(send, 20);
    const waiters = waiting.get(taskId) ?? [];
    waiters.push({ resolve, reject });
    waiting.set(taskId, waiters);
  });
  cards.set(taskId, { answer, version, until: Date.now() + KEEP_CARD });
  return answer;
}
