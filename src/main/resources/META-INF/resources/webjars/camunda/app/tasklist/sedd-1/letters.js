/** The letters to the home: to be looked through before somebody decides, to be printed and posted afterwards. */

import { get, postForPage } from './api.js';
import { el, fill } from './dom.js';
import { section } from './parts.js';
import { day, words } from './words.js';

const WAITING = 'to-post';

/** Opens beside the form, so that nothing filled in is lost. */
function open(address, label, name) {
  return el('a', { href: address, target: '_blank', rel: 'noopener', 'aria-label': words.letterOf(label, name) }, label);
}

const LINE = '.fjs-container textarea[id*="Field_personalLine"]';

/** The letter with the line that stands in the form now; nothing is kept of it. */
function withLine(address, name) {
  const refused = el('span.sedd-refused', { role: 'alert' });
  const show = async () => {
    const page = globalThis.open('', '_blank');
    try {
      const html = await postForPage(address, { personalLine: document.querySelector(LINE)?.value ?? '' });
      fill(refused);
      page.location = URL.createObjectURL(new Blob([html], { type: 'text/html' }));
    } catch (problem) {
      page?.close();
      fill(refused, problem.message);
    }
  };
  return [
    el('button.btn.btn-default.btn-sm', { type: 'button', 'aria-label': words.letterOf(words.letterWithLine, name), onclick: show }, words.letterWithLine),
    refused
  ];
}

const SECONDS_BETWEEN_LOOKS = 3;

/** How many of the reader's own letters are written while a batch runs; looked at again until it is over. */
export function lettersBeingWritten() {
  const place = el('p.sedd-note', { role: 'status', hidden: true });
  const look = async () => {
    const { written, of, failed } = await get('/letters/printing').catch(() => ({ written: 0, of: 0, failed: 0 }));
    place.hidden = of === 0 && failed === 0;
    fill(place, of > 0 && words.lettersWritten(written, of), failed > 0 && ` ${words.lettersFailed(failed)}`);
    if (of > written) setTimeout(() => place.isConnected && look(), SECONDS_BETWEEN_LOOKS * 1000);
  };
  look();
  return place;
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
      letter.status === 'preview' && withLine(letter.address, name),
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
      found.letters.some(letter => letter.status === 'emailed') && el('p.sedd-note', null, words.letterArrived),
      found.letters.some(letter => letter.status === WAITING) && el('p.sedd-small', null, words.letterByHand)
    )
  );
}
