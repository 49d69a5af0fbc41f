/** Mends what Tasklist itself leaves: the page's language, and names for buttons that show only a picture. */

import { language, words } from './words.js';

const names = [
  ['.region-toggle[data-region="filters"]', words.openFilters],
  ['.region-toggle[data-region="list"]', words.openList],
  ['.region-toggle[data-region="task"]', words.openTask],
  ['.task-details .maximize', words.maximize],
  ['.task-details .reset-regions', words.reset],
  ['.task-card-details .actions > a', words.more],
  ['.app-switch > a', words.apps],
  ['.task-filter .actions > a', words.editFilter]
];

function name() {
  for (const [selector, label] of names) {
    for (const element of document.querySelectorAll(`${selector}:not([aria-label])`)) {
      element.setAttribute('aria-label', label);
      if (!element.title) element.title = label;
    }
  }
}

/** form-js counts what is left of a text in English; nothing else of its own words shows. */
export function mend() {
  document.documentElement.lang = language;
  let asked = false;
  const observer = new MutationObserver(() => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      name();
    });
  });
  observer.observe(document.body, { childList: true, subtree: true });
  name();
}

/**
 * Tasklist's own login form would be of no use: there is one login for everything. Its page also clears the drafts that
 * Tasklist has just saved in the browser.
 */
export function sendToLogin() {
  const away = () => {
    if (/^#?\/?login/.test(location.hash)) location.replace(`${document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '')}/login`);
  };
  addEventListener('hashchange', away);
  away();
}
