/* What was shown on the stage, in order: a list at the end, to keep as a deck. It lives as long as the
   tab of the stage, also when that is loaded again. */
import {byId, first} from "../shared/elements.js";
import {file} from "../shared/leaving.js";
import {DECK_KIND, DECK_VERSION} from "../shared/limits.js";
import {fill, today} from "../shared/words.js";
import {refusal} from "../stores/browser.js";
import {data, words} from "./page-data.js";

/**
 * @typedef {import("../stores/decks.js").Deck} Deck
 * @typedef {import("../stores/decks.js").Slide} Slide
 * A slide as it was shown: its heading, and what was chosen, in words.
 * @typedef {{dia: Slide, naam: string, anders: string}} Shown
 */

const PLACE = `arbeidszorgatlas.getoond.${data.naam ||
  new URLSearchParams(window.location.search).get("eigen") ||
  window.location.pathname + window.location.hash}`;

/** @type {Shown[]} */
let visited = [];
try {
  const stored = JSON.parse(window.sessionStorage.getItem(PLACE) || "null");
  if (Array.isArray(stored)) visited = stored.filter((each) => each && each.dia);
} catch (_) { /* none */ }

/**
 * What a slide shows now, as a slide of a file.
 * @param {Slide} slide
 * @param {HTMLElement} element
 * @returns {Slide}
 */
function asShown(slide, element) {
  const now = element.dataset.toont ? JSON.parse(element.dataset.toont) : {};
  if (!now.figuren || !now.figuren.length) delete now.figuren;
  if (!element.querySelector(".diaanders")) return {...slide, ...now};
  // what was written about the slide as it was saved may be untrue of what is shown
  const kop = first(element, "h2").textContent || "";
  return {...slide, ...now, kop, bijschrift: "", regels: [], notities: ""};
}

/**
 * Notes the view on the wall; the same twice in a row is one.
 * @param {Slide} slide
 * @param {HTMLElement} element
 * @param {string} choice - what was chosen, in words
 */
export function note(slide, element, choice) {
  const now = asShown(slide, element);
  const last = visited[visited.length - 1];
  if (last && JSON.stringify(last.dia) === JSON.stringify(now)) return;
  visited.push({dia: now, naam: first(element, "h2").textContent || "", anders: choice});
  try { window.sessionStorage.setItem(PLACE, JSON.stringify(visited)); } catch (_) { /* full */ }
}

/** @param {HTMLElement} room */
export function list(room) {
  room.replaceChildren(...visited.map(({naam, anders}) => {
    const item = document.createElement("li");
    item.textContent = anders ? `${naam} (${anders})` : naam;
    return item;
  }));
}

/**
 * Keeps what was shown, and says where it went.
 * @param {string} title - of the deck that was shown
 * @param {((deck: Deck) => string) | null} store - in this browser; null for a file
 */
export function keep(title, store) {
  const deck = {soort: DECK_KIND, versie: DECK_VERSION,
                titel: fill(words.getoond_titel, {dag: today(), titel: title}),
                dias: visited.map((each) => each.dia)};
  const status = byId("einde-gezegd");
  if (!store) {
    const text = new Blob([JSON.stringify(deck, null, 2)], {type: "application/json"});
    file(text, "arbeidszorg_getoond.json");
    status.textContent = words.bestand;
  } else status.textContent = store(deck) ? words.bewaard : words[refusal()];
}
