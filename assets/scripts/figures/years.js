/* The year by steps: one back, one on; and all of them, one after another, when that is asked. */
import {all, near} from "../shared/elements.js";
import {stepYear} from "./address.js";

/** Milliseconds for which a year is shown while the years play. */
const SHOWN = 1400;
const PLAY = ".speel";

/** @type {number | null} - when the next year comes; null when nothing plays */
let next = null;

document.addEventListener("click", (event) => {
  const step = near(event, "[data-jaarstap]");
  if (step) stepYear(Number(step.dataset.jaarstap));
  else if (near(event, PLAY)) play(next === null);
});

/** @param {boolean} on */
function play(on) {
  if (next !== null) window.clearTimeout(next);
  next = null;
  // from the last year the years begin again at the first
  if (on && (stepYear(1) || stepYear(-years()))) wait();
  say();
}

/** How many steps there are between the first year and the last. */
function years() {
  const slider = document.querySelector(".jaarschuif");
  return slider instanceof HTMLInputElement ? Number(slider.max) - Number(slider.min) : 0;
}

function wait() {
  next = window.setTimeout(() => {
    if (stepYear(1)) wait();
    else play(false);
  }, SHOWN);
}

// Any key stops it, and a touch anywhere: nothing moves that the reader does not want to move. What
// presses the button itself does so by its click.
document.addEventListener("keydown", (event) => {
  const presses = near(event, PLAY) && ["Enter", " "].includes(event.key);
  if (next !== null && !presses) play(false);
});
document.addEventListener("pointerdown", (event) => {
  if (next !== null && !near(event, PLAY)) play(false);
});

/** What the buttons say: whether the years play, and whether there is a year on that side. */
function say() {
  all(document, PLAY, HTMLButtonElement).forEach((button) => {
    button.dataset.speel = button.dataset.speel || button.title;
    const words = next === null ? button.dataset.speel : button.dataset.stop || "";
    button.title = words;
    button.setAttribute("aria-label", words);
    button.setAttribute("aria-pressed", String(next !== null));
  });
}

document.addEventListener("atlas:anders", () => {
  const slider = document.querySelector(".jaarschuif");
  const shown = Number(document.getElementById("jaar-gekozen")?.textContent);
  if (!(slider instanceof HTMLInputElement)) return;
  all(document, "[data-jaarstap]").forEach((button) => {
    const end = Number(button.dataset.jaarstap) < 0 ? slider.min : slider.max;
    button.setAttribute("aria-disabled", String(shown === Number(end)));
  });
});
