/* Elements of the page, with their kind. */

/**
 * The element with an id. Throws when it is not there, or is of another kind.
 * @template {Element} [Kind=HTMLElement]
 * @param {string} id
 * @param {new () => Kind} [kind]
 */
export function byId(id, kind) {
  return checked(document.getElementById(id), `#${id}`, kind);
}

/**
 * The first element in a part of the page that a selector chooses. Throws when there is none, or
 * when it is of another kind.
 * @template {Element} [Kind=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => Kind} [kind]
 */
export function first(root, selector, kind) {
  return checked(root.querySelector(selector), selector, kind);
}

/**
 * All of them, in the order of the page.
 * @template {Element} [Kind=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => Kind} [_kind] - for the types alone
 */
export function all(root, selector, _kind) {
  return /** @type {Kind[]} */ ([...root.querySelectorAll(selector)]);
}

/**
 * The element that an event is about, or the nearest around it, that a selector chooses.
 * @template {Element} [Kind=HTMLElement]
 * @param {Event} event
 * @param {string} selector
 * @param {new () => Kind} [_kind] - for the types alone
 */
export function near(event, selector, _kind) {
  const target = event.target instanceof Element ? event.target : null;
  return /** @type {Kind | null} */ (target && target.closest(selector));
}

/**
 * @template {Element} [Kind=HTMLElement]
 * @param {Element | null} element
 * @param {string} name
 * @param {new () => Kind} [kind]
 */
function checked(element, name, kind) {
  if (!(element instanceof (kind || HTMLElement))) throw new Error(`${name} is missing`);
  return /** @type {Kind} */ (element);
}
