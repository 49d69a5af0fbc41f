/** Sedd's own pages in Tasklist. */

import { me } from './api.js';
import { el, fill } from './dom.js';
import { words } from './words.js';

/** The schools of which somebody sees every open case. */
export const watched = answer => answer.schools.filter(school => school.watches);

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
