/* Menus that unfold close with Escape, or when the reader goes elsewhere; for every page. */
import "./paper.js";
import "./search.js";

const OPEN = "details.uitklap[open]";

/** @param {EventTarget | null} target */
function closeOthers(target) {
  const inside = target instanceof Node ? target : null;
  document.querySelectorAll(OPEN).forEach((menu) => {
    if (menu instanceof HTMLDetailsElement && !menu.contains(inside)) menu.open = false;
  });
}

// Not while a button is pressed: what moves up when a menu closes would be missed by the click.
let pressed = false;
document.addEventListener("mousedown", () => { pressed = true; }, true);
document.addEventListener("mouseup", () => { pressed = false; }, true);
document.addEventListener("click", (event) => closeOthers(event.target));
document.addEventListener("focusin", (event) => { if (!pressed) closeOthers(event.target); });
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.activeElement?.closest(OPEN);
  if (!(menu instanceof HTMLDetailsElement)) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
});
