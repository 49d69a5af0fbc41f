/** The words of Sedd's own parts of Tasklist. Which language: as Tasklist itself chooses it, by the browser's first language. */

const first = (navigator.languages?.[0] ?? navigator.language ?? '').toLowerCase();

export const language = /^(nb|no|nn)\b/.test(first) ? 'nb' : 'sv';

const sv = {
  pupils: 'Elever',
  pupilsTitle: 'Elever',
  pupilsHint: 'Sök på namn eller klass. Du ser eleverna på dina skolor.',
  searchLabel: 'Namn eller klass',
  search: 'Sök',
  school: 'Skola',
  allSchools: 'Alla mina skolor',
  noPupils: 'Ingen elev stämmer med sökningen.',
  nobodyHere: 'Du har inga skolor att söka elever på.',
  found: n => (n === 1 ? '1 elev' : `${n} elever`),
  shownOf: (shown, n) => `Visar ${shown} av ${n}. Skriv mer för att begränsa listan.`,
  name: 'Namn',
  class: 'Klass',
  begin: 'Börja',
  kinds: {
    'open-case': 'Öppna frånvaroärende',
    'report-concern': 'Gör orosanmälan',
    'request-meeting': 'Be om tverrfaglig møte'
  },
  beginFor: (kind, label) => `${kind}: ${label}`,
  beginning: 'Öppnar …',
  backToTasks: 'Till uppgifterna',
  panel: 'Eleven',
  loading: 'Hämtar …',
  retry: 'Försök igen',
  classAt: (className, school) => [className, school].filter(Boolean).join(' · '),
  home: 'Hemmet',
  atSchool: 'På skolan',
  guardian: n => `Vårdnadshavare ${n}`,
  relations: {
    'custodian': '',
    'foster-home': 'familjehem',
    'institution': 'boende',
    'guardian-ad-litem': 'god man',
    'other': 'annan'
  },
  guardianProtected: 'Skyddade uppgifter: lämna inget till det andra hemmet',
  noPhone: 'Inget telefonnummer i registret',
  noGuardians: 'Inga vårdnadshavare i registret',
  twoHomes: 'Två hem: berätta inte i det ena vad det andra säger eller gör.',
  homeNumber: n => `Hem ${n}`,
  siblings: 'Syskon på skolan',
  siblingsHint: 'Ett samtal om dagen räcker för hemmet. Stäm av med den som ringer om syskonet.',
  speaks: name => `Språk: ${name}`,
  interpreter: 'Tolk behövs',
  call: (name, phone) => `Ring ${name}, ${phone}`,
  roles: { mentor: 'Mentor', primaryContact: 'Medmentor', contactPerson: 'Kontaktperson' },
  phoneHour: text => `Telefontid: ${text}`,
  absence: 'Frånvaro',
  absenceOver: (days, from, to) => `${days} ${days === 1 ? 'skoldag' : 'skoldagar'}, ${from} till ${to}`,
  absenceNone: 'Ingen undervisning är registrerad för perioden.',
  rate: percent => `${percent} % frånvaro`,
  rateBasis: 'av den rapporterade tiden',
  week: number => `v. ${number}`,
  dayByDay: 'Dag för dag',
  inMinutes: 'Minuter',
  date: 'Dag',
  offered: 'Lektioner',
  byWeekday: 'Per veckodag',
  weekday: 'Veckodag',
  byLesson: 'Per lektion på dagen',
  lesson: 'Lektion',
  lessonNumber: n => (n < 3 ? `${n}:a` : `${n}:e`),
  patterns: 'Mönster',
  present: 'Närvaro',
  valid: 'Giltig',
  invalid: 'Ogiltig',
  unknown: 'Okänd',
  coverage: percent => `${percent} % av tiden är rapporterad. Resten är okänd.`,
  coverageWhole: 'Hela tiden är rapporterad.',
  coverageLow: 'För lite är rapporterat för att säga hur stor frånvaron är. Be lärarna rapportera.',
  sinceContact: (date, days) => `Sedan kontakten ${date}, ${days} ${days === 1 ? 'skoldag' : 'skoldagar'}`,
  sinceContactNothing: date => `Sedan kontakten ${date} har det inte varit någon lektion ännu.`,
  reducedTimetable: 'Nedsatt timplan',
  enrolments: {
    'placed-elsewhere': 'Undervisas på annan plats',
    'hospital-school': 'Sjukhusskola',
    'leave': 'Ledig'
  },
  case: 'Ärendet',
  caseNumber: 'Nummer',
  step: 'Steg',
  levels: {
    'mentor': '1 Mentor',
    'coordinator': '2 Närvarokoordinator',
    'student-health': '3 Elevhälsan',
    'social-services': '4 Samverkan med socialtjänsten'
  },
  openedOn: 'Öppnat',
  nextStep: 'Nästa steg',
  restsUntil: date => `Ärendet vilar till ${date}`,
  recommendation: 'Rutinen föreslår',
  actions: 'Överenskommet',
  owners: { school: 'skolan', home: 'hemmet', pupil: 'eleven', other: 'annan' },
  by: date => `senast ${date}`,
  followedUp: (step, date) => `Följs upp senast ${date}: ${step}`,
  rest: 'ärendet vilar',
  doneWhen: text => `Så ser vi att det hjälper: ${text}`,
  measures: 'Åtgärder',
  consents: 'Samtycken',
  purposes: { cooperation: 'Samverkan', sip: 'Samordnad individuell plan (SIP)' },
  recipients: {
    'social-services': 'socialtjänsten',
    'health-care': 'vården',
    'habilitation': 'habiliteringen',
    'police': 'polisen',
    'leisure': 'fritid och föreningar',
    'school': 'skolan',
    'other': 'annan'
  },
  mayBeTold: names => `Får prata med: ${names}`,
  givers: { 'guardian-1': 'Vårdnadshavare 1', 'guardian-2': 'Vårdnadshavare 2', 'pupil': 'Eleven' },
  givenBy: (names, date) => `Lämnat av ${names}, ${date}`,
  validUntil: date => `Gäller till och med ${date}`,
  ended: { withdrawn: date => `Tillbakadraget ${date}`, expired: date => `Gick ut ${date}` },
  withdraw: 'Dra tillbaka',
  withdrawHint: 'Den som har samtyckt kan när som helst ta tillbaka det. Samverkan som vilar på samtycket slutar då genast.',
  withdrawnBy: name => `${name} drar tillbaka samtycket`,
  withdrawn: 'Samtycket är tillbakadraget.',
  cancel: 'Avbryt',
  journal: 'Anteckningar',
  journalEmpty: 'Inga anteckningar som du får läsa.',
  journalSystem: 'Sedd',
  notes: 'Har hänt de senaste två veckorna',
  chooseHandlers: 'Utse handläggare',
  protectedNote:
    'Skyddade personuppgifter. Det som står här är för dig som handlägger, varje läsning antecknas. Lämna ingenting vidare, inte heller till den andra vårdnadshavaren.',
  take: 'Ta över',
  takeHint: 'Uppgiften blir din.',
  release: 'Lämna tillbaka',
  releaseHint: 'Uppgiften går tillbaka till den som annars har den.',
  taken: 'Uppgiften är din nu.',
  released: 'Uppgiften är tillbakalämnad.',
  due: 'Klart senast',
  overdue: days => (days === 1 ? '1 dag försenat' : `${days} dagar försenat`),
  today: 'i dag',
  tomorrow: 'i morgon',
  inDays: days => `om ${days} dagar`,
  noDue: 'Inget slutdatum',
  tenants: 'Skola',
  assignee: 'Ansvarig',
  nobody: 'Ingen har tagit uppgiften',
  failed: 'Det gick inte att hämta uppgifterna.',
  failedBegin: 'Uppgiften kunde inte öppnas.',
  loggedOut: 'Du är utloggad. Logga in igen.',
  openFilters: 'Visa eller dölj filtren',
  openList: 'Visa eller dölj listan',
  openTask: 'Visa eller dölj uppgiften',
  maximize: 'Visa bara uppgiften',
  reset: 'Visa filter, lista och uppgift',
  more: 'Visa mer',
  menu: 'Visa eller dölj menyn',
  apps: 'Byt program',
  editFilter: 'Ändra filtret',
  skip: 'Till uppgiften'
};

