/* Walking over the ladder: the arrow keys go a rung up or down and open it; the drawing shows which
   rung is open, and answers when it is pointed at. */
import {all, first} from "../shared/elements.js";

const rungs = all(document, "#treden details", HTMLDetailsElement); // from high to low
const drawing = document.getElementById("studie-ladder-figuur");

/** @param {HTMLDetailsElement} rung */
const drawn = (rung) => drawing?.querySelector(`[data-gebied="${rung.dataset.trede}"]`);

function mark() {
  rungs.forEach((rung) => drawn(rung)?.classList.toggle("opentrede", rung.open));
}

/**
 * One rung at a time: what is read stands beside what is seen.
 * @param {HTMLDetailsElement} rung
 * @param {boolean} focus
 */
function open(rung, focus) {
  rungs.forEach((each) => { each.open = each === rung; });
  if (focus) first(rung, "summary").focus();
}

/**
 * @param {KeyboardEvent} event
 * @param {number} place
 */
function walk(event, place) {
  const steps = new Map([["ArrowUp", place - 1], ["ArrowDown", place + 1], ["Home", 0],
                         ["End", rungs.length - 1]]);
  const to = steps.get(event.key);
  if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  if (rungs[to]) open(rungs[to], true);
}

rungs.forEach((rung, place) => {
  rung.addEventListener("toggle", mark);
  const summary = first(rung, "summary");
  summary.addEventListener("click", (event) => {
    if (rung.open) return; // it closes by itself
    event.preventDefault();
    open(rung, false);
  });
  summary.addEventListener("keydown", (event) => walk(event, place));
  drawn(rung)?.addEventListener("click", () => open(rung, true));
});
mark();
