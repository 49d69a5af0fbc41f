/** Whom to ring at home, and who at the school is there for the pupil. */

import { el } from './dom.js';
import { phone, section, folding } from './parts.js';
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
    (person.language || person.interpreter) &&
      el(
        'span.sedd-small',
        null,
        [person.language && words.speaks(languageName(person.language)), person.interpreter && words.interpreter]
          .filter(Boolean)
          .join(' · ')
      )
  );
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

export function home({ guardians }) {
  return section(
    words.home,
    guardians.length > 0 ? el('ul.sedd-people', null, guardians.map(guardian)) : el('p', null, words.noGuardians)
  );
}

export function atSchool({ contacts }) {
  return contacts.length > 0 && folding(words.atSchool, el('ul.sedd-people', null, contacts.map(colleague)));
}
