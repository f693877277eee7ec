/* Explanations of terms: one at a time, next to its term and within the window, open as long as the
   reader points at the term or at the explanation, or has the focus on the term. Escape closes it. */
(function () {
  "use strict";

  const EDGE = 8; // pixels that stay free beside an explanation
  const GAP = 4; // pixels between a term and its explanation
  const REST = 250; // milliseconds for the way from a term to its explanation
  document.documentElement.classList.add("begripscript");

  let shown = null; // the box of the term that is explained
  let touched = null; // the box that a finger is on
  let timer = null;

  const boxOf = (node) => (node && node.closest ? node.closest(".begripvak") : null);
  const partsOf = (box) => [box.querySelector(".begrip"), box.querySelector(".begripuitleg")];

  function open(box) {
    window.clearTimeout(timer);
    if (box === shown) return;
    close();
    shown = box;
    partsOf(box)[1].classList.add("open");
    place();
  }

  function close() {
    window.clearTimeout(timer);
    if (shown) partsOf(shown)[1].classList.remove("open");
    shown = null;
  }

  // Below its term, or above it where there is no room; never over the edge.
  function place() {
    const [term, said] = partsOf(shown);
    const lines = [...term.getClientRects()];
    if (!lines.length) return close(); // the term is gone
    const [first, last] = [lines[0], lines[lines.length - 1]];
    const right = document.documentElement.clientWidth - said.offsetWidth - EDGE;
    const room = window.innerHeight - last.bottom - GAP;
    const above = first.top - GAP - said.offsetHeight;
    said.style.left = `${Math.max(EDGE, Math.min(last.left, right))}px`;
    said.style.top = `${said.offsetHeight > room && above > 0 ? above : last.bottom + GAP}px`;
  }

  document.addEventListener("pointerover", function (event) {
    if (event.pointerType === "touch") return;
    const box = boxOf(event.target);
    if (box) open(box);
    else if (shown) leave();
  });
  document.addEventListener("pointerout", (event) => { if (!event.relatedTarget && shown) leave(); });

  // Not at once, so that the pointer may go from the term to what it says.
  function leave() {
    window.clearTimeout(timer);
    timer = window.setTimeout(function () {
      if (shown && document.activeElement !== partsOf(shown)[0]) close();
    }, REST);
  }

  document.addEventListener("focusin", function (event) {
    const box = boxOf(event.target);
    if (box) open(box); else close();
  });
  document.addEventListener("focusout", function (event) {
    if (boxOf(event.target) && !event.relatedTarget) leave();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });

  // A finger opens the explanation first, and follows the link when it comes again.
  document.addEventListener("pointerdown", function (event) {
    const box = boxOf(event.target);
    touched = event.pointerType === "touch" && box && box !== shown ? box : null;
    if (!box) close();
  });
  document.addEventListener("click", function (event) {
    const box = boxOf(event.target);
    if (!box || box !== touched) return;
    event.preventDefault();
    touched = null;
    open(box);
  });

  window.addEventListener("scroll", () => { if (shown) place(); }, {capture: true, passive: true});
  window.addEventListener("resize", () => { if (shown) place(); });

  // What was open before this script came stays open.
  const first = boxOf(document.activeElement) || document.querySelector(".begripvak:hover");
  if (first) open(first);
})();
