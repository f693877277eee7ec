/* Changing what a slide shows for a moment: another year, area or sector, or its table. */
import {all, byId, first} from "../shared/elements.js";
import {said} from "../shared/words.js";
import {awaitChange, choiceList, current, follow, list, slideAt, warn} from "./bar.js";
import {data, words} from "./page-data.js";
import {CHOICES, isAtEnd, state, total} from "./state.js";
import {settle, show, whenShown} from "./walking.js";

/** @typedef {import("./page-data.js").Change} Change */

/** Milliseconds without a step before slides are fetched that may be asked. */
const QUIET = 400;

/** Slide and change -> its HTML.
 *  @type {Map<string, string>} */
const drawn = new Map();

/**
 * @param {number} number
 * @param {Change} [change]
 */
const key = (number, change) => `${number} ${JSON.stringify(change || {})}`;

/** The deck, which is known by now. */
const deck = () => /** @type {import("./page-data.js").Deck} */ (state.deck);

/**
 * Written in one order, so that equal changes are the same.
 * @param {Record<string, string | number | null | undefined>} change
 * @returns {Change}
 */
export function tidy(change) {
  const pairs = CHOICES.map((name) => [name, change[name]]);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => [name, String(value)]));
}

/** Whether a change says nothing: the slide is as it was saved.
 *  @param {Change} change */
const isNone = (change) => Object.keys(change).length === 0;

/**
 * Shows a slide with a change. Of several that are on their way the last word counts.
 * @param {number} number
 * @param {Change} wanted
 */
async function apply(number, wanted) {
  state.coming.set(number, wanted);
  warn("");
  const html = drawn.get(key(number, wanted)) || await fetched(number, wanted);
  if (html === null || state.coming.get(number) !== wanted) return;
  state.coming.delete(number);
  if (isNone(wanted)) state.changes.delete(number);
  else state.changes.set(number, wanted);
  replace(number, html);
  if (number === state.at) show(number);
}

/**
 * A changed slide from where slides come from; null when it does not come, which is said.
 * @param {number} number
 * @param {Change} wanted
 */
async function fetched(number, wanted) {
  const stage = byId("toneel");
  awaitChange();
  stage.setAttribute("aria-busy", "true");
  try {
    const [html] = await state.source.slides(deck(), number, [wanted]);
    drawn.set(key(number, wanted), html);
    return html;
  } catch (fault) {
    if (state.coming.get(number) !== wanted) return null;
    state.coming.delete(number);
    if (number === state.at) { warn(said(fault, words.verbroken)); follow(); }
    return null;
  } finally {
    stage.removeAttribute("aria-busy");
  }
}

/**
 * @param {number} number
 * @param {string} html
 */
function replace(number, html) {
  const old = slideAt(number);
  const [table] = all(old, ".diatabel");
  const room = document.createElement("template");
  room.innerHTML = html;
  const fresh = /** @type {HTMLElement} */ (room.content.firstElementChild);
  if (old.contains(document.activeElement)) list().focus();
  old.replaceWith(fresh);
  if (table && !table.hidden) showTables(fresh, true);
}

/**
 * Another value for what the slide on the wall shows.
 * @param {keyof Change} name
 * @param {string | number} value - "" for what the slide has of itself
 */
export function choose(name, value) {
  if (isAtEnd()) return;
  const now = state.coming.get(state.at) || state.changes.get(state.at);
  apply(state.at, tidy({...now, [name]: value === "" ? undefined : value}));
}

/** Back to the slide as it was saved; a change that is on its way is not waited for. */
export function restore() {
  const {at} = state;
  if (state.coming.delete(at)) { warn(""); follow(); }
  if (!state.changes.has(at)) return;
  const html = drawn.get(key(at));
  if (!html) { apply(at, {}); return; }
  state.changes.delete(at);
  warn("");
  replace(at, html);
  show(at);
}

/**
 * A year further, or back; after the last comes the first.
 * @param {number} step
 */
export function stepYear(step) {
  const now = Number(state.coming.get(state.at)?.jaar || current().dataset.jaar);
  if (!now || isAtEnd()) return;
  const [start, end] = data.jaren;
  const year = now + step > end ? start : now + step < start ? end : now + step;
  if (year !== now) choose("jaar", year);
}

// --- the table -------------------------------------------------------------------------------------

/**
 * Figures of a slide as tables, or as drawings.
 * @param {HTMLElement} slide
 * @param {boolean} open
 */
function showTables(slide, open) {
  all(slide, ".diabeeld").forEach((view) => {
    first(view, ".diatabel").hidden = !open;
    first(view, ".diatekening").hidden = open;
    all(view, ".schuif").forEach((each) => { each.tabIndex = 0; });
  });
  settle(slide);
}

/** The table of the slide on the wall, or its drawing again. */
export function turnTable() {
  const [table] = all(current(), ".diatabel");
  if (!table) return;
  showTables(current(), Boolean(table.hidden));
  follow();
}

// --- ahead of time ---------------------------------------------------------------------------------

/** Slides of which everything was fetched that may be asked.
 *  @type {Set<number>} */
const ready = new Set();
let timer = 0;

// What may be asked of this slide is fetched while nothing else happens, so that a line that breaks
// later does no harm.
function fetchAhead() {
  window.clearTimeout(timer);
  const number = state.at;
  if (!state.source.ahead || isAtEnd() || ready.has(number)) return;
  if (current().dataset.jaar === undefined) return;
  timer = window.setTimeout(async () => {
    ready.add(number);
    const wanted = likely().filter((each) => !drawn.has(key(number, each)));
    try {
      const slides = await state.source.slides(deck(), number, wanted);
      slides.forEach((html, place) => drawn.set(key(number, wanted[place]), html));
      byId("toneel").dataset.klaar = [...ready].join(",");
    } catch (_) {
      ready.delete(number); // it is asked again when it is wanted
    }
  }, QUIET);
}

/**
 * As it was saved; every year, regio and sector, one at a time.
 * @returns {Change[]}
 */
function likely() {
  const values = (/** @type {keyof Change} */ name, selector = "option") =>
    all(choiceList(name), selector, HTMLOptionElement).filter((each) => each.value !== "")
      .map((each) => tidy({[name]: each.value}));
  return [{}, ...values("jaar"), ...values("gebied", "option[data-vooraf]"), ...values("sector")];
}

// --- at the start ----------------------------------------------------------------------------------

/**
 * Remembers every slide as it stands.
 * @param {number} number - the slide that the address asks for
 * @param {Change} wanted - what it changes; the server drew it so, where it could
 */
export function begin(number, wanted) {
  if (slideAt(number).querySelector(".diaanders")) state.changes.set(number, wanted);
  for (let n = 1; n <= total(); n += 1)
    drawn.set(key(n, state.changes.get(n)), slideAt(n).outerHTML);
  whenShown(fetchAhead);
}

/**
 * Changes a slide before anything is seen; throws when the changed slide does not come.
 * @param {number} number
 * @param {Change} wanted
 */
export async function changeUnseen(number, wanted) {
  const [html] = await state.source.slides(deck(), number, [wanted]);
  drawn.set(key(number), slideAt(number).outerHTML);
  replace(number, html);
}
