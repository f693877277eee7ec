/* What was shown on the stage, in order: a list at the end, to keep as a deck. It lives as long as the
   tab of the stage, also when that is loaded again. */
(function () {
  "use strict";

  const told = JSON.parse(document.getElementById("gegevens").textContent);
  const PLACE = `arbeidszorgatlas.getoond.${told.naam ||
    new URLSearchParams(window.location.search).get("eigen") ||
    window.location.pathname + window.location.hash}`;
  let visited = [];
  try {
    const found = JSON.parse(window.sessionStorage.getItem(PLACE));
    if (Array.isArray(found)) visited = found.filter((one) => one && one.dia);
  } catch (_) { /* none */ }

  // What a slide shows now, as a slide of a file.
  function shown(slide, seen) {
    const now = seen.dataset.toont ? JSON.parse(seen.dataset.toont) : {};
    if (!now.figuren || !now.figuren.length) delete now.figuren;
    return Object.assign({}, slide, now);
  }

  // The view on the wall; the same twice in a row is one. `choice`: what was chosen, in words.
  function add(slide, seen, choice) {
    const now = shown(slide, seen);
    const last = visited[visited.length - 1];
    if (last && JSON.stringify(last.dia) === JSON.stringify(now)) return;
    visited.push({dia: now, naam: seen.querySelector("h2").textContent, anders: choice});
    try { window.sessionStorage.setItem(PLACE, JSON.stringify(visited)); } catch (_) { /* full */ }
  }

  function list(room) {
    room.replaceChildren(...visited.map(function (one) {
      const item = document.createElement("li");
      item.textContent = one.anders ? `${one.naam} (${one.anders})` : one.naam;
      return item;
    }));
  }

  // As a deck in this browser, or as a file; it is said where it went.
  function keep(deck, asFile) {
    const words = told.teksten;
    const today = new Intl.DateTimeFormat("nl-BE", {dateStyle: "long"}).format(new Date());
    const title = words.getoond_titel.replace("{dag}", today).replace("{titel}", () => deck.titel);
    const kept = {soort: told.soort, versie: told.versie, titel: title,
                  dias: visited.map((one) => one.dia)};
    const status = document.getElementById("einde-gezegd");
    if (asFile || !window.atlas.decks) {
      const text = new Blob([JSON.stringify(kept, null, 2)], {type: "application/json"});
      window.atlas.leaving.file(text, "arbeidszorg_getoond.json");
      status.textContent = words.bestand;
    } else if (window.atlas.decks.add(kept)) status.textContent = words.bewaard;
    else status.textContent = words.vol;
  }

  window.getoond = {add: add, list: list, keep: keep};
})();
