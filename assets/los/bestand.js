/* Where the slides of the stage come from in a file without a network: from the file itself. */
(function () {
  "use strict";

  const told = JSON.parse(document.getElementById("gegevens").textContent);
  const packed = document.getElementById("pak").textContent;

  let pack = null;
  async function unpacked() {
    if (!packed) return {};
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  }

  window.bron = {
    vooruit: false,
    dias: async function (deck, n, choices) {
      // Old browsers cannot unpack: to them the file has no choices.
      pack = pack || unpacked().catch(() => ({}));
      const found = await pack;
      return choices.map(function (choice) {
        const html = found[`${n} ${JSON.stringify(choice)}`];
        if (!html) throw new Error(told.teksten.niet_in_bestand);
        return html;
      });
    },
  };
})();
