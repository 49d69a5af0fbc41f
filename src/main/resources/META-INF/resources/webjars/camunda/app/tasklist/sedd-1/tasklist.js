/** Sedd's parts of Tasklist. */

import { callsPages } from './call-load.js';
import { card } from './card.js';
import { formWords } from './form-words.js';
import { handover } from './handover.js';
import { figuresPages } from './meeting-figures.js';
import { meetingsPages } from './meetings.js';
import { neighbourhoodPages } from './neighbourhood.js';
import { notes } from './notes.js';
import { overviewPages } from './overview.js';
import { panel } from './panel.js';
import { timesPages } from './reaction-times.js';
import { pupilsPages } from './pupils.js';
import { mend, sendToLogin } from './shell.js';
import { studentHealthPages } from './student-health.js';

mend();
sendToLogin();
formWords();

export default [
  card,
  panel,
  handover,
  notes,
  ...pupilsPages,
  ...overviewPages,
  ...timesPages,
  ...callsPages,
  ...studentHealthPages,
  ...meetingsPages,
  ...neighbourhoodPages,
  ...figuresPages
];
