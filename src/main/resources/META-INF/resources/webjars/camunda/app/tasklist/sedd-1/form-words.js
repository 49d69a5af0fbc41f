/**
 * The words that forms bring along in English: what is missing, the buttons of lists, the calendar. form-js 1.8.7 has no
 * other languages, so they are exchanged where they appear; nothing that a person has written or chosen is touched.
 */

import { whenDrawn } from './dom.js';
import { language } from './words.js';

const sv = {
  words: {
    'Field is required.': 'Fyll i det här.',
    'Value is not a number.': 'Skriv ett tal.',
    'Value is expected to be an integer.': 'Skriv ett heltal.',
    'Date and time must both be entered.': 'Fyll i både dag och tid.',
    'Add new': 'Lägg till en till',
    'Collapse': 'Visa färre',
    'Select': 'Välj',
    'No results': 'Inget passar',
    'All values selected': 'Allt är valt',
    'Skip to search': 'Till sökfältet',
    'Search': 'Sök',
    'Remove tag': 'Ta bort',
    'Increment': 'Öka',
    'Decrement': 'Minska',
    'hh:mm': 'tt:mm'
  },
  sentences: [
    [/^Field must have maximum length of (\d+)\.$/, 'Texten är för lång. Högst $1 tecken får plats.'],
    [/^Field must have minimum length of (\d+)\.$/, 'Texten är för kort. Skriv minst $1 tecken.'],
    [/^Field must have minimum value of (\d+)\.$/, 'Talet är för litet. Minst $1.'],
    [/^Field must have maximum value of (\d+)\.$/, 'Talet är för stort. Högst $1.'],
    [/^Expand all \((\d+)\)$/, 'Visa alla ($1)'],
    [/^Remove list item (\d+)$/, 'Ta bort rad $1']
  ]
};

const nb = {
  words: {
    'Field is required.': 'Fyll ut dette.',
    'Value is not a number.': 'Skriv et tall.',
    'Value is expected to be an integer.': 'Skriv et heltall.',
    'Date and time must both be entered.': 'Fyll ut både dag og tid.',
    'Add new': 'Legg til en til',
    'Collapse': 'Vis færre',
    'Select': 'Velg',
    'No results': 'Ingenting passer',
    'All values selected': 'Alt er valgt',
    'Skip to search': 'Til søkefeltet',
    'Search': 'Søk',
    'Remove tag': 'Fjern',
    'Increment': 'Øk',
    'Decrement': 'Reduser',
    'hh:mm': 'tt:mm'
  },
  sentences: [
    [/^Field must have maximum length of (\d+)\.$/, 'Teksten er for lang. Det er plass til $1 tegn.'],
    [/^Field must have minimum length of (\d+)\.$/, 'Teksten er for kort. Skriv minst $1 tegn.'],
    [/^Field must have minimum value of (\d+)\.$/, 'Tallet er for lite. Minst $1.'],
    [/^Field must have maximum value of (\d+)\.$/, 'Tallet er for stort. Høyst $1.'],
    [/^Expand all \((\d+)\)$/, 'Vis alle ($1)'],
    [/^Remove list item (\d+)$/, 'Fjern rad $1']
  ]
};

const ours = language === 'nb' ? nb : sv;

function translated(english) {
  const text = english.trim();
  if (Object.hasOwn(ours.words, text)) return ours.words[text];
  const sentence = ours.sentences.find(([pattern]) => pattern.test(text));
  return sentence ? text.replace(sentence[0], sentence[1]) : null;
}

const TEXTS = [
  '.fjs-form-field-error li',
  '.fjs-repeat-render-add',
  '.fjs-repeat-render-collapse',
  '.fjs-select-placeholder',
  '.fjs-dropdownlist-empty',
  '.fjs-taglist-skip-link'
].map(selector => `.fjs-container ${selector}`).join();

const ATTRIBUTES = {
  'placeholder': '.fjs-container input[placeholder]',
  'title': '.fjs-container button[title]',
  'aria-label': '.fjs-container button[aria-label]'
};

function exchangeTexts() {
  for (const element of document.querySelectorAll(TEXTS)) {
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE) continue;
      const text = translated(node.data);
      if (text !== null) node.data = node.data.startsWith(' ') ? ` ${text}` : text;
    }
  }
  for (const [attribute, selector] of Object.entries(ATTRIBUTES)) {
    for (const element of document.querySelectorAll(selector)) {
      const text = translated(element.getAttribute(attribute));
      if (text !== null) element.setAttribute(attribute, text);
    }
  }
}

const tag = language === 'nb' ? 'nb-NO' : 'sv-SE';
const names = (count, options, date) => {
  const format = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
  return Array.from({ length: count }, (_, n) => format.format(date(n)));
};
const month = n => new Date(Date.UTC(2026, n, 1));
const weekday = n => new Date(Date.UTC(2026, 0, 4 + n)); // 2026-01-04 is a Sunday, which flatpickr begins with
const calendar = {
  firstDayOfWeek: 1,
  ordinal: () => '',
  weekdays: {
    shorthand: names(7, { weekday: 'short' }, weekday),
    longhand: names(7, { weekday: 'long' }, weekday)
  },
  months: {
    shorthand: names(12, { month: 'short' }, month),
    longhand: names(12, { month: 'long' }, month)
  },
  monthAriaLabel: language === 'nb' ? 'Måned' : 'Månad',
  yearAriaLabel: 'År'
};

function exchangeCalendars() {
  for (const input of document.querySelectorAll('.fjs-container .fjs-datepicker input')) {
    const picker = input._flatpickr;
    if (!picker || picker.l10n.firstDayOfWeek === 1) continue;
    picker.set('locale', calendar);
    picker.redraw();
    input.placeholder = input.placeholder.replace(/y/g, 'å');
  }
}

/** Exchanges the words of every form that is shown, now and later. */
export function formWords() {
  whenDrawn(() => {
    exchangeTexts();
    exchangeCalendars();
  });
}