const nb = {
  ...sv,
  pupilsHint: 'Søk på navn eller klasse. Du ser elevene på skolene dine.',
  searchLabel: 'Navn eller klasse',
  search: 'Søk',
  school: 'Skole',
  allSchools: 'Alle skolene mine',
  noPupils: 'Ingen elev passer med søket.',
  nobodyHere: 'Du har ingen skoler å søke elever på.',
  found: n => (n === 1 ? '1 elev' : `${n} elever`),
  shownOf: (shown, n) => `Viser ${shown} av ${n}. Skriv mer for å begrense listen.`,
  name: 'Navn',
  class: 'Klasse',
  begin: 'Begynn',
  kinds: {
    'open-case': 'Åpne fraværssak',
    'report-concern': 'Send bekymringsmelding',
    'request-meeting': 'Be om tverrfaglig møte'
  },
  beginning: 'Åpner …',
  backToTasks: 'Til oppgavene',
  panel: 'Eleven',
  loading: 'Henter …',
  retry: 'Prøv igjen',
  home: 'Hjemmet',
  atSchool: 'På skolen',
  guardian: n => `Foresatt ${n}`,
  relations: { 'custodian': '', 'foster-home': 'fosterhjem', 'institution': 'institusjon', 'guardian-ad-litem': 'verge', 'other': 'annen' },
  guardianProtected: 'Skjermede opplysninger: gi ingenting til det andre hjemmet',
  noPhone: 'Ikke noe telefonnummer i registeret',
  noGuardians: 'Ingen foresatte i registeret',
  twoHomes: 'To hjem: fortell ikke i det ene hva det andre sier eller gjør.',
  homeNumber: n => `Hjem ${n}`,
  siblings: 'Søsken på skolen',
  siblingsHint: 'Én samtale om dagen er nok for hjemmet. Avklar med den som ringer om søskenet.',
  speaks: name => `Språk: ${name}`,
  interpreter: 'Trenger tolk',
  roles: { mentor: 'Kontaktlærer', primaryContact: 'Primærkontakt', contactPerson: 'Kontaktperson' },
  phoneHour: text => `Trefftid: ${text}`,
  absence: 'Fravær',
  absenceOver: (days, from, to) => `${days} ${days === 1 ? 'skoledag' : 'skoledager'}, ${from} til ${to}`,
  absenceNone: 'Ingen undervisning er registrert i perioden.',
  rate: percent => `${percent} % fravær`,
  rateBasis: 'av den rapporterte tiden',
  week: number => `uke ${number}`,
  dayByDay: 'Dag for dag',
  inMinutes: 'Minutter',
  date: 'Dag',
  offered: 'Timer',
  byWeekday: 'Per ukedag',
  weekday: 'Ukedag',
  byLesson: 'Per time på dagen',
  lesson: 'Time',
  lessonNumber: n => `${n}.`,
  patterns: 'Mønster',
  present: 'Til stede',
  valid: 'Gyldig',
  invalid: 'Ugyldig',
  unknown: 'Ukjent',
  coverage: percent => `${percent} % av tiden er rapportert. Resten er ukjent.`,
  coverageWhole: 'Hele tiden er rapportert.',
  coverageLow: 'For lite er rapportert til å si hvor stort fraværet er. Be lærerne rapportere.',
  sinceContact: (date, days) => `Siden kontakten ${date}, ${days} ${days === 1 ? 'skoledag' : 'skoledager'}`,
  sinceContactNothing: date => `Siden kontakten ${date} har det ikke vært noen time ennå.`,
  reducedTimetable: 'Redusert timeplan',
  enrolments: { 'placed-elsewhere': 'Undervises et annet sted', 'hospital-school': 'Sykehusskole', 'leave': 'Permisjon' },
  case: 'Saken',
  caseNumber: 'Nummer',
  step: 'Trinn',
  levels: {
    'mentor': '1 Kontaktlærer',
    'coordinator': '2 Sosiallærer',
    'student-health': '3 Elevhelsetjenesten',
    'social-services': '4 Samarbeid med barnevernet'
  },
  openedOn: 'Åpnet',
  nextStep: 'Neste steg',
  restsUntil: date => `Saken hviler til ${date}`,
  recommendation: 'Rutinen foreslår',
  actions: 'Avtalt',
  owners: { school: 'skolen', home: 'hjemmet', pupil: 'eleven', other: 'andre' },
  by: date => `innen ${date}`,
  followedUp: (step, date) => `Følges opp innen ${date}: ${step}`,
  rest: 'saken hviler',
  doneWhen: text => `Slik ser vi at det hjelper: ${text}`,
  measures: 'Tiltak',
  consents: 'Samtykker',
  purposes: { cooperation: 'Samarbeid', sip: 'Individuell plan' },
  recipients: {
    'social-services': 'barnevernet',
    'health-care': 'helsetjenesten',
    'habilitation': 'habiliteringen',
    'police': 'politiet',
    'leisure': 'fritid og foreninger',
    'school': 'skolen',
    'other': 'andre'
  },
  mayBeTold: names => `Kan snakke med: ${names}`,
  givers: { 'guardian-1': 'Foresatt 1', 'guardian-2': 'Foresatt 2', 'pupil': 'Eleven' },
  givenBy: (names, date) => `Gitt av ${names}, ${date}`,
  validUntil: date => `Gjelder til og med ${date}`,
  ended: { withdrawn: date => `Trukket tilbake ${date}`, expired: date => `Gikk ut ${date}` },
  withdraw: 'Trekk tilbake',
  withdrawHint: 'Den som har samtykket, kan når som helst trekke det tilbake. Samarbeidet som bygger på samtykket, stopper da med en gang.',
  withdrawnBy: name => `${name} trekker tilbake samtykket`,
  withdrawn: 'Samtykket er trukket tilbake.',
  cancel: 'Avbryt',
  journal: 'Notater',
  notes: 'Har skjedd de siste to ukene',
  journalEmpty: 'Ingen notater du kan lese.',
  chooseHandlers: 'Utpek saksbehandlere',
  protectedNote:
    'Skjermede opplysninger. Det som står her er for deg som er saksbehandler, hver lesing noteres. Gi ingenting videre, heller ikke til den andre foresatte.',
  take: 'Ta over',
  takeHint: 'Oppgaven blir din.',
  release: 'Gi tilbake',
  releaseHint: 'Oppgaven går tilbake til den som ellers har den.',
  taken: 'Oppgaven er din nå.',
  released: 'Oppgaven er gitt tilbake.',
  due: 'Ferdig innen',
  overdue: days => (days === 1 ? '1 dag forsinket' : `${days} dager forsinket`),
  tomorrow: 'i morgen',
  inDays: days => `om ${days} dager`,
  noDue: 'Ingen frist',
  tenants: 'Skole',
  assignee: 'Ansvarlig',
  nobody: 'Ingen har tatt oppgaven',
  failed: 'Det gikk ikke å hente opplysningene.',
  failedBegin: 'Oppgaven kunne ikke åpnes.',
  loggedOut: 'Du er logget ut. Logg inn igjen.',
  openFilters: 'Vis eller skjul filtrene',
  openList: 'Vis eller skjul listen',
  openTask: 'Vis eller skjul oppgaven',
  maximize: 'Vis bare oppgaven',
  reset: 'Vis filtre, liste og oppgave',
  more: 'Vis mer',
  menu: 'Vis eller skjul menyen',
  apps: 'Bytt program',
  editFilter: 'Endre filteret',
  skip: 'Til oppgaven'
};

