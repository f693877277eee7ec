/* Menus that unfold close with Escape, or when the reader goes elsewhere; for every page. */
(function () {
  "use strict";

  function closeMenus(except) {
    document.querySelectorAll("details.uitklap[open]").forEach(function (menu) {
      if (menu !== except && !menu.contains(except)) menu.open = false;
    });
  }
  // Not while a button is pressed: what moves up when a menu closes would be missed by the click.
  let pressed = false;
  document.addEventListener("mousedown", () => { pressed = true; }, true);
  document.addEventListener("mouseup", () => { pressed = false; }, true);
  document.addEventListener("click", (event) => closeMenus(event.target));
  document.addEventListener("focusin", (event) => { if (!pressed) closeMenus(event.target); });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    const menu = document.activeElement.closest && document.activeElement.closest("details.uitklap[open]");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
  });
})();
