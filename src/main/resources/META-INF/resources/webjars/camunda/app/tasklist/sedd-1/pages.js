/** Sedd's own pages in Tasklist. */

import { me } from './api.js';
import { el, fill } from './dom.js';
import { words } from './words.js';

/** The schools of which somebody sees every open case. */
export const watched = answer => answer.schools.filter(school => school.watches);

/** Which of the schools a page is about; what stands `before` them can be chosen too. */
export function schoolChoice(id, schools, { chosen, before } = {}) {
  return el(
    'select.form-control',
    { id },
    before,
    schools.map(one => el('option', { value: one.schoolId, selected: one.schoolId === chosen }, one.name))
  );
}

/** A choice of schools under its label; nothing for whoever has only one. */
export const labelled = (choice, schools) => schools.length > 1 && el('div', null, el('label', { for: choice.id }, words.school), choice);

/** Draws a page: the way back and what stands `beside` it, the heading, where a reader begins, and what follows. */
export function drawPage(node, { title, beside }, ...content) {
  fill(
    node,
    el(
      'main.sedd-pupils.sedd-wide',
      null,
      el('p', null, el('a', { href: '#/' }, `‹ ${words.backToTasks}`), beside && [' · ', beside]),
      el('h1', { tabindex: '-1' }, title),
      content
    )
  );
  node.querySelector('h1').focus();
}

/**
 * A page and its link in the menu; the link is there for those who have schools to see on it.
 *
 * @param id of the page in the document
 * @param path after the address's #
 * @param link what the menu calls it, which of the links comes first is `linkPriority`
 * @param title what the page is called
 * @param schools of the answer about the person, those whom the page is about
 * @param show draws the page of these schools into the node
 */
export function ownPage({ id, path, link, title, priority, linkPriority, schools, show }) {
  return [
    {
      id: `${id}-link`,
      pluginPoint: 'tasklist.navbar.action',
      priority: linkPriority,
      render(node) {
        me().then(
          answer => schools(answer).length > 0 && fill(node, el('a', { href: `#${path}` }, link)),
          () => fill(node)
        );
      }
    },
    {
      id,
      pluginPoint: 'tasklist.route',
      priority,
      properties: { path, label: title },
      render(node) {
        node.className = 'sedd-page';
        fill(node, el('p.sedd-loading', { role: 'status' }, words.loading));
        me().then(
          answer => show(node, schools(answer)),
          problem => fill(node, el('p.sedd-refused', { role: 'alert' }, problem.message))
        );
      }
    }
  ];
}
