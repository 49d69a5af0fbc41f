/** Beside the form: who the pupil is, whom to ring, how the absence stands and what has been done. */

import { forget, pupilOf } from './api.js';
import { el, fill } from './dom.js';
import { day, dueWords, duration, fullDay, languageName, percent, words } from './words.js';

/** One below the other, as on a telephone. */
const narrow = globalThis.matchMedia('(max-width: 842px)');

function section(title, ...content) {
  const kept = content.flat(Infinity).filter(part => part);
  return kept.length > 0 && el('section.sedd-section', null, el('h3', null, title), kept);
}

/** A section that is folded where the form would otherwise be far down. */
function folding(title, ...content) {
  const kept = content.flat(Infinity).filter(part => part);
  return (
    kept.length > 0 &&
    el('details.sedd-section', { open: !narrow.matches }, el('summary', null, el('h3', null, title)), kept)
  );
}

function phone(name, number) {
  return el('a.sedd-phone', { href: `tel:${number.replace(/[^+\d]/g, '')}`, 'aria-label': words.call(name, number) }, number);
}

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

/** A bar of the offered time, and the same in words: colours carry nothing that the words do not say. */
function bar(absence) {
  const { offeredMinutes: offered, reportedMinutes: reported, validMinutes: valid, invalidMinutes: invalid } = absence;
  const parts = [
    ['present', words.present, reported - valid - invalid],
    ['valid', words.valid, valid],
    ['invalid', words.invalid, invalid],
    ['unknown', words.unknown, offered - reported]
  ];
  const share = minutes => (100 * minutes) / offered;
  return [
    el(
      'div.sedd-bar',
      { 'aria-hidden': 'true' },
      parts.filter(([, , minutes]) => minutes > 0).map(([kind, , minutes]) => {
        const piece = el(`span.sedd-${kind}`);
        piece.style.width = `${share(minutes)}%`;
        return piece;
      })
    ),
    el(
      'ul.sedd-legend',
      null,
      parts.map(([kind, name, minutes]) =>
        el(
          'li',
          null,
          el(`i.sedd-${kind}`, { 'aria-hidden': 'true' }),
          el('span', null, name),
          el('span.sedd-figure', null, `${percent(share(minutes))} %`),
          el('span.sedd-figure', null, duration(minutes))
        )
      )
    )
  ];
}

function window(absence) {
  if (absence.offeredMinutes === 0) return el('p', null, words.absenceNone);
  return [
    absence.reportedMinutes > 0 &&
      el('p.sedd-rate', null, el('strong', null, words.rate(percent(absence.ratePercent))), ` ${words.rateBasis}`),
    el('p.sedd-small', null, words.absenceOver(absence.days, day(absence.from), day(absence.to))),
    bar(absence),
    el(
      'p.sedd-small',
      null,
      absence.reportedMinutes === absence.offeredMinutes ? words.coverageWhole : words.coverage(percent(absence.coveragePercent))
    ),
    !absence.enough && el('p.sedd-note', null, words.coverageLow)
  ];
}

function sinceContact(absence) {
  const date = day(absence.since);
  return el(
    'div.sedd-since',
    null,
    absence.reportedMinutes === 0
      ? el('p', null, words.sinceContactNothing(date))
      : [
          el('p.sedd-small', null, words.sinceContact(date, absence.days)),
          el('p.sedd-rate', null, el('strong', null, words.rate(percent(absence.ratePercent))))
        ]
  );
}

function facts(rows) {
  return el(
    'dl.sedd-facts',
    null,
    rows.filter(([, value]) => value).map(([name, value]) => [el('dt', null, name), el('dd', null, value)])
  );
}

function theCase(found) {
  return facts([
    [words.caseNumber, found.number],
    [words.step, found.step],
    [words.openedOn, found.openedOn && fullDay(found.openedOn)],
    [
      words.nextStep,
      found.resting
        ? words.restsUntil(day(found.dueDate))
        : found.nextStep && [found.nextStep, found.dueDate && words.by(day(found.dueDate))].filter(Boolean).join(', ')
    ]
  ]);
}

function agreed(actions) {
  return el(
    'ol.sedd-actions',
    null,
    actions.map(item =>
      el(
        'li',
        { value: item.number },
        el('span', null, item.action),
        el('span.sedd-small', null, [words.owners[item.owner] ?? item.owner, item.dueDate && words.by(day(item.dueDate))].filter(Boolean).join(', ')),
        item.doneWhen && el('span.sedd-small', null, words.doneWhen(item.doneWhen))
      )
    )
  );
}

