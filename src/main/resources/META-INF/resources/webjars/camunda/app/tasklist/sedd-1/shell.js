/**
 * Mends what Tasklist itself leaves: the page's language, names for buttons that show only a picture and for the parts of the
 * page, the lists' names, which the engine keeps in one language, and what a form lacks.
 */

import { whenDrawn } from './dom.js';
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

/** The parts of the page, for those who jump from one to the next by ear. */
const parts = [
  ['[cam-widget-header]', { role: 'banner' }],
  ['.column.task-filters', { 'role': 'navigation', 'aria-label': words.lists }],
  ['.column.tasks-list', { 'role': 'region', 'aria-label': words.listOfTasks }],
  ['.column.task-details', { 'role': 'main', 'aria-label': words.task }],
  ['.definition-name .process-definition', { 'aria-level': 3 }]
];

function nameParts() {
  for (const [selector, attributes] of parts) {
    for (const element of document.querySelectorAll(selector)) {
      for (const [attribute, value] of Object.entries(attributes)) {
        if (!element.hasAttribute(attribute)) element.setAttribute(attribute, value);
      }
    }
  }
}

/** A list's name and what it holds, where the reader's language has other words for them. */
function nameLists() {
  for (const element of document.querySelectorAll('.task-filter .name > a, .task-filter .tooltip-inner, body > .tooltip .tooltip-inner')) {
    for (const node of element.childNodes) {
      const known = node.nodeType === Node.TEXT_NODE && words.listNames[node.data.trim()];
      if (known) node.data = node.data.replace(node.data.trim(), known);
    }
  }
}

function nameButtons() {
  for (const [selector, label] of names) {
    for (const element of document.querySelectorAll(`${selector}:not([aria-label])`)) {
      element.setAttribute('aria-label', label);
      if (!element.title) element.title = label;
    }
  }
}

function closeNotices() {
  document.querySelectorAll('.page-notifications .alert .close').forEach(close => close.click());
}

/** On a narrow screen the menu lies over the top of the page it leads to: it closes once something is chosen. */
function closeMenu() {
  document.querySelector('.navbar-toggle.open')?.click();
}

/**
 * What is missing in a form may stand far above its button: it is brought into view. The field says what is wrong, so that
 * the notice above the pupil, which only says that something is, goes.
 */
function showWhatIsMissing(event) {
  if (!event.target.closest?.('.form-actions .btn-primary')) return;
  closeNotices();
  setTimeout(() => {
    const field = document.querySelector('.fjs-container .fjs-has-errors');
    if (field) closeNotices();
    field?.scrollIntoView({ block: 'center' });
    field?.querySelector('input, textarea, select, [tabindex]')?.focus({ preventScroll: true });
  }, 300);
}

/**
 * Tasklist takes a form for faulty for ever once something has been written in a list's row, or has been missing there when the
 * button was pressed: form-js 1.8.7 leaves an empty place among the faults, and Tasklist counts places. Where no field shows a
 * fault any more the button works; pressing it checks everything again.
 */
function freeTheButton() {
  const button = document.querySelector('.form-actions .btn-primary[disabled]');
  let scope = button && globalThis.angular?.element(button).scope();
  while (scope && !Object.hasOwn(scope, '$invalid')) scope = scope.$parent;
  if (!scope?.$invalid || document.querySelector('.fjs-container .fjs-has-errors')) return;
  scope.$evalAsync(() => {
    scope.$invalid = false;
  });
}

export function mend() {
  document.documentElement.lang = language;
  document.addEventListener('click', showWhatIsMissing, true);
  addEventListener('hashchange', () => {
    closeNotices();
    closeMenu();
  });
  new MutationObserver(freeTheButton).observe(document.body, { attributeFilter: ['disabled'], subtree: true });
  whenDrawn(() => {
    nameButtons();
    nameParts();
    nameLists();
    freeTheButton();
  });
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
