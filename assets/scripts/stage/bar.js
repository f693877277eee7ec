/* What stands around the slide: its number, its choices, what is said of it, the address. */
import {all, byId} from "../shared/elements.js";
import {fill, written} from "../shared/words.js";
import * as link from "./link.js";
import {words} from "./page-data.js";
import {CHOICES, isAtEnd, state, total} from "./state.js";

/** All slides, and the end. */
export const list = () => byId("dias");

/**
 * @param {number} number - from 1; the slide must be there
 */
export const slideAt = (number) => /** @type {HTMLElement} */ (
  list().querySelector(`.dia[data-plaats="${number}"]`));

/** What is on the wall. */
export const current = () => isAtEnd() ? byId("einde") : slideAt(state.at);

/**
 * The list in which a year, area or sector is chosen.
 * @param {string} name
 */
export const choiceList = (name) => byId(`kies-${name}`, HTMLSelectElement);

/**
 * Says aloud.
 * @param {string} text
 */
export function say(text) {
  byId("gezegd").textContent = text;
}

/**
 * Writes in the bar, and says aloud.
 * @param {string} text - "": nothing is wrong any more
 */
export function warn(text) {
  byId("bericht").textContent = text;
  if (text) say(text);
}

/** What was changed on the slide, in words. */
export function choice() {
  return Object.entries(state.changes.get(state.at) || {}).map(([name, value]) => {
    const option = [...choiceList(name).options].find((each) => each.value === value);
    return option ? option.textContent : value;
  }).join(", ");
}

/** Brings everything along with what is on the wall: also the address, and the speaker's window. */
export function follow() {
  const slide = current();
  const {at} = state;
  const focused = document.activeElement; // a browser may forget it once it can do no more
  byId("telling").textContent = isAtEnd() ? words.telling_einde
    : fill(words.telling, {nummer: at, totaal: total()});
  byId("voortgang").style.width = `${100 * Math.min(at, total()) / (total() || 1)}%`;
  button("vorige").disabled = at <= 1;
  button("volgende").disabled = isAtEnd();
  button("terug").disabled = !state.changes.has(at) && !state.coming.has(at);
  CHOICES.forEach((name) => {
    const options = choiceList(name);
    const value = slide.dataset[name];
    options.disabled = value === undefined && !slide.querySelector(".diabeeld");
    options.value = value === undefined ? "" : value;
  });
  const [table] = all(slide, ".diatabel");
  button("tabelknop").disabled = !table;
  button("tabelknop").setAttribute("aria-pressed", String(Boolean(table && !table.hidden)));
  if (focused && "disabled" in focused && focused.disabled) list().focus();
  writeAddress();
  link.tell();
}

/** @param {string} id */
const button = (id) => byId(id, HTMLButtonElement);

/** A change is on its way, and can be taken back. */
export function awaitChange() {
  button("terug").disabled = false;
}

// The address holds what is on the wall: which slide, and what was changed on it.
function writeAddress() {
  if (!window.location.protocol.startsWith("http")) return;
  const query = new URLSearchParams(window.location.search);
  ["dia", ...CHOICES].forEach((name) => query.delete(name));
  if (state.at > 1) query.set("dia", String(Math.min(state.at, total())));
  Object.entries(state.changes.get(state.at) || {}).forEach(([name, value]) =>
    query.set(name, value));
  window.history.replaceState(null, "",
    window.location.pathname + written(query) + window.location.hash);
}
