/* Where the slides of the stage come from in a file without a network: from the file itself. The
   file is the window of the speaker too; which of both it is stands in its address. */
import {data, words} from "./page-data.js";
import {open} from "./speaker.js";
import {start} from "./start.js";

/** @type {Promise<Record<string, string>> | null} */
let slides = null;

// Old browsers cannot unpack: to them the file has no choices.
const unpacked = () => slides = slides || unpack().catch(none);
/** @returns {Record<string, string>} */
const none = () => ({});

/** @returns {Promise<Record<string, string>>} */
async function unpack() {
  const text = document.getElementById("pak")?.textContent;
  if (!text) return {};
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

/** @type {import("./state.js").Source} */
const source = {
  ahead: false,

  async slides(_deck, number, changes) {
    const every = await unpacked();
    return changes.map((change) => {
      const html = every[`${number} ${JSON.stringify(change)}`];
      if (!html) throw new Error(words.niet_in_bestand);
      return html;
    });
  },
};

if (document.documentElement.dataset.venster === "spreker") open();
else start(source, data.presentatie);
