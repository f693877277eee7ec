/* A map, its key, its ranking and what is counted under it go together: point at one, and the same
   areas light up in the others. A click (or Enter, or space) on an entry of the key keeps them lit,
   and so does a count that is opened. */
import {all, near} from "../shared/elements.js";

/** What lights up together. */
const TOGETHER = ".kaartrij, .figuurkaart";
/** Entries that stand for areas: of a key, and counts under a map. */
const ENTRY = "[data-gebieden]";
/** What shows one area: a shape of a still, a row of the ranking. */
const AREA = "[data-gebied]";
/** The class that Plotly gives the shapes of a trace: the uid that arbeidszorg/figures/live gave it. */
const TRACE = /\btracegebied-(\w+)-/;

/** @param {Element} element */
const together = (element) => element.closest(".kaartrij") || element.closest(TOGETHER);

/** @param {Element} entry */
const codesOf = (entry) => (entry.getAttribute("data-gebieden") || "").split(" ").filter(Boolean);

/**
 * Everything in a part of the page that shows an area, with its code.
 * @param {Element} part
 * @returns {[Element, string][]}
 */
function shown(part) {
  /** @type {[Element, string][]} */
  const marked = all(part, AREA, Element).map((each) => [each, each.getAttribute("data-gebied") || ""]);
  /** @type {[Element, string][]} */
  const live = all(part, ".levend .trace", Element).map((each) =>
    [each, TRACE.exec(each.getAttribute("class") || "")?.[1] || ""]);
  return [...marked, ...live.filter(([, code]) => code)];
}

/**
 * Lights up areas in a part of the page, and lets the others step back; none: all are as they were.
 * @param {Element} part
 * @param {string[]} codes
 */
function light(part, codes) {
  part.classList.toggle("belicht", codes.length > 0);
  shown(part).forEach(([element, code]) => {
    element.classList.toggle("aan", codes.includes(code));
    if (!element.classList.length) element.removeAttribute("class"); // as it came
  });
}

/** @param {Element} part - what was pressed in it, and counts that are open */
const kept = (part) =>
  all(part, `${ENTRY}[aria-pressed="true"], details[open]${ENTRY}`, Element).flatMap(codesOf);

/**
 * An area is pointed at, or no longer ("").
 * @param {Element} element - where
 * @param {string} code
 */
export function pointAt(element, code) {
  const part = together(element);
  if (!part) return;
  all(part, `tr${AREA}`, Element).forEach((row) =>
    row.classList.toggle("gewezen", row.getAttribute("data-gebied") === code));
}

/** @param {Event} event */
function over(event) {
  const entry = near(event, ENTRY, Element);
  const area = near(event, AREA, Element);
  const part = entry || area ? together(/** @type {Element} */ (entry || area)) : null;
  if (!part) return;
  if (entry) light(part, codesOf(entry));
  else if (area?.matches("tr")) light(part, [area.getAttribute("data-gebied") || ""]);
  else if (area) pointAt(area, area.getAttribute("data-gebied") || "");
}

/** @param {Event} event */
function out(event) {
  const here = near(event, `${ENTRY}, ${AREA}`, Element);
  const part = here && together(here);
  if (!here || !part) return;
  if (here.matches(`${ENTRY}, tr`)) light(part, kept(part));
  else pointAt(here, "");
}

/** @param {Event} event */
function press(event) {
  const entry = near(event, `${ENTRY}[aria-pressed]`, Element);
  const part = entry && together(entry);
  if (!entry || !part) return false;
  entry.setAttribute("aria-pressed", String(entry.getAttribute("aria-pressed") !== "true"));
  light(part, kept(part));
  return true;
}

// Entries become buttons where there are scripts: without, a press would do nothing.
function ready() {
  all(document, `.legende ${ENTRY}:not([role])`, Element).forEach((entry) => {
    entry.setAttribute("role", "button");
    entry.setAttribute("tabindex", "0");
    entry.setAttribute("aria-pressed", "false");
  });
  all(document, ".belicht", Element).forEach((part) => light(part, kept(part)));
}

document.addEventListener("pointerover", over);
document.addEventListener("pointerout", out);
document.addEventListener("focusin", over);
document.addEventListener("focusout", out);
document.addEventListener("click", press);
document.addEventListener("toggle", (event) => {
  const counted = event.target instanceof Element && event.target.matches(`details${ENTRY}`);
  const part = counted ? together(/** @type {Element} */ (event.target)) : null;
  if (part) light(part, kept(part));
}, true);
document.addEventListener("keydown", (event) => {
  if ((event.key === "Enter" || event.key === " ") && press(event)) event.preventDefault();
});
document.addEventListener("atlas:staat", ready);
document.addEventListener("atlas:anders", ready);
ready();

// --- the ranking -----------------------------------------------------------------------------------

// What is typed above the ranking leaves the rows whose name has it.
document.addEventListener("input", (event) => {
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || !box.matches(".rangzoek")) return;
  sift(box);
});
document.addEventListener("atlas:anders", () => {
  all(document, ".rangzoek", HTMLInputElement).forEach(sift);
});

/** @param {string} text */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

/** @param {HTMLInputElement} box */
function sift(box) {
  const wish = plain(box.value);
  const rows = all(box.closest("section") || document, ".rangtabel tbody tr", HTMLTableRowElement);
  rows.forEach((row) => { row.hidden = !plain(row.cells[1].textContent || "").includes(wish); });
}

// A press on the head of a column puts the rows in its order, and once more in the other.
document.addEventListener("click", (event) => {
  const button = near(event, ".rangtabel thead button", HTMLButtonElement);
  const head = button?.closest("th");
  const body = button?.closest("table")?.tBodies[0];
  if (!head || !body) return;
  const rising = head.getAttribute("aria-sort") !== "ascending";
  all(/** @type {Element} */ (head.parentElement), "th", Element).forEach((each) =>
    each.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", rising ? "ascending" : "descending");
  const key = head.cellIndex === 1 ? "naam" : "getal";
  const rows = [...body.rows];
  rows.sort((a, b) => compared(a, b, key, rising));
  body.append(...rows);
});

/**
 * The order of two rows. What has no place stands last either way, in the order of the server.
 * @param {HTMLTableRowElement} a
 * @param {HTMLTableRowElement} b
 * @param {string} key
 * @param {boolean} rising
 */
function compared(a, b, key, rising) {
  const [name, another] = [a, b].map((row) => row.cells[1].textContent || "");
  if (key === "naam") return (rising ? 1 : -1) * name.localeCompare(another, "nl");
  const [place, next] = [a, b].map((row) => Number(row.dataset.volgorde));
  const [placed, other] = [a, b].map((row) => row.cells[0].textContent !== "");
  if (placed !== other) return placed ? -1 : 1;
  return (placed && rising ? -1 : 1) * (place - next); // the server has the highest first
}
