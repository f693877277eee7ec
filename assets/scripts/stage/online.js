/* Where the slides of the stage come from online: the server draws them from the data of now. */
import {ask as send} from "../shared/leaving.js";
import * as decks from "../stores/decks.js";
import {data, words} from "./page-data.js";
import {start} from "./start.js";

/** @typedef {import("./page-data.js").Deck} Deck */

/**
 * @param {string} address
 * @param {unknown} content
 */
async function ask(address, content) {
  try {
    return await (await send(address, content, words.verbroken)).json();
  } catch (fault) {
    // Anything but our own Error is a line that breaks.
    const own = fault instanceof Error && fault.constructor === Error;
    throw own ? fault : new Error(words.verbroken);
  }
}

/** @type {import("./state.js").Source} */
const source = {
  ahead: !(navigator.connection && navigator.connection.saveData),

  async slides(deck, number, changes) {
    const slide = {...deck.dias[number - 1], notities: undefined}; // these stay here
    const content = {dia: slide, plaats: number, aantal: deck.dias.length, keuzes: changes};
    return (await ask("/presentatie/dias.json", content)).dias;
  },

  async deck() {
    const id = new URLSearchParams(window.location.search).get("eigen");
    const deck = id && decks.get(id);
    if (id && !deck) throw new Error(words.niet_hier);
    if (!id && window.location.hash.length < 2) throw new Error(words.geen_presentatie);
    return ask("/presentatie/lees.json", deck ? {presentatie: deck, dias: true}
                                              : {link: window.location.hash, dias: true});
  },
};

start(source, data.presentatie, decks.add);
