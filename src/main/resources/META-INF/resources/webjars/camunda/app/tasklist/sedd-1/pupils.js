/** The pupils' page: find a pupil of one's own schools and begin what a person begins. */

import { get, post } from './api.js';
import { el, fill } from './dom.js';
import { holdsOf } from './holds.js';
import { homeContact } from './home-contact.js';
import { ownPage } from './pages.js';
import { words } from './words.js';

const SHOWN = 100;
let mine = { query: '', schoolId: '' };

function kindButton(kind, pupil, status) {
  const label = words.kinds[kind] ?? kind;
  return el(
    'button.btn.btn-default.btn-sm',
    {
      type: 'button',
      'aria-label': words.beginFor(label, pupil.label),
      onclick: async event => {
        const pressed = event.currentTarget;
        pressed.disabled = true;
        fill(status, words.beginning);
        status.className = 'sedd-status';
        try {
          const { taskId } = await post(`/pupils/${encodeURIComponent(pupil.pupilId)}/tasks`, { kind });
          location.hash = `#/?task=${encodeURIComponent(taskId)}`;
        } catch (problem) {
          pressed.disabled = false;
          status.className = 'sedd-status sedd-refused';
          fill(status, `${pupil.label}: ${problem.message || words.failedBegin}`);
          status.scrollIntoView({ block: 'nearest' });
        }
      }
    },
    label
  );
}

/** The button that opens what the reader has to say about the pupil's home, and the row in which it stands. */
function homeRow(pupil, columns) {
  const id = `sedd-home-${pupil.pupilId}`;
  const cell = el('td', { colspan: columns });
  const row = el('tr.sedd-of-home', { id, hidden: true }, cell);
  const opens = el(
    'button.btn.btn-default.btn-sm',
    {
      type: 'button',
      'aria-expanded': 'false',
      'aria-controls': id,
      'aria-label': words.homeOf(pupil.label),
      onclick: () => {
        row.hidden = !row.hidden;
        opens.setAttribute('aria-expanded', String(!row.hidden));
        if (!row.hidden) fill(cell, homeContact(pupil), holdsOf(pupil));
      }
    },
    words.home
  );
  return { opens, row };
}

function table(pupils, schools, status) {
  const several = schools.length > 1;
  const begins = pupils.some(pupil => pupil.kinds.length > 0 || pupil.worksWith);
  const columns = 2 + several + begins;
  const names = new Map(schools.map(school => [school.schoolId, school.name]));
  return el(
    'table.sedd-table',
    null,
    el(
      'thead',
      null,
      el(
        'tr',
        null,
        el('th', { scope: 'col' }, words.name),
        el('th', { scope: 'col' }, words.class),
        several && el('th', { scope: 'col' }, words.school),
        begins && el('th', { scope: 'col' }, words.begin)
      )
    ),
    el(
      'tbody',
      null,
      pupils.slice(0, SHOWN).map(pupil => {
        const home = pupil.worksWith && homeRow(pupil, columns);
        return [
          el(
            'tr',
            null,
            el('th', { scope: 'row' }, pupil.label),
            el('td', null, pupil.className),
            several && el('td', null, names.get(pupil.schoolId) ?? ''),
            begins &&
              el('td', null, el('div.sedd-kinds', null, pupil.kinds.map(kind => kindButton(kind, pupil, status)), home && home.opens))
          ),
          home && home.row
        ];
      })
    )
  );
}

function page(node, schools) {
  const status = el('p.sedd-status', { role: 'status', 'aria-live': 'polite' });
  const results = el('div.sedd-results');
  const query = el('input.form-control', { type: 'search', id: 'sedd-query', value: mine.query, autocomplete: 'off' });
  const school = el(
    'select.form-control',
    { id: 'sedd-school' },
    el('option', { value: '' }, words.allSchools),
    schools.map(one => el('option', { value: one.schoolId, selected: one.schoolId === mine.schoolId }, one.name))
  );
  let asked = 0;

  const search = async () => {
    mine = { query: query.value.trim(), schoolId: schools.length > 1 ? school.value : '' };
    const turn = ++asked;
    const parameters = new URLSearchParams(Object.entries(mine).filter(([, value]) => value));
    try {
      const pupils = await get(`/pupils?${parameters}`);
      if (turn !== asked) return;
      status.className = 'sedd-status';
      fill(
        status,
        pupils.length === 0 ? words.noPupils : pupils.length > SHOWN ? words.shownOf(SHOWN, pupils.length) : words.found(pupils.length)
      );
      fill(results, pupils.length > 0 && table(pupils, schools, status));
    } catch (problem) {
      if (turn !== asked) return;
      status.className = 'sedd-status sedd-refused';
      fill(status, problem.message);
      fill(results);
    }
  };

  let pause;
  query.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(search, 250);
  });
  school.addEventListener('change', search);

  fill(
    node,
    el(
      'main.sedd-pupils',
      null,
      el('p', null, el('a', { href: '#/' }, `‹ ${words.backToTasks}`)),
      el('h1', null, words.pupilsTitle),
      el('p', null, words.pupilsHint),
      el(
        'form.sedd-search',
        {
          role: 'search',
          onsubmit: event => {
            event.preventDefault();
            search();
          }
        },
        el('div', null, el('label', { for: 'sedd-query' }, words.searchLabel), query),
        schools.length > 1 && el('div', null, el('label', { for: 'sedd-school' }, words.school), school),
        el('button.btn.btn-primary', { type: 'submit' }, words.search)
      ),
      status,
      results
    )
  );
  query.focus();
  search();
}

export const pupilsPages = ownPage({
  id: 'sedd-pupils',
  path: '/pupils',
  link: words.pupils,
  title: words.pupilsTitle,
  priority: 100,
  linkPriority: 200,
  schools: answer => answer.schools,
  show: (node, schools) =>
    schools.length > 0
      ? page(node, schools)
      : fill(node, el('main.sedd-pupils', null, el('h1', null, words.pupilsTitle), el('p', null, words.nobodyHere)))
});
