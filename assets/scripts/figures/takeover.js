/* Starts Dash once the page can be read, out of sight, and puts what it makes in the place of the
   page that the server sent. Until then, and when anything fails, that page stays as it is. */
import {all, byId} from "../shared/elements.js";
import {fail, hear} from "./address.js";
import * as dash from "./dash-inside.js";

const FOCUS = "a[href], button, input, select, summary, textarea, [tabindex]";

const first = byId("voor");
const entry = dash.entry();

// The layout does not send again what a piece holds: it stands in the page.
dash.prepare((id) => first.querySelector(`[id="${id}"]`)?.innerHTML || "", hear, fail);

// Once the first view is painted; not before, so that nothing takes its place in the queue.
window.requestAnimationFrame(() => window.setTimeout(() => {
  const sources = JSON.parse(document.getElementById("straks")?.textContent || "[]");
  dash.start(sources, without);
}));

// Without Dash the filters are an ordinary form, with a button.
function without() {
  document.documentElement.classList.add("zonder-script");
}

// A filter that is changed before Dash stands: the form does it.
/** @param {Event} event */
function send(event) {
  const form = document.getElementById("filters");
  const field = /** @type {HTMLInputElement} */ (event.target);
  if (form instanceof HTMLFormElement && field.form === form)
    form.requestSubmit(form.querySelector(".toon"));
}
first.addEventListener("change", send);

const watch = new MutationObserver(() => {
  if (!entry.querySelector("#gezegd")) return; // the last of the page
  watch.disconnect();
  window.requestAnimationFrame(takeOver);
});
watch.observe(entry, {childList: true, subtree: true});

// The reader notices nothing: what had the focus keeps it, what was open stays open, and what was
// typed stays typed.
function takeOver() {
  const opened = all(first, "details", HTMLDetailsElement).map((details) => details.open);
  all(entry, "details", HTMLDetailsElement).forEach((details, place) => {
    if (place < opened.length) details.open = opened[place];
  });
  const scrolled = all(first, ".schuif").map((box) => [box.scrollLeft, box.scrollTop]);
  const typed = first.querySelector("#zoek-gebied");
  const focused = all(first, FOCUS).findIndex((each) => each === document.activeElement);
  const successor = all(entry, FOCUS)[focused];
  const [left, top] = [window.scrollX, window.scrollY];
  first.removeEventListener("change", send); // a field that is taken away counts as changed
  entry.hidden = false;
  first.remove();
  all(entry, ".schuif").forEach((box, place) => {
    if (scrolled[place]) [box.scrollLeft, box.scrollTop] = scrolled[place];
  });
  if (typed instanceof HTMLInputElement && typed.value)
    byId("zoek-gebied", HTMLInputElement).value = typed.value;
  if (successor) successor.focus({preventScroll: true});
  window.scrollTo(left, top);
  document.dispatchEvent(new Event("atlas:staat"));
}