function entry(item) {
  const [date, time] = item.at.split('T');
  return el(
    'li.sedd-entry',
    null,
    el(
      'p.sedd-entry-head',
      null,
      el('strong', null, item.title),
      el('span.sedd-small', null, `${day(date)} ${time.slice(0, 5)}, ${item.author ?? words.journalSystem}`)
    ),
    item.texts.length > 0 &&
      el(
        'dl.sedd-texts',
        null,
        item.texts.map(text => [text.label && el('dt', null, text.label), el('dd', null, text.value)])
      )
  );
}

function journal(entries) {
  if (entries.length === 0) return null;
  const shown = entries.slice(0, 4);
  const rest = entries.slice(4);
  return [
    el('ol.sedd-journal', null, shown.map(entry)),
    rest.length > 0 &&
      el('details', null, el('summary', null, `${words.more} (${rest.length})`), el('ol.sedd-journal', null, rest.map(entry)))
  ];
}

function remarks(pupil) {
  return [pupil.enrolment && words.enrolments[pupil.enrolment], pupil.reducedTimetable && words.reducedTimetable].filter(Boolean);
}

function draw(answer) {
  const { pupil } = answer;
  return [
    el(
      'header.sedd-who',
      null,
      el('h2', null, pupil.label),
      el('p', null, words.classAt(pupil.className, pupil.school)),
      pupil.homeLanguage && el('p.sedd-small', null, words.speaks(languageName(pupil.homeLanguage))),
      remarks(pupil).map(remark => el('p.sedd-note', null, remark)),
      pupil.protectedIdentity && el('p.sedd-note', null, words.protectedNote)
    ),
    answer.recommendation && section(words.recommendation, el('p.sedd-recommendation', null, answer.recommendation)),
    section(
      words.home,
      answer.guardians.length > 0 ? el('ul.sedd-people', null, answer.guardians.map(guardian)) : el('p', null, words.noGuardians)
    ),
    answer.absence && folding(words.absence, window(answer.absence), answer.absenceSinceContact && sinceContact(answer.absenceSinceContact)),
    answer.case && folding(words.case, theCase(answer.case)),
    answer.agreedActions?.length > 0 && folding(words.actions, agreed(answer.agreedActions)),
    answer.measures?.length > 0 && folding(words.measures, agreed(answer.measures)),
    folding(words.journal, journal(answer.journal)),
    answer.contacts.length > 0 && folding(words.atSchool, el('ul.sedd-people', null, answer.contacts.map(colleague)))
  ];
}

/*
 * Tasklist has no place beside the form: the tabs are above it and show one at a time. The aside is put into the task's card
 * next to the tabs and put back whenever Tasklist draws the card anew.
 */
export const panel = {
  id: 'sedd-panel',
  pluginPoint: 'tasklist.task.action',
  priority: 1000,
  render(node, _, scope) {
    const aside = el('aside.sedd-panel', { 'aria-label': words.panel, tabindex: '-1' });
    let shown = null;

    const place = () => {
      const card = document.querySelector('.task-details .task-card');
      if (!card || !shown) return;
      const tabs = card.querySelector(':scope > .tabbed-content');
      if (tabs && aside.nextElementSibling !== tabs) card.insertBefore(aside, tabs);
    };
    const observer = new MutationObserver(place);
    this.stop?.();
    this.stop = () => observer.disconnect();
    const column = document.querySelector('.task-details') ?? document.body;
    observer.observe(column, { childList: true, subtree: true });

    const show = async id => {
      fill(aside, el('p.sedd-loading', { role: 'status' }, words.loading));
      const another = shown !== id;
      shown = id;
      place();
      try {
        const answer = await pupilOf(id);
        if (shown !== id) return;
        fill(aside, draw(answer));
        if (another && narrow.matches) document.querySelector('.task-details')?.scrollIntoView({ block: 'start' });
      } catch (problem) {
        if (shown !== id) return;
        if (problem.status === 404) {
          shown = null;
          aside.remove();
          return;
        }
        fill(
          aside,
          el('p.sedd-note', { role: 'alert' }, problem.message),
          el(
            'button.btn.btn-default',
            {
              type: 'button',
              onclick: () => {
                forget();
                show(id);
              }
            },
            words.retry
          )
        );
      }
    };

    scope.$watch(
      () => scope.task && `${scope.task.id}|${scope.task.assignee ?? ''}`,
      key => {
        if (key) {
          show(scope.task.id);
        } else {
          shown = null;
          aside.remove();
        }
      }
    );
  },
  unmount() {
    this.stop?.();
  }
};
