/* Where the slides of the stage come from online: the server draws them from the data of now. */
(function () {
  "use strict";

  const place = document.getElementById("gegevens");
  if (!place) return;
  const told = JSON.parse(place.textContent);

  async function ask(address, content) {
    const broken = told.teksten.verbroken;
    try {
      return await (await window.atlas.leaving.ask(address, content, broken)).json();
    } catch (error) {
      throw error.constructor === Error ? error : new Error(broken); // a line that breaks
    }
  }

  window.bron = {
    vooruit: !(navigator.connection && navigator.connection.saveData),
    // The slide in each of some changed states. What the speaker says stays here.
    dias: async function (deck, n, choices) {
      const slide = Object.assign({}, deck.dias[n - 1], {notities: undefined});
      const asked = {dia: slide, plaats: n, aantal: deck.dias.length, keuzes: choices};
      return (await ask("/presentatie/dias.json", asked)).dias;
    },
    // A deck of a reader: from a link, or from this browser.
    haal: async function () {
      const id = new URLSearchParams(window.location.search).get("eigen");
      const kept = id && window.atlas.decks.get(id);
      if (id && !kept) throw new Error(told.teksten.niet_hier);
      if (!id && window.location.hash.length < 2) throw new Error(told.teksten.geen_presentatie);
      return ask("/presentatie/lees.json", kept ? {presentatie: kept, dias: true}
                                                : {link: window.location.hash, dias: true});
    },
  };
})();
