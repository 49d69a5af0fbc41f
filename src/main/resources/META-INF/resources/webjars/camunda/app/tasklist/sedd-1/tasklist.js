/** Sedd's parts of Tasklist. */

import { callsLink, callsPage } from './call-load.js';
import { card } from './card.js';
import { formWords } from './form-words.js';
import { handover } from './handover.js';
import { notes } from './notes.js';
import { overviewLink, overviewPage } from './overview.js';
import { panel } from './panel.js';
import { timesLink, timesPage } from './reaction-times.js';
import { pupilsLink, pupilsPage } from './pupils.js';
import { mend, sendToLogin } from './shell.js';
import { studentHealthLink, studentHealthPage } from './student-health.js';

mend();
sendToLogin();
formWords();

export default [
  card,
  panel,
  handover,
  notes,
  pupilsLink,
  pupilsPage,
  overviewLink,
  overviewPage,
  timesLink,
  timesPage,
  callsLink,
  callsPage,
  studentHealthLink,
  studentHealthPage
];
