/* What a speaker does: keys, buttons, fingers, a click on an area. */
import {at} from "../shared/place.js";
import {byId, near} from "../shared/elements.js";
import {fill} from "../shared/words.js";
import {choiceList, follow, list, warn} from "./bar.js";
import * as changing from "./changing.js";
import * as link from "./link.js";
import * as overlays from "./overlays.js";
import {data, words} from "./page-data.js";
import {CHOICES, total} from "./state.js";
import {show, walk} from "./walking.js";

/** Pixels that a finger goes across before it turns a slide. */
const SWIPE = 50;

/** @type {Record<string, () => void>} */
const KEYS = {
  ArrowRight: () => walk(1), ArrowDown: () => walk(1), PageDown: () => walk(1), " ": () => walk(1),
  ArrowLeft: () => walk(-1), ArrowUp: () => walk(-1), PageUp: () => walk(-1),
  Home: () => show(1), End: () => show(total()),
  b: () => overlays.blacken(!overlays.isBlack()), ".": () => overlays.blacken(!overlays.isBlack()),
  f: overlays.fillScreen, p: overlays.point, "?": overlays.explain, s: () => link.open(),
  r: changing.restore, t: changing.turnTable,
  j: () => changing.stepYear(1), J: () => changing.stepYear(-1),
};

/** @type {Record<string, () => void>} - what a button does, by its id */
const BUTTONS = {
  vorige: () => walk(-1), volgende: () => walk(1), opnieuw: () => show(1), terug: changing.restore,
  tabelknop: changing.turnTable, wijzerknop: overlays.point,
  zwartknop: () => overlays.blacken(!overlays.isBlack()), sprekerknop: () => link.open(),
  schermknop: overlays.fillScreen, hulpknop: overlays.explain, hulpdicht: overlays.explain,
};

/**
 * What a key does, here or in the window of the speaker; false when it does nothing. A black screen
 * is lit by whatever goes on.
 * @param {string} key
 */
export function press(key) {
  const deed = KEYS[key] || KEYS[key.toLowerCase()];
  if (!deed) return false;
  if (overlays.isBlack() && key.toLowerCase() !== "b" && key !== ".") overlays.blacken(false);
  digits = "";
  deed();
  return true;
}

// --- the number of a slide -------------------------------------------------------------------------

let digits = "";

/** @param {string} digit */
function type(digit) {
  digits = (digits + digit).slice(-3);
  byId("telling").textContent = fill(words.naar, {nummer: digits});
}

/** To the slide whose number was typed; false when none was. */
function enter() {
  if (!digits) return false;
  const wanted = Number(digits);
  digits = "";
  if (overlays.isBlack()) overlays.blacken(false);
  if (wanted >= 1 && wanted <= total()) show(wanted);
  else { follow(); warn(fill(words.geen_dia, {nummer: wanted, totaal: total()})); }
  return true;
}

// --- keys ------------------------------------------------------------------------------------------

/**
 * A key does what it does; in a list or on a button the keys that these need are theirs.
 * @param {KeyboardEvent} event
 */
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const {key} = event;
  if (overlays.isHelpOpen()) {
    if (key === "?") { overlays.explain(); event.preventDefault(); }
    return;
  }
  // Of a list only what a remote clicker sends goes further.
  const isIn = (/** @type {string} */ selector) =>
    event.target instanceof Element && event.target.matches(selector);
  if (isIn("select") && !["Escape", "PageDown", "PageUp"].includes(key)) return;
  const digit = digitOf(event);
  if (digit) type(digit);
  else if (key === "Escape") escape(isIn("select"));
  else if (key === "Enter" && enter()) event.preventDefault();
  else if (isIn("button, a, summary") && (key === " " || key === "Enter")) return;
  else if (near(event, "[tabindex='0']") && /^(Arrow(Up|Down)|Page|Home|End| )/.test(key)) return;
  else if (press(key)) event.preventDefault();
}

/**
 * The digit of a key, if any. The place of a key says more than its letter (AZERTY); some remote
 * clickers tell no place.
 * @param {KeyboardEvent} event
 */
function digitOf(event) {
  if (/^[0-9]$/.test(event.key)) return event.key;
  const placed = /^Digit([0-9])$/.exec(event.code || "");
  return placed && !event.shiftKey ? placed[1] : "";
}

/**
 * Away from what lies on top.
 * @param {boolean} choosing - the focus is in a list
 */
function escape(choosing) {
  if (digits) { digits = ""; follow(); }
  else if (overlays.isBlack()) overlays.blacken(false);
  else if (overlays.isPointing()) overlays.point();
  else if (choosing) list().focus();
  else if (!document.fullscreenElement && data.terug) window.location.href = at(data.terug);
}

// --- fingers and clicks ----------------------------------------------------------------------------

let swiped = false;

function listenToFingers() {
  /** @type {[number, number] | null} */
  let from = null;
  list().addEventListener("touchstart", (event) => {
    const [touch] = event.changedTouches;
    from = event.touches.length === 1 ? [touch.clientX, touch.clientY] : null;
    swiped = false;
  }, {passive: true});
  list().addEventListener("touchend", (event) => {
    if (!from) return;
    const [touch] = event.changedTouches;
    const [across, down] = [touch.clientX - from[0], touch.clientY - from[1]];
    from = null;
    if (Math.abs(across) < SWIPE || Math.abs(across) < 2 * Math.abs(down)) return;
    swiped = true;
    walk(across < 0 ? 1 : -1);
  }, {passive: true});
}

// A list does what is chosen in it. When that was done by hand, the next key walks on.
function listenToLists() {
  let byHand = false;
  document.addEventListener("pointerdown", () => { byHand = true; }, true);
  document.addEventListener("keydown", () => { byHand = false; }, true);
  CHOICES.forEach((name) => choiceList(name).addEventListener("change", () => {
    changing.choose(name, choiceList(name).value);
    if (byHand) list().focus();
  }));
}

/**
 * Hears the speaker.
 * @param {Record<string, () => void>} more - what further buttons do, by their id
 */
export function listen(more) {
  const deeds = {...BUTTONS, ...more};
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", (event) => deeds[near(event, "button[id]")?.id || ""]?.());
  // An area that is clicked is chosen.
  list().addEventListener("click", (event) => {
    const area = near(event, "svg [data-gebied]", SVGElement);
    const option = area && !swiped &&
      choiceList("gebied").querySelector(`option[data-code="${area.dataset.gebied}"]`);
    if (option instanceof HTMLOptionElement) changing.choose("gebied", option.value);
  });
  listenToFingers();
  listenToLists();
}
