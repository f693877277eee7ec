/* Explanations of terms: one at a time, next to its term and within the window, open as long as the
   reader points at the term or at the explanation, or has the focus on the term. Escape closes it. */

/** Pixels that stay free beside an explanation, and between it and its term. */
const [EDGE, GAP] = [8, 4];
/** Milliseconds for the way from a term to its explanation. */
const REST = 250;

/**
 * A term with its explanation, in their box.
 * @typedef {{box: Element, term: HTMLElement, text: HTMLElement}} Explained
 */

/** @type {Explained | null} - the one that is open */
let shown = null;
/** @type {Element | null} - the box that a finger is on */
let touched = null;
let timer = 0;

/**
 * @param {EventTarget | null} node
 * @returns {Element | null}
 */
const boxOf = (node) => node instanceof Element ? node.closest(".begripvak") : null;

/** @param {Element} box */
function open(box) {
  window.clearTimeout(timer);
  if (box === shown?.box) return;
  close();
  const [term, text] = [box.querySelector(".begrip"), box.querySelector(".begripuitleg")];
  if (!(term instanceof HTMLElement && text instanceof HTMLElement)) return;
  shown = {box, term, text};
  text.classList.add("open");
  place(shown);
}

function close() {
  window.clearTimeout(timer);
  shown?.text.classList.remove("open");
  shown = null;
}

/**
 * Below its term, or above it where there is no room; never over the edge.
 * @param {Explained} explained
 */
function place({term, text}) {
  const lines = [...term.getClientRects()];
  if (!lines.length) { close(); return; } // the term is gone
  const [start, end] = [lines[0], lines[lines.length - 1]];
  const right = document.documentElement.clientWidth - text.offsetWidth - EDGE;
  const room = window.innerHeight - end.bottom - GAP;
  const above = start.top - GAP - text.offsetHeight;
  text.style.left = `${Math.max(EDGE, Math.min(end.left, right))}px`;
  text.style.top = `${text.offsetHeight > room && above > 0 ? above : end.bottom + GAP}px`;
}

// Not at once, so that the pointer may go from the term to what it says.
function leave() {
  window.clearTimeout(timer);
  timer = window.setTimeout(() => {
    if (shown && document.activeElement !== shown.term) close();
  }, REST);
}

document.documentElement.classList.add("begripscript");
document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const box = boxOf(event.target);
  if (box) open(box);
  else if (shown) leave();
});
document.addEventListener("pointerout", (event) => { if (!event.relatedTarget && shown) leave(); });
document.addEventListener("focusin", (event) => {
  const box = boxOf(event.target);
  if (box) open(box); else close();
});
document.addEventListener("focusout", (event) => {
  if (boxOf(event.target) && !event.relatedTarget) leave();
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });

// A finger opens the explanation first, and follows the link when it comes again.
document.addEventListener("pointerdown", (event) => {
  const box = boxOf(event.target);
  touched = event.pointerType === "touch" && box !== shown?.box ? box : null;
  if (!box) close();
});
document.addEventListener("click", (event) => {
  const box = boxOf(event.target);
  if (!box || box !== touched) return;
  event.preventDefault();
  touched = null;
  open(box);
});

window.addEventListener("scroll", () => { if (shown) place(shown); }, {capture: true, passive: true});
window.addEventListener("resize", () => { if (shown) place(shown); });

// What was open before this script came stays open.
const already = boxOf(document.activeElement) || document.querySelector(".begripvak:hover");
if (already) open(already);
