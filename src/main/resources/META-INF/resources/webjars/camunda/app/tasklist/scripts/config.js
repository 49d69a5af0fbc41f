/*
 * Tasklist as staff meet it: in Swedish or bokmål, with Sedd's own modules. Replaces the file of the same name in the web jar.
 * The modules stand in a folder with a number in its name because browsers keep them for as long as the engine's version stays
 * the same: raise the number when a released module changes.
 */
const first = (navigator.languages?.[0] ?? navigator.language ?? '').toLowerCase();

/* A slow line is waited for: after seven seconds, which is what RequireJS says by itself, nothing but an empty page would be left. */
globalThis.require?.config({ waitSeconds: 120 });

export default {
  app: { vendor: 'Sedd', name: 'Tasklist' },
  locales: {
    availableLocales: ['sv', 'nb'],
    fallbackLocale: /^(no|nn)\b/.test(first) ? 'nb' : 'sv'
  },
  dateFormat: { abbr: 'D MMM', normal: 'D MMMM YYYY', long: 'D MMMM YYYY HH:mm', short: 'D MMM YYYY' },
  disableWelcomeMessage: true,
  customScripts: ['sedd-1/tasklist.js'],
  shortcuts: {
    focusFilter: { key: 'ctrl+shift+f', description: 'flyttar fokus till det första filtret' },
    focusList: { key: 'ctrl+alt+l', description: 'flyttar fokus till den första uppgiften i listan' },
    focusForm: { key: 'ctrl+alt+f', description: 'flyttar fokus till formulärets första fält' }
  }
};
