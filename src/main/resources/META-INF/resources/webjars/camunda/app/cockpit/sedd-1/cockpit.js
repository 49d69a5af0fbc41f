/** What Cockpit shows of an instance and what it does not: the first tab, so that nobody takes an empty list for the truth. */

const sentences = [
  'Här ser du var ärendet står: siffran i bilden är det steg som pågår, och ärendenumret står till vänster.',
  'Vilken elev det gäller, vad som står i ärendet och vems uppgiften är visas bara för dem som arbetar med det. Därför är flikarna Variables och User Tasks tomma.',
  'Knapparna för att ändra något står kvar, men allt sådant är stängt här. Rutinen ändras i modellen, ett ärende av den som har uppgiften.'
];

export default {
  id: 'sedd-what-you-see',
  pluginPoint: 'cockpit.processInstance.runtime.tab',
  priority: 1000,
  properties: { label: 'Vad du ser' },
  render(node) {
    node.lang = 'sv';
    for (const sentence of sentences) {
      const line = document.createElement('p');
      line.textContent = sentence;
      node.append(line);
    }
  }
};
