/**
 * The words of Sedd's own parts of Tasklist, and how figures and dates are written. Which language: as Tasklist itself
 * chooses it, by the browser's first language.
 */

import { nb } from './words-nb.js';
import { sv } from './words-sv.js';

const first = (navigator.languages?.[0] ?? navigator.language ?? '').toLowerCase();

export const language = /^(nb|no|nn)\b/.test(first) ? 'nb' : 'sv';

export const words = language === 'nb' ? nb : sv;

const tag = language === 'nb' ? 'nb-NO' : 'sv-SE';
const dayMonth = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', timeZone: 'UTC' });
const weekday = new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
const full = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const number = new Intl.NumberFormat(tag, { minimumFractionDigits: 0, maximumFractionDigits: 1 });
const languages = new Intl.DisplayNames([tag], { type: 'language' });

const short = new Intl.DateTimeFormat(tag, { weekday: 'short', day: 'numeric', month: 'numeric', timeZone: 'UTC' });
const weekdays = new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone: 'UTC' });

const DAY_IN_MS = 86_400_000;
const A_MONDAY = Date.UTC(2026, 0, 5);

const utc = date => new Date(`${date.slice(0, 10)}T00:00:00Z`);

/** A school's local date (yyyy-MM-dd) as words. */
export const day = date => dayMonth.format(utc(date));
export const longDay = date => weekday.format(utc(date));
export const shortDay = date => short.format(utc(date));

/** The name of a weekday by its number, Monday first. */
export const weekdayName = number => weekdays.format(new Date(A_MONDAY + (number - 1) * DAY_IN_MS));

/** The number of a date's weekday, 1 for Monday. */
export const weekdayNumber = date => ((utc(date).getUTCDay() + 6) % 7) + 1;

/** The ISO week of a date: the one that holds its Thursday. */
export function weekNumber(date) {
  const thursday = utc(date);
  thursday.setUTCDate(thursday.getUTCDate() + 3 - ((thursday.getUTCDay() + 6) % 7));
  return 1 + Math.floor((thursday - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * DAY_IN_MS));
}

export const fullDay = date => full.format(utc(date));

/** A percentage with at most one decimal, written as people of this language write it. */
export const percent = value => number.format(value);

const signed = value => (value > 0 ? `+${value}` : String(value));

/** Whole days and hours apart, as a school that counts in them says its absence; a change has its sign. */
export const countedDays = ({ days, hours }, change) => (change ? words.changeOf(signed(days), signed(hours)) : words.daysAndHours(days, hours));

/** Minutes as hours and minutes. */
export function duration(minutes) {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const h = language === 'nb' ? 't' : 'tim';
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} ${h}` : `${hours} ${h} ${rest} min`;
}

/** The name of a language by its BCP 47 tag. */
export function languageName(code) {
  try {
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}

/** A day so many days ahead, with its year where that is not today's. */
export function dayAhead(date, daysLeft, write) {
  const today = new Date(utc(date).getTime() - daysLeft * DAY_IN_MS);
  return today.getUTCFullYear() === utc(date).getUTCFullYear() ? write(date) : fullDay(date);
}

/** When something is due, from the school's own today: the browser's clock may be another one. */
export function dueWords(due, daysLeft) {
  if (!due) return words.noDue;
  if (daysLeft < 0) return words.overdue(-daysLeft);
  if (daysLeft === 0) return words.today;
  if (daysLeft === 1) return words.tomorrow;
  return dayAhead(due, daysLeft, daysLeft < 7 ? longDay : day);
}
