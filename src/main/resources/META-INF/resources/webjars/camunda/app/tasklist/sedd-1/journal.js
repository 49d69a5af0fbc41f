/** What has been done and written, as far as the reader may know. */

import { el } from './dom.js';
import { folding } from './parts.js';
import { day, words } from './words.js';

const SHOWN = 4;

function entry(item) {
  const [date, time] = item.at.split('T');
  return el(
    'li.sedd-entry',
    null,
    el(
      'p.sedd-entry-head',
      null,
      el('strong', null, item.title),
      el('span.sedd-small', null, `${day(date)} ${time.slice(0, 5)}, ${item.author ?? words.journalSystem}`)
    ),
    item.texts.length > 0 &&
      el(
        'dl.sedd-texts',
        null,
        item.texts.map(text => [text.label && el('dt', null, text.label), el('dd', null, text.value)])
      )
  );
}

function entries(all) {
  if (all.length === 0) return null;
  const shown = all.slice(0, SHOWN);
  const rest = all.slice(SHOWN);
  return [
    el('ol.sedd-journal', null, shown.map(entry)),
    rest.length > 0 &&
      el('details', null, el('summary', null, `${words.more} (${rest.length})`), el('ol.sedd-journal', null, rest.map(entry)))
  ];
}

export function journal(answer) {
  return folding(words.journal, entries(answer.journal));
}
