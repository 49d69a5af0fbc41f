/** Whom to ring at home, and who at the school is there for the pupil. */

import { el } from './dom.js';
import { folding, phone, section } from './parts.js';
import { languageName, words } from './words.js';

function guardian(person) {
  const { name } = person;
  const relation = words.relations[person.relation];
  return el(
    'li.sedd-person',
    null,
    el('span.sedd-role', null, words.guardian(person.number), relation && ` (${relation})`),
    el('strong', null, name),
    person.phone ? phone(name, person.phone) : el('span.sedd-missing', null, words.noPhone),
    person.protectedIdentity && el('span.sedd-missing', null, words.guardianProtected),
    person.language && el('span.sedd-small', null, words.speaks(languageName(person.language))),
    person.interpreter && el('strong.sedd-interpreter', null, words.interpreter)
  );
}

/** Who lives at one address stands together. What one home says is not for the other. */
function homes(guardians) {
  const numbers = [...new Set(guardians.map(person => person.home))];
  const people = number => el('ul.sedd-people', null, guardians.filter(person => person.home === number).map(guardian));
  if (numbers.length === 1) return people(numbers[0]);
  return [
    el('p.sedd-small', null, words.twoHomes),
    numbers.map(number => el('div.sedd-home', null, el('h4', null, words.homeNumber(number)), people(number)))
  ];
}

function hint(siblings) {
  return (
    siblings.length > 0 &&
    el(
      'div.sedd-note',
      null,
      el('p', null, `${words.siblings}: ${siblings.map(child => words.classAt(child.label, child.className)).join(', ')}`),
      el('p.sedd-small', null, words.siblingsHint)
    )
  );
}

export function home({ guardians, siblings }) {
  return section(words.home, guardians.length > 0 ? homes(guardians) : el('p', null, words.noGuardians), hint(siblings));
}

function colleague(person) {
  return el(
    'li.sedd-person',
    null,
    el('span.sedd-role', null, words.roles[person.role] ?? person.role),
    el('strong', null, person.name),
    person.phone && phone(person.name, person.phone),
    person.phoneHour && el('span.sedd-small', null, words.phoneHour(person.phoneHour))
  );
}

export function atSchool({ contacts }) {
  return contacts.length > 0 && folding(words.atSchool, el('ul.sedd-people', null, contacts.map(colleague)));
}
