/** What a pupil has of what the school has on offer. */

import { el } from './dom.js';
import { folding } from './parts.js';
import { day, words } from './words.js';

const w = words.neighbourhood;

export function measures({ offers }) {
  return (
    offers.length > 0 &&
    folding(
      w.ofThePupil,
      el(
        'ul.sedd-consents',
        null,
        offers.map(one =>
          el(
            'li',
            null,
            el('strong', null, one.what),
            el('span', null, w.statuses[one.status], one.outcome && `: ${w.outcomes[one.outcome]}`),
            one.weeks && el('span.sedd-small', null, w.weeks(one.weeks)),
            one.from &&
              el('span.sedd-small', null, one.from === one.until ? day(one.from) : w.fromTo(day(one.from), one.until ? day(one.until) : ''))
          )
        )
      )
    )
  );
}
