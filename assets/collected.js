/* What a reader collects for a report of their own: kept in the reader's browser, nowhere else. */
(function () {
  "use strict";

  const PLACE = "arbeidszorgatlas.rapport";
  window.atlas = window.atlas || {};
  window.atlas.report = {
    most: 60, // figures; the server holds to the same (server/collected.py)
    read: function () {
      const empty = {titel: "", ondertitel: "", delen: []};
      try {
        const found = JSON.parse(window.localStorage.getItem(PLACE));
        return found && Array.isArray(found.delen) ? Object.assign(empty, found) : empty;
      } catch (_) {
        return empty;
      }
    },
    // True when there was room for it.
    write: function (report) {
      try {
        window.localStorage.setItem(PLACE, JSON.stringify(report));
      } catch (_) {
        return false;
      }
      show();
      return true;
    },
    figures: (report) => report.delen.filter((one) => one.soort === "figuur").length,
  };

  // How many figures there are stands in the navigation.
  function show() {
    const count = window.atlas.report.figures(window.atlas.report.read());
    document.querySelectorAll(".rapport-aantal").forEach(function (place) {
      place.textContent = count ? ` (${count})` : "";
    });
  }
  window.addEventListener("storage", show);
  show();
})();
