/** Builds elements without markup strings: whatever a register or a person wrote stays text. */

/**
 * @param {string} spec tag name, optionally with classes: 'p.note.small'
 * @param {object|null} attributes attributes and on… listeners; undefined, null and false are left out
 * @param {...(Node|string|number|null|undefined|false|Array)} children
 */
export function el(spec, attributes, ...children) {
  const [tag, ...classes] = spec.split('.');
  const element = document.createElement(tag);
  if (classes.length > 0) element.className = classes.join(' ');
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === '') continue;
    element.append(child instanceof Node ? child : String(child));
  }
  return element;
}

export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(child => child));
}

/** Does the work now and whenever the page has been drawn anew, once for each drawing. */
export function whenDrawn(work) {
  let asked = false;
  const once = () => {
    asked = false;
    work();
  };
  new MutationObserver(() => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(once);
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
  work();
}
