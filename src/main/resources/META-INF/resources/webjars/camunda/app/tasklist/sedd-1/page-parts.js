/** What Sedd's own pages are built from: parts under a heading, tables, folded forms, buttons that are pressed twice. */

import { el, fill } from './dom.js';
import { words } from './words.js';

/** A part of a page under its heading, with a sentence about it. */
export function part(id, title, hint, ...content) {
  return el('section.sedd-part', { 'aria-labelledby': id }, el('h2', { id }, title), hint && el('p', null, hint), content);
}

/** Rows of cells, the first of which names the row; on a telephone each cell stands under its column's name. */
export function table(caption, columns, rows) {
  return el(
    'table.sedd-table.sedd-overview.sedd-fixed',
    null,
    caption && el('caption', null, caption),
    el('thead', null, el('tr', null, columns.map(name => el('th', { scope: 'col' }, name)))),
    el(
      'tbody',
      null,
      rows.map(([first, ...rest]) =>
        el('tr', null, el('th', { scope: 'row' }, first), rest.map((cell, n) => el('td', { 'data-name': columns[n + 1] }, cell)))
      )
    )
  );
}

/** A folded form: its fields, and what happens with their values; a refusal is said where the button is. */
export function folded(title, fields, send) {
  const status = el('p.sedd-status', { role: 'status', 'aria-live': 'polite' });
  const inputs = fields.map(field => ({ ...field, input: field.make() }));
  const submit = async event => {
    event.preventDefault();
    const button = form.querySelector('button');
    button.disabled = true;
    status.className = 'sedd-status';
    fill(status, words.loading);
    try {
      const read = ({ input }) => (input.type === 'checkbox' ? input.checked : input.value);
      await send(Object.fromEntries(inputs.map(field => [field.key, read(field)])));
      fill(status);
    } catch (problem) {
      status.className = 'sedd-status sedd-refused';
      fill(status, problem.message);
    }
    button.disabled = false;
  };
  const form = el(
    'form.sedd-fields',
    { onsubmit: submit },
    inputs.map(({ label, input }) =>
      input.type === 'checkbox' ? el('label.sedd-tick', null, input, ' ', label) : el('label', null, el('span', null, label), input)
    ),
    el('button.btn.btn-default', { type: 'submit' }, words.neighbourhood.save),
    status
  );
  return el('details.sedd-folded', null, el('summary', null, title), form);
}

/** The fields of such a form: the value's key, what it is called. */
export const line = (key, label, attributes) => ({ key, label, make: () => el('input.form-control', { type: 'text', maxlength: '200', ...attributes }) });
export const date = (key, label, value) => ({ key, label, make: () => el('input.form-control', { type: 'date', value }) });
export const tick = (key, label) => ({ key, label, make: () => el('input', { type: 'checkbox' }) });
export const choice = (key, label, options) => ({
  key,
  label,
  make: () => el('select.form-control', null, options.map(([value, name]) => el('option', { value }, name)))
});

/** A button that is pressed twice, because what it does cannot be undone; a refusal is said in its place. */
export function twice(attributes, name, sure, send) {
  const press = ({ currentTarget: button }) => {
    if (button.textContent === sure) {
      send().catch(problem => fill(button.parentElement, problem.message));
    } else {
      fill(button, sure);
      button.removeAttribute('aria-label');
    }
  };
  return el('button.btn.btn-default.btn-sm', { ...attributes, type: 'button', onclick: press }, name);
}
