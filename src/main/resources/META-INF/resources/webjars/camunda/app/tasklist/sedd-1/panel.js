/** Beside the form: who the pupil is, whom to ring, how the absence stands and what has been done. */

import { absence } from './absence.js';
import { agreementBeside, isAboutAgreement } from './agreements.js';
import { agreementOf, forget, isListMeeting, listOf, meetingOf, networkOf, pupilOf } from './api.js';
import { consents } from './consents.js';
import { el, fill } from './dom.js';
import { handlers } from './handlers.js';
import { holds } from './holds.js';
import { journal } from './journal.js';
import { letters } from './letters.js';
import { isAboutMeeting, meetingParts } from './meeting.js';
import { measures } from './measures.js';
import { isAboutNetwork, networkBeside } from './networks.js';
import { outside } from './outside.js';
import { narrow, section } from './parts.js';
import { atSchool, home } from './people.js';
import { overdueDuties } from './reaction-times.js';
import { agreement, progress } from './progress.js';
import { meetingBeside } from './student-health.js';
import { today } from './today.js';
import { languageName, words } from './words.js';

function remarks(pupil) {
  return [pupil.enrolment && words.enrolments[pupil.enrolment], pupil.reducedTimetable && words.reducedTimetable].filter(Boolean);
}

function who({ pupil }) {
  return el(
    'header.sedd-who',
    null,
    el('h2', null, pupil.label),
    el('p', null, words.classAt(pupil.className, pupil.school)),
    pupil.homeLanguage && el('p.sedd-small', null, words.speaks(languageName(pupil.homeLanguage))),
    remarks(pupil).map(remark => el('p.sedd-note', null, remark)),
    pupil.protectedIdentity && el('p.sedd-note', null, words.protectedNote)
  );
}

/** What is not there to be known is left out; anything else is a failure. */
function unlessUnknown(problem) {
  if (problem.status !== 404) throw problem;
  return null;
}

function suggestion({ recommendation }) {
  return recommendation && section(words.recommendation, el('p.sedd-recommendation', null, recommendation));
}

/** The parts in the order in which somebody needs them who is about to ring. */
const PARTS = [who, handlers, today, suggestion, letters, home, agreement, absence, progress, measures, outside, consents, holds, journal, atSchool];

/** What comes before all that where nobody is about to ring: the measure, or how it went yesterday and what was planned. */
const FIRST = { 'practical-elective': measures, 'planned-return': journal, 'daily-contact': journal };

function partsOf(definition) {
  const first = FIRST[definition?.split(':')[0]];
  const head = [who, handlers, first];
  return first ? [...head, ...PARTS.filter(part => !head.includes(part))] : PARTS;
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

    const show = async task => {
      const { id } = task;
      fill(aside, el('p.sedd-loading', { role: 'status' }, words.loading));
      const another = shown !== id;
      shown = id;
      place();
      if (scope.task.taskDefinitionKey === 'review-overdue') {
        fill(aside, overdueDuties(scope.task.tenantId));
        return;
      }
      try {
        if (isAboutAgreement(scope.task?.processDefinitionId)) {
          const answer = await agreementOf(id);
          if (shown !== id) return;
          aside.setAttribute('aria-label', words.neighbourhood.agreement);
          fill(aside, agreementBeside(answer));
          return;
        }
        if (isAboutNetwork(scope.task?.processDefinitionId)) {
          const answer = await networkOf(id);
          if (shown !== id) return;
          aside.setAttribute('aria-label', words.neighbourhood.network);
          fill(aside, networkBeside(answer));
          return;
        }
        if (isListMeeting(task)) {
          const answer = await listOf(id);
          if (shown !== id) return;
          aside.setAttribute('aria-label', words.eht.title);
          fill(aside, meetingBeside(answer));
          return;
        }
        aside.setAttribute('aria-label', words.panel);
        const meeting = isAboutMeeting(scope.task?.processDefinitionId) ? await meetingOf(id).catch(unlessUnknown) : null;
        const answer = meeting ? await pupilOf(id).catch(unlessUnknown) : await pupilOf(id);
        if (shown !== id) return;
        const [header, ...rest] = answer ? partsOf(scope.task?.processDefinitionId).map(part => part(answer, scope)) : [];
        fill(aside, header, meeting && meetingParts(meeting, id), rest);
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
                show(task);
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
          show(scope.task);
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
