/**
 * How the absence stands, as the routine counts it: in a sentence, day by day, by weekday and by lesson of the day. What the
 * pictures show, the tables beside them say; kinds of time differ by texture as well as by colour.
 */

import { el } from './dom.js';
import { folding } from './parts.js';
import { countedDays, day, duration, percent, shortDay, weekNumber, weekdayName, weekdayNumber, words } from './words.js';

/** From the bottom of a column, or from the left of a bar. */
const KINDS = [
  ['invalid', part => part.invalidMinutes],
  ['valid', part => part.validMinutes],
  ['unknown', part => part.offeredMinutes - part.reportedMinutes],
  ['present', part => part.reportedMinutes - part.validMinutes - part.invalidMinutes]
];

const absent = part => part.validMinutes + part.invalidMinutes;
const rate = part => (part.reportedMinutes === 0 ? 0 : (100 * absent(part)) / part.reportedMinutes);

function pieces(part, whole, side) {
  return KINDS.filter(([, minutes]) => minutes(part) > 0).map(([kind, minutes]) => {
    const piece = el(`span.sedd-${kind}`);
    piece.style[side] = `${(100 * minutes(part)) / whole}%`;
    return piece;
  });
}

function legend(absence) {
  return el(
    'ul.sedd-legend',
    null,
    KINDS.map(([kind, minutes]) =>
      el(
        'li',
        null,
        el(`i.sedd-${kind}`, { 'aria-hidden': 'true' }),
        el('span', null, words[kind]),
        !absence.counted && el('span.sedd-figure', null, `${percent((100 * minutes(absence)) / absence.offeredMinutes)} %`),
        !absence.counted && el('span.sedd-figure', null, duration(minutes(absence)))
      )
    )
  );
}

function byWeek(days) {
  const weeks = new Map();
  for (const one of days) {
    const week = weekNumber(one.date);
    weeks.set(week, [...(weeks.get(week) ?? []), one]);
  }
  return [...weeks];
}

/** A column for each day, as high as the day is long; weeks stand together. */
function columns(days) {
  const longest = Math.max(...days.map(one => one.offeredMinutes));
  return el(
    'div.sedd-days',
    { 'aria-hidden': 'true' },
    byWeek(days).map(([week, itsDays]) =>
      el(
        'div.sedd-week',
        null,
        el(
          'div.sedd-columns',
          null,
          itsDays.map(one => el('div.sedd-column', { title: shortDay(one.date) }, pieces(one, longest, 'height')))
        ),
        el('span', null, words.week(week))
      )
    )
  );
}

function table(caption, names, rows) {
  return el(
    'table.sedd-figures',
    null,
    el('caption.sedd-hidden', null, caption),
    el('thead', null, el('tr', null, names.map(name => el('th', { scope: 'col' }, name)))),
    el('tbody', null, rows.map(([name, ...cells]) => el('tr', null, el('th', { scope: 'row' }, name), cells.map(cell => el('td', null, cell)))))
  );
}

function dayTable(days) {
  return el(
    'details',
    null,
    el('summary', null, words.dayByDay),
    table(
      words.dayByDay,
      [words.date, words.invalid, words.valid, words.unknown, words.offered],
      days.map(one => [
        shortDay(one.date),
        one.invalidMinutes,
        one.validMinutes,
        one.offeredMinutes - one.reportedMinutes,
        one.offeredMinutes
      ])
    ),
    el('p.sedd-small', null, words.inMinutes)
  );
}

const share = part => `${Math.round(rate(part))} %`;
const hoursAway = part => duration(absent(part));

/** Whole days, and hours on other days, of the weekday: one is never made into the other. */
function daysAway(days) {
  return part => {
    const its = days.filter(one => weekdayNumber(one.date) === part.number);
    const whole = its.filter(one => one.reportedMinutes > 0 && absent(one) === one.reportedMinutes);
    const minutes = its.filter(one => !whole.includes(one)).reduce((sum, one) => sum + absent(one), 0);
    return [whole.length > 0 && words.wholeDays(whole.length), (minutes > 0 || whole.length === 0) && duration(minutes)]
      .filter(Boolean)
      .join(', ');
  };
}

/** Bars of what was reported; the row's head and figure say the same. */
function bars(caption, column, parts, name, figure) {
  const known = parts.filter(part => part.offeredMinutes > 0);
  return el(
    'table.sedd-bars',
    null,
    el('caption', null, caption),
    el(
      'thead.sedd-hidden',
      null,
      el('tr', null, el('th', { scope: 'col' }, column), el('td', null), el('th', { scope: 'col' }, words.absence))
    ),
    el(
      'tbody',
      null,
      known.map(part =>
        el(
          'tr',
          null,
          el('th', { scope: 'row' }, name(part.number)),
          el('td', { 'aria-hidden': 'true' }, el('div.sedd-bar', null, pieces(part, part.offeredMinutes, 'width'))),
          el('td.sedd-figure', null, part.reportedMinutes === 0 ? words.unknown : figure(part))
        )
      )
    )
  );
}

function patterns(found) {
  return (
    found.length > 0 && [
      el('h4', null, words.patterns),
      el('ul.sedd-patterns', null, found.map(pattern => el('li', null, pattern.sentence)))
    ]
  );
}

function chart({ days, weekdays, lessons, patterns: found }, absence) {
  return [
    columns(days),
    legend(absence),
    dayTable(days),
    patterns(found),
    absent(absence) > 0 && [
      bars(words.byWeekday, words.weekday, weekdays, weekdayName, absence.counted ? daysAway(days) : share),
      bars(absence.counted ? words.byLessonOfDaysAttended : words.byLesson, words.lesson, lessons, words.lessonNumber, absence.counted ? hoursAway : share)
    ]
  ];
}

const away = (heading, counted) => el('p.sedd-rate', null, el('strong', null, countedDays(counted)), ` ${heading}`);

function size(absence) {
  if (absence.counted) return [away(words.thisMonth, absence.counted.month), away(words.thisHalfYear, absence.counted.halfYear)];
  return absence.reportedMinutes > 0 && el('p.sedd-rate', null, el('strong', null, words.rate(percent(absence.ratePercent))), ` ${words.rateBasis}`);
}

function window(absence, itsChart) {
  if (absence.offeredMinutes === 0) return el('p', null, words.absenceNone);
  return [
    size(absence),
    el('p.sedd-small', null, words.absenceOver(absence.days, day(absence.from), day(absence.to))),
    el(
      'p.sedd-small',
      null,
      absence.reportedMinutes === absence.offeredMinutes ? words.coverageWhole : words.coverage(percent(absence.coveragePercent))
    ),
    !absence.enough && el('p.sedd-note', null, words.coverageLow),
    chart(itsChart, absence)
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
          absence.counted
            ? away('', absence.counted.all)
            : el('p.sedd-rate', null, el('strong', null, words.rate(percent(absence.ratePercent))))
        ]
  );
}

export function absence(answer) {
  return (
    answer.absence &&
    folding(
      words.absence,
      answer.absenceSinceContact && sinceContact(answer.absenceSinceContact),
      window(answer.absence, answer.absenceChart)
    )
  );
}
