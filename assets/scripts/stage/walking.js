/* Walking through the slides: the one that is asked for is shown, its neighbours are made ready out
   of sight. */
import {all, byId} from "../shared/elements.js";
import {choice, current, follow, list, say, slideAt} from "./bar.js";
import {unitOf} from "./measures.js";
import {words} from "./page-data.js";
import * as shown from "./shown.js";
import * as slide from "./slide.js";
import {isAtEnd, state, total} from "./state.js";

const root = document.documentElement;

/** What is done once a slide and its neighbours stand.
 *  @type {() => void} */
let rest = () => {};

/** @param {() => void} then */
export function whenShown(then) {
  rest = then;
}

/**
 * Shows a slide; one past the last is the end, and what is further away is the nearest.
 * @param {number} number
 * @param {boolean} [quiet] - nothing is said of it
 */
export function show(number, quiet) {
  const {deck} = state;
  if (!deck) return;
  if (!quiet) byId("bericht").textContent = "";
  state.at = Math.min(Math.max(1, number), total() + 1);
  all(list(), ".dia").forEach((each) => each.classList.remove("nu", "klaar"));
  const element = current();
  element.classList.add("nu");
  const focused = document.activeElement;
  if (focused !== list() && list().contains(focused) && !element.contains(focused)) list().focus();
  if (Number(element.dataset.gepast) !== state.unit) settle(element);
  follow();
  if (!quiet) say(element.dataset.zin || words.einde);
  if (isAtEnd()) shown.list(byId("getoond"));
  else shown.note(deck.dias[state.at - 1], element, choice());
  window.requestAnimationFrame(prepare);
}

/**
 * So many slides further, or back.
 * @param {number} step
 */
export const walk = (step) => show(state.at + step);

/**
 * Gives a slide the measure of the stage.
 * @param {HTMLElement} element
 */
export function settle(element) {
  slide.settle(element, state.unit);
  element.dataset.gepast = String(state.unit);
}

function prepare() {
  [state.at + 1, state.at - 1].forEach((number) => {
    const element = number > total() ? byId("einde") : slideAt(number);
    if (!element || element.classList.contains("nu")) return;
    element.classList.add("klaar");
    settle(element);
  });
  rest();
}

/** Takes the measure of the window. */
export function measure() {
  const [width, height] = [window.innerWidth, window.innerHeight];
  state.unit = unitOf(width, height);
  root.style.setProperty("--u", String(state.unit));
  document.body.style.setProperty("--u", String(state.unit));
  document.body.classList.toggle("staand", width < height);
  document.body.classList.toggle("smal", width < height * 1.65);
  all(list(), ".dia.nu, .dia.klaar").forEach((each) => slide.settle(each, state.unit));
}

/** Follows the window, and the paper: there every slide stands as it does without a script, one
 *  after another. */
export function listen() {
  window.addEventListener("resize", measure);
  window.addEventListener("beforeprint", () => {
    root.classList.remove("speelt");
    all(list(), ".diatekening, .diatekening > .grafiek").forEach((each) =>
      ["width", "height", "margin-top", "transform"].forEach((name) =>
        each.style.removeProperty(name)));
  });
  window.addEventListener("afterprint", () => {
    root.classList.add("speelt");
    all(list(), ".dia").forEach((each) => delete each.dataset.gepast);
    measure();
  });
}
