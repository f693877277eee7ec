/* Presentations of a reader: kept in the reader's own browser, nowhere else. */
import {DECK_KIND, DECK_SLIDES, DECK_VERSION} from "../shared/limits.js";
import {keep} from "./browser.js";

/**
 * A slide, as in the file of a deck (arbeidszorg/deck/file.py): with `figuren`, or with `regels`.
 * @typedef {{kop?: string, figuren?: string[], tabel?: boolean, regels?: string[],
 *   bijschrift?: string, getal?: string, notities?: string}} Slide
 * @typedef {{soort: string, versie: number, titel: string, dias: Slide[]}} Deck
 */

/**
 * Every deck by its id, and the one that was last worked on.
 * @typedef {{huidig: string, alle: Record<string, Deck>}} Decks
 */

const PLACE = "arbeidszorgatlas.presentaties";

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
const isRecord = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/** @param {unknown} value */
const text = (value) => typeof value === "string" ? value : "";

/**
 * @param {unknown} value
 * @returns {string[] | undefined}
 */
function texts(value) {
  if (Array.isArray(value)) return value.filter((part) => typeof part === "string");
  return typeof value === "string" ? value.split("\n") : undefined;
}

/**
 * A deck in the shape that all who ask rely on, whatever was kept.
 * @param {Record<string, unknown>} deck
 */
function sound(deck) {
  const slides = Array.isArray(deck.dias) ? deck.dias.filter(isRecord) : [];
  return /** @type {Deck} */ ({...deck, titel: text(deck.titel), dias: slides.map((slide) =>
    ({...slide, figuren: texts(slide.figuren), regels: texts(slide.regels)}))});
}

/** @returns {Decks} */
function read() {
  const decks = {huidig: "", alle: Object.create(null)}; // no id is there that was not kept
  try {
    const stored = JSON.parse(window.localStorage.getItem(PLACE) || "null");
    Object.entries(stored.alle).forEach(([id, deck]) => {
      if (isRecord(deck)) decks.alle[id] = sound(deck);
    });
    decks.huidig = text(stored.huidig);
  } catch (_) { /* nothing is kept, or nothing that can be read */ }
  return decks;
}

/** @param {Decks} decks */
function freeId(decks) {
  let number = 1;
  while (decks.alle[`p${number}`]) number += 1;
  return `p${number}`;
}

/**
 * A deck without slides.
 * @param {string} title
 * @returns {Deck}
 */
export const empty = (title) =>
  ({soort: DECK_KIND, versie: DECK_VERSION, titel: title, dias: []});

export const everyDeck = () => read().alle;

/** @param {string} id */
export const get = (id) => read().alle[id] || null;

/** The id of the deck that was last worked on; "" when there is none. */
export const current = () => read().huidig;

/** @param {Deck} deck */
export const isFull = (deck) => deck.dias.length >= DECK_SLIDES;

/**
 * Keeps a deck under an id; "" for a new one. Gives its id, "" when the browser would
 * not.
 * @param {string} id
 * @param {Deck} deck
 */
export function put(id, deck) {
  const decks = read();
  const key = id || freeId(decks);
  decks.alle[key] = deck;
  decks.huidig = key;
  return keep(PLACE, decks) ? key : "";
}

/** @param {Deck} deck */
export const add = (deck) => put("", deck);

/**
 * Takes a deck away; false when the browser would not.
 * @param {string} id
 */
export function drop(id) {
  const decks = read();
  delete decks.alle[id];
  if (decks.huidig === id) decks.huidig = Object.keys(decks.alle)[0] || "";
  return keep(PLACE, decks);
}

/** The deck that was last worked on, with its id; null when there is none. */
function last() {
  const {alle, huidig} = read();
  return alle[huidig] ? {id: huidig, deck: alle[huidig]} : null;
}

/** Whether the deck that was last worked on holds as many slides as it can. */
export function isLastFull() {
  const known = last();
  return known !== null && isFull(known.deck);
}

/**
 * A figure on a slide of its own, at the end of the deck that was last worked on. Gives the id of
 * that deck; "" when the browser would not keep it.
 * @param {string} address
 * @param {string} title - of a new deck
 */
export function addFigure(address, title) {
  const {id, deck} = last() || {id: "", deck: empty(title)};
  deck.dias.push({figuren: [address]});
  return put(id, deck);
}
