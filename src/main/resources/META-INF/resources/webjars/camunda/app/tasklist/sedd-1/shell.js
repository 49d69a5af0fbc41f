/** Mends what Tasklist itself leaves: the page's language, names for buttons that show only a picture, what a form lacks. */

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

/** What is missing in a form may stand far above its button: it is brought into view, and old notices go. */
function showWhatIsMissing(event) {
  if (!event.target.closest?.('.form-actions .btn-primary')) return;
  document.querySelectorAll('.page-notifications .alert .close').forEach(close => close.click());
  setTimeout(() => {
    const field = document.querySelector('.fjs-container .fjs-has-errors');
    field?.scrollIntoView({ block: 'center' });
    field?.querySelector('input, textarea, select, [tabindex]')?.focus({ preventScroll: true });
  }, 300);
}

export function mend() {
  document.documentElement.lang = language;
  document.addEventListener('click', showWhatIsMissing, true);
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
