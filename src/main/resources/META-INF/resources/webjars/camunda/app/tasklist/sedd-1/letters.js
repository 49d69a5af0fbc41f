/** The letters to the home: to be looked through before somebody decides, to be printed and posted afterwards. */

import { el } from './dom.js';
import { section } from './parts.js';
import { day, words } from './words.js';

const WAITING = 'to-post';

/** Opens beside the form, so that nothing filled in is lost. */
function open(address, label, name) {
  return el('a', { href: address, target: '_blank', rel: 'noopener', 'aria-label': words.letterOf(label, name) }, label);
}

function state(letter) {
  if (letter.status === 'preview') return null;
  const decided = letter.decidedOn && words.letterDecided(day(letter.decidedOn), letter.decidedBy);
  return [decided, words.letterStates[letter.status], letter.settledOn && day(letter.settledOn)].filter(Boolean).join(', ');
}

function line(letter) {
  const name = letter.to ?? words.guardian(letter.guardian);
  return el(
    'li',
    null,
    el('strong', null, name),
    el('span.sedd-small', null, letter.languages.join(' · ')),
    el('span.sedd-small', null, state(letter)),
    letter.withDraft && el('span.sedd-note', null, words.letterDraft),
    letter.emailFailed && el('span.sedd-note', null, words.letterNotEmailed),
    letter.remarks.map(remark => el('span.sedd-note', null, remark)),
    el(
      'span.sedd-letter-links',
      null,
      open(letter.address, words.letterRead, name),
      open(letter.address.replace(/html$/, 'pdf'), words.letterPaper, name)
    )
  );
}

export function letters({ letters: found }) {
  return (
    found &&
    section(
      words.letters,
      found.hindrance && el('p.sedd-note', { role: 'alert' }, found.hindrance),
      found.remarks.map(remark => el('p.sedd-small', null, remark)),
      found.letters.length > 0 && el('ul.sedd-letters', null, found.letters.map(line)),
      found.letters.some(letter => letter.status === 'to-email') && el('p.sedd-small', null, words.letterOnItsWay),
      found.letters.some(letter => letter.status === WAITING) && el('p.sedd-small', null, words.letterByHand)
    )
  );
}
