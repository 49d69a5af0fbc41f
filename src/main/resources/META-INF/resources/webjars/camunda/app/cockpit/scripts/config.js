/*
 * Cockpit as managers and process owners meet it. Replaces the file of the same name in the web jar. The modules stand in a
 * folder with a number in its name because browsers keep them for as long as the engine's version stays the same.
 */
export default {
  app: { vendor: 'Sedd', name: 'Cockpit' },
  disableWelcomeMessage: true,
  customScripts: ['sedd-1/cockpit.js']
};
