/* What lies over the slides: the pointer, a black screen, the help, what is said of a mark. */
import {byId, near} from "../shared/elements.js";
import {current, list, say, warn} from "./bar.js";
import * as link from "./link.js";
import {words} from "./page-data.js";
import {state} from "./state.js";

/** Units between the pointer and what is said of a mark, across and down. */
const [ACROSS, DOWN] = [3, 2];

const help = () => byId("hulp", HTMLDialogElement);
const black = () => byId("zwart");
const pointer = () => byId("wijzer");

export const isBlack = () => !black().hidden;
export const isHelpOpen = () => help().open;
export const isPointing = () => !pointer().hidden;

/** The pointer of the speaker, or not. */
export function point() {
  const on = !isPointing();
  pointer().hidden = !on;
  document.body.classList.toggle("wijst", on);
  byId("wijzerknop").setAttribute("aria-pressed", String(on));
  hover(null);
}

/**
 * A black screen, or the slide again.
 * @param {boolean} on
 */
export function blacken(on) {
  black().hidden = !on;
  byId("zwartknop").setAttribute("aria-pressed", String(on));
  say(on ? words.zwart : current().dataset.zin || "");
  const focused = document.activeElement;
  if (on) black().focus();
  else if (focused === black() || focused === document.body) list().focus();
  link.tell();
}

/** The help, or the slides again. */
export function explain() {
  if (help().open) help().close();
  else help().showModal();
}

/** The whole screen, or a window again. */
export function fillScreen() {
  const root = document.documentElement;
  if (document.fullscreenElement) document.exitFullscreen();
  else if (root.requestFullscreen)
    root.requestFullscreen().catch(() => warn(words.geen_scherm));
  else warn(words.geen_scherm);
}

/**
 * What is said of the mark that is pointed at; nothing where there is none.
 * @param {PointerEvent | null} event
 */
function hover(event) {
  const bubble = byId("zegje");
  const text = event && near(event, "[data-zegt]")?.dataset.zegt;
  bubble.hidden = typeof text !== "string";
  if (!event || typeof text !== "string") return;
  if (bubble.textContent !== text) bubble.textContent = text;
  const [width, height] = [window.innerWidth, window.innerHeight];
  const right = event.clientX > width * 0.6;
  bubble.style.left = right ? "" : `${event.clientX + ACROSS * state.unit}px`;
  bubble.style.right = right ? `${width - event.clientX + ACROSS * state.unit}px` : "";
  const low = event.clientY > height * 0.6;
  bubble.style.top = low ? "" : `${event.clientY + DOWN * state.unit}px`;
  bubble.style.bottom = low ? `${height - event.clientY + DOWN * state.unit}px` : "";
}

/** Follows the hand. */
export function listen() {
  document.addEventListener("pointermove", (event) => {
    pointer().style.transform = `translate(${event.clientX}px, ${event.clientY}px)`;
  });
  black().addEventListener("click", () => blacken(false));
  list().addEventListener("pointermove", hover);
  list().addEventListener("pointerleave", () => hover(null));
}
