/* Menus that unfold close with Escape, or when the reader goes elsewhere; for every page. */
(function () {
  "use strict";

  function closeMenus(except) {
    document.querySelectorAll("details.uitklap[open]").forEach(function (menu) {
      if (menu !== except && !menu.contains(except)) menu.open = false;
    });
  }
  document.addEventListener("click", (event) => closeMenus(event.target));
  document.addEventListener("focusin", (event) => closeMenus(event.target));
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    const menu = document.activeElement.closest && document.activeElement.closest("details.uitklap[open]");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
  });
})();