export const words = language === 'nb' ? nb : sv;

const tag = language === 'nb' ? 'nb-NO' : 'sv-SE';
const dayMonth = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', timeZone: 'UTC' });
const weekday = new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
const full = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const number = new Intl.NumberFormat(tag, { minimumFractionDigits: 0, maximumFractionDigits: 1 });
const languages = new Intl.DisplayNames([tag], { type: 'language' });

const short = new Intl.DateTimeFormat(tag, { weekday: 'short', day: 'numeric', month: 'numeric', timeZone: 'UTC' });
const weekdays = new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone: 'UTC' });

const DAY_IN_MS = 86_400_000;
const A_MONDAY = Date.UTC(2026, 0, 5);

const utc = date => new Date(`${date.slice(0, 10)}T00:00:00Z`);

/** A school's local date (yyyy-MM-dd) as words. */
export const day = date => dayMonth.format(utc(date));
export const longDay = date => weekday.format(utc(date));
export const shortDay = date => short.format(utc(date));

/** The name of a weekday by its number, Monday first. */
export const weekdayName = number => weekdays.format(new Date(A_MONDAY + (number - 1) * DAY_IN_MS));

/** The ISO week of a date: the one that holds its Thursday. */
export function weekNumber(date) {
  const thursday = utc(date);
  thursday.setUTCDate(thursday.getUTCDate() + 3 - ((thursday.getUTCDay() + 6) % 7));
  return 1 + Math.floor((thursday - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * DAY_IN_MS));
}

export const fullDay = date => full.format(utc(date));

/** A percentage with at most one decimal, written as people of this language write it. */
export const percent = value => number.format(value);

/** Minutes as hours and minutes. */
export function duration(minutes) {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const h = language === 'nb' ? 't' : 'tim';
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} ${h}` : `${hours} ${h} ${rest} min`;
}

/** The name of a language by its BCP 47 tag. */
export function languageName(code) {
  try {
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}

/** When something is due, from the school's own today: the browser's clock may be another one. */
export function dueWords(due, daysLeft) {
  if (!due) return words.noDue;
  if (daysLeft < 0) return words.overdue(-daysLeft);
  if (daysLeft === 0) return words.today;
  if (daysLeft === 1) return words.tomorrow;
  return daysLeft < 7 ? longDay(due) : day(due);
}
