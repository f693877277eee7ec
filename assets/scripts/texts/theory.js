/* Veranderingstheorie: the parts open by themselves, without this. It adds arrow keys, all at once,
   and an address for each part. */
import {all, byId, first, near} from "../shared/elements.js";

const diagram = byId("theorie");
const nodes = all(diagram, "details", HTMLDetailsElement);
const names = nodes.map((node) => first(node, "summary"));

/**
 * The part that an element names.
 * @param {Element} name
 */
const nodeOf = (name) => /** @type {HTMLDetailsElement} */ (name.parentElement);

// A link to a part opens it, and what it stands in.
function follow() {
  const id = decodeURIComponent(window.location.hash.slice(1));
  const node = nodes.find((each) => each.id === id);
  if (!id || !node) return;
  node.open = true;
  first(node, "summary").focus({preventScroll: true});
  node.scrollIntoView({block: "center"});
}
window.addEventListener("hashchange", follow);

// What a reader opens stands in the address, so that it can be sent to a colleague.
diagram.addEventListener("click", (event) => {
  const name = near(event, "summary");
  if (!name || nodeOf(name).open) return;
  window.history.replaceState(null, "", `#${nodeOf(name).id}`);
});

// Arrows go to the nearest part in their direction: right, down.
const AWAY = new Map([["ArrowUp", [0, -1]], ["ArrowDown", [0, 1]], ["ArrowLeft", [-1, 0]],
                      ["ArrowRight", [1, 0]]]);
diagram.addEventListener("keydown", (event) => {
  const here = near(event, "summary");
  if (!here || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape") {
    nodeOf(here).open = false;
    return;
  }
  const to = target(here, event.key);
  if (!to) return;
  event.preventDefault();
  to.focus();
});

/**
 * Where a key leads; null when it leads nowhere.
 * @param {HTMLElement} here
 * @param {string} key
 */
function target(here, key) {
  if (key === "Home") return names[0];
  if (key === "End") return names[names.length - 1];
  const way = AWAY.get(key);
  return way ? nearest(here, way[0], way[1]) : null;
}

/** @param {Element} element */
function middle(element) {
  const box = element.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}

/**
 * The part that is least far in a direction; aside counts too, and more so for right and left.
 * @param {HTMLElement} here
 * @param {number} right
 * @param {number} down
 */
function nearest(here, right, down) {
  const [x, y] = middle(here);
  /** @type {HTMLElement | null} */
  let best = null;
  let least = Infinity;
  names.forEach((name) => {
    if (name === here) return;
    const [otherX, otherY] = middle(name);
    const along = (otherX - x) * right + (otherY - y) * down;
    const aside = Math.abs((otherX - x) * down) + Math.abs((otherY - y) * right);
    if (along < 4) return;
    const far = along + aside * (right ? 4 : 1);
    if (far < least) [best, least] = [name, far];
  });
  return /** @type {HTMLElement | null} */ (best);
}

all(document, "[data-alle]").forEach((button) => button.addEventListener("click", () => {
  const open = button.dataset.alle === "open";
  nodes.forEach((node) => { node.open = open; });
}));

follow();
