/* The button that prints the page; without scripts it stays hidden, and the browser's own menu prints. */
const button = document.querySelector('.print');
button.hidden = false;
button.querySelector('button').addEventListener('click', () => globalThis.print());
