/* Presentations of a reader: kept in the reader's own browser, nowhere else. */
(function () {
  "use strict";

  const PLACE = "arbeidszorgatlas.presentaties";
  const KIND = {soort: "arbeidszorgatlas-presentatie", versie: 2};

  function read() {
    const empty = {huidig: "", alle: {}};
    try {
      const found = JSON.parse(window.localStorage.getItem(PLACE));
      return found && found.alle && typeof found.alle === "object" ? Object.assign(empty, found) : empty;
    } catch (_) {
      return empty;
    }
  }

  // True when there was room for it.
  function write(kept) {
    try {
      window.localStorage.setItem(PLACE, JSON.stringify(kept));
    } catch (_) {
      return false;
    }
    return true;
  }

  function fresh(kept) {
    let number = 1;
    while (kept.alle[`p${number}`]) number += 1;
    return `p${number}`;
  }

  window.atlas = window.atlas || {};
  window.atlas.decks = {
    most: 100, // slides; the server holds to the same (arbeidszorg/deck/model.py)
    kind: KIND,
    all: () => read().alle,
    get: (id) => read().alle[id] || null,
    current: () => read().huidig,
    // Keep a deck under an id; "" for a new one. Gives its id, "" when there is no room.
    put: function (id, deck) {
      const kept = read();
      id = id || fresh(kept);
      kept.alle[id] = deck;
      kept.huidig = id;
      return write(kept) ? id : "";
    },
    add: (deck) => window.atlas.decks.put("", deck),
    drop: function (id) {
      const kept = read();
      delete kept.alle[id];
      if (kept.huidig === id) kept.huidig = Object.keys(kept.alle)[0] || "";
      return write(kept);
    },
    // A figure on a slide of its own, at the end of the deck that was last worked on. Gives the title
    // of that deck; "" when there is no room.
    addFigure: function (address, title) {
      const kept = read();
      const id = kept.alle[kept.huidig] ? kept.huidig : "";
      const deck = id ? kept.alle[id] : Object.assign({}, KIND, {titel: title, dias: []});
      if (deck.dias.length >= window.atlas.decks.most) return "";
      deck.dias.push({figuren: [address]});
      return window.atlas.decks.put(id, deck) ? deck.titel : "";
    },
  };
})();
