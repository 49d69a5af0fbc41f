/* The button that prints the page; without scripts it stays hidden, and the browser's own menu prints. */
const button = document.querySelector('.print');
button.hidden = false;
button.querySelector('button').addEventListener('click', () => globalThis.print());

/* A number in the families' page is rung by touching it. */
const NUMBER = /\+?\d[\d\u00a0 ]{6,}\d/;
for (const text of document.querySelectorAll('article dd span, .elsewhere')) {
  const node = text.firstChild;
  const found = node?.nodeType === Node.TEXT_NODE && NUMBER.exec(node.data);
  if (found) {
    const number = node.splitText(found.index);
    number.splitText(found[0].length);
    const link = document.createElement('a');
    link.href = `tel:${found[0].replace(/[^+\d]/g, '')}`;
    link.dir = 'ltr';
    number.replaceWith(link);
    link.append(number);
  }
}
