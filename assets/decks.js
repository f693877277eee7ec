/* Presentations of a reader: kept in the reader's own browser, nowhere else. */
(function () {
  "use strict";

  const PLACE = "arbeidszorgatlas.presentaties";
  const KIND = {soort: "arbeidszorgatlas-presentatie", versie: 2};

  const holds = (one) => one !== null && typeof one === "object" && !Array.isArray(one);
  const text = (one) => typeof one === "string" ? one : "";
  const texts = (one) => Array.isArray(one) ? one.filter((part) => typeof part === "string")
    : typeof one === "string" ? one.split("\n") : undefined;

  // A deck in the shape that all who ask rely on, whatever was kept.
  function sound(deck) {
    const slides = Array.isArray(deck.dias) ? deck.dias.filter(holds) : [];
    return Object.assign({}, deck, {titel: text(deck.titel), dias: slides.map((one) => Object.assign(
      {}, one, {figuren: texts(one.figuren), regels: texts(one.regels)}))});
  }

  function read() {
    const kept = {huidig: "", alle: Object.create(null)}; // no id is there that was not kept
    try {
      const found = JSON.parse(window.localStorage.getItem(PLACE));
      Object.entries(found.alle).forEach(([id, deck]) => {
        if (holds(deck)) kept.alle[id] = sound(deck);
      });
      kept.huidig = text(found.huidig);
    } catch (_) { /* nothing is kept, or nothing that can be read */ }
    return kept;
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
    // A figure on a slide of its own, at the end of the deck that was last worked on. Gives the id
    // of that deck; "" when there is no room.
    addFigure: function (address, title) {
      const kept = read();
      const id = kept.alle[kept.huidig] ? kept.huidig : "";
      const deck = id ? kept.alle[id] : Object.assign({}, KIND, {titel: title, dias: []});
      if (deck.dias.length >= window.atlas.decks.most) return "";
      deck.dias.push({figuren: [address]});
      return window.atlas.decks.put(id, deck);
    },
  };
})();
