/** How the absence stands, as the routine counts it. */

import { el } from './dom.js';
import { folding } from './parts.js';
import { day, duration, percent, words } from './words.js';

/** A bar of the offered time, and the same in words: colours carry nothing that the words do not say. */
function bar(absence) {
  const { offeredMinutes: offered, reportedMinutes: reported, validMinutes: valid, invalidMinutes: invalid } = absence;
  const parts = [
    ['present', words.present, reported - valid - invalid],
    ['valid', words.valid, valid],
    ['invalid', words.invalid, invalid],
    ['unknown', words.unknown, offered - reported]
  ];
  const share = minutes => (100 * minutes) / offered;
  return [
    el(
      'div.sedd-bar',
      { 'aria-hidden': 'true' },
      parts.filter(([, , minutes]) => minutes > 0).map(([kind, , minutes]) => {
        const piece = el(`span.sedd-${kind}`);
        piece.style.width = `${share(minutes)}%`;
        return piece;
      })
    ),
    el(
      'ul.sedd-legend',
      null,
      parts.map(([kind, name, minutes]) =>
        el(
          'li',
          null,
          el(`i.sedd-${kind}`, { 'aria-hidden': 'true' }),
          el('span', null, name),
          el('span.sedd-figure', null, `${percent(share(minutes))} %`),
          el('span.sedd-figure', null, duration(minutes))
        )
      )
    )
  ];
}

function window(absence) {
  if (absence.offeredMinutes === 0) return el('p', null, words.absenceNone);
  return [
    absence.reportedMinutes > 0 &&
      el('p.sedd-rate', null, el('strong', null, words.rate(percent(absence.ratePercent))), ` ${words.rateBasis}`),
    el('p.sedd-small', null, words.absenceOver(absence.days, day(absence.from), day(absence.to))),
    bar(absence),
    el(
      'p.sedd-small',
      null,
      absence.reportedMinutes === absence.offeredMinutes ? words.coverageWhole : words.coverage(percent(absence.coveragePercent))
    ),
    !absence.enough && el('p.sedd-note', null, words.coverageLow)
  ];
}

function sinceContact(absence) {
  const date = day(absence.since);
  return el(
    'div.sedd-since',
    null,
    absence.reportedMinutes === 0
      ? el('p', null, words.sinceContactNothing(date))
      : [
          el('p.sedd-small', null, words.sinceContact(date, absence.days)),
          el('p.sedd-rate', null, el('strong', null, words.rate(percent(absence.ratePercent))))
        ]
  );
}

export function absence(answer) {
  return (
    answer.absence &&
    folding(words.absence, window(answer.absence), answer.absenceSinceContact && sinceContact(answer.absenceSinceContact))
  );
}
