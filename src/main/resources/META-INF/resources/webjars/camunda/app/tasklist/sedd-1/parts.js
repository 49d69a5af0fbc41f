/** What the parts of the panel are built from. */

import { el } from './dom.js';
import { countedDays, percent, words } from './words.js';

/** One below the other, as on a telephone. */
export const narrow = globalThis.matchMedia('(max-width: 842px)');

/** A part of the panel under its heading; nothing if it has no content. */
export function section(title, ...content) {
  const kept = content.flat(Infinity).filter(part => part);
  return kept.length > 0 && el('section.sedd-section', null, el('h3', null, title), kept);
}

/** A part that is folded where the form would otherwise be far down. */
export function folding(title, ...content) {
  const kept = content.flat(Infinity).filter(part => part);
  return (
    kept.length > 0 &&
    el('details.sedd-section', { open: !narrow.matches }, el('summary', null, el('h3', null, title)), kept)
  );
}

/** A number that a telephone rings. */
export function phone(name, number) {
  return el('a.sedd-phone', { href: `tel:${number.replace(/[^+\d]/g, '')}`, 'aria-label': words.call(name, number) }, number);
}

/** What the absence of a list's rows is headed by. */
export const sharesHead = list => (list.inDays ? words.absenceCounted : words.absenceShares);

/** Names and values; a row without a value is left out. */
export function facts(rows) {
  return el(
    'dl.sedd-facts',
    null,
    rows.filter(([, value]) => value).map(([name, value]) => [el('dt', null, name), el('dd', null, value)])
  );
}

/** Questions and what somebody has answered: an answer has the whole width, for it may be long. */
export function answers(rows) {
  const list = facts(rows);
  list.classList.add('sedd-answers');
  return list;
}

/**
 * The absence of a row of a list as the school counts it: whole days and hours, or a share and which part of it is valid, invalid
 * and unknown.
 */
export function shares(row) {
  if (row.counted) {
    return [
      el('strong', null, `${countedDays(row.counted.month)} ${words.inMonth}`),
      el('span.sedd-small', null, `${countedDays(row.counted.halfYear)} ${words.inHalfYear}`)
    ];
  }
  if (row.validPercent == null) return words.sharesUnknown;
  return [
    el('strong', null, `${percent(row.validPercent + row.invalidPercent)} %`),
    el('span.sedd-small', null, words.shares(percent(row.validPercent), percent(row.invalidPercent), percent(row.unknownPercent)))
  ];
}
