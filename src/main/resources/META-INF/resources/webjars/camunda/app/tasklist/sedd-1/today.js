/** Lessons missed today without an excuse, and what has been done about it. */

import { el } from './dom.js';
import { section } from './parts.js';
import { words } from './words.js';

export function today(answer) {
  const missed = answer.today;
  if (!missed) return null;
  return section(
    words.missedToday,
    missed.lessons.length > 0 && el('p', null, el('strong', null, missed.lessons.join(', '))),
    missed.state && el('p', null, missed.state),
    missed.alsoFor.length > 0 && el('p.sedd-note', null, words.alsoFor(missed.alsoFor.join(', ')))
  );
}
