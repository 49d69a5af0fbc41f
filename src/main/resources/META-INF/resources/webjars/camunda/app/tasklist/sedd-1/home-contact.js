/** A home that has rung or written by itself: whoever took it writes it down, and nobody need ring the home about today. */

import { post } from './api.js';
import { el, fill } from './dom.js';
import { words } from './words.js';

function choice(id, label, options) {
  const field = el(
    'select.form-control',
    { id },
    Object.entries(options).map(([code, name]) => el('option', { value: code }, name))
  );
  return { field, parts: [el('label', { for: id }, label), field] };
}

export function homeContact(pupil) {
  const id = `sedd-contact-${pupil.pupilId}`;
  const place = el('div.sedd-hold', { role: 'status' });
  const button = (text, onclick) => el('button.btn.btn-default.btn-sm', { type: 'button', onclick }, text);
  const begin = said => fill(place, said && el('p', null, said), button(words.homeContact, explain));
  const explain = () => {
    const person = choice(`${id}-person`, words.homeContactWho, words.homeContactPeople);
    const way = choice(`${id}-way`, words.homeContactHow, words.homeContactWays);
    const note = el('textarea.form-control', { id: `${id}-note`, rows: '3', maxlength: '2000' });
    const refused = el('p.sedd-refused', { role: 'alert' });
    const save = async () => {
      try {
        await post(`/pupils/${encodeURIComponent(pupil.pupilId)}/home-contacts`, {
          person: person.field.value,
          way: way.field.value,
          note: note.value
        });
        begin(words.homeContactSaved);
      } catch (problem) {
        fill(refused, problem.message);
        note.focus();
      }
    };
    fill(
      place,
      el('p.sedd-small', null, words.homeContactHint),
      person.parts,
      way.parts,
      el('label', { for: note.id }, words.homeContactNote),
      note,
      refused,
      el('p.sedd-kinds', null, button(words.homeContactSave, save), button(words.cancel, () => begin()))
    );
    person.field.focus();
  };
  begin();
  return el('section.sedd-section', null, el('h2', null, words.homeContactTitle), place);
}
