/* What a reader collects for a report of their own: kept in the reader's browser, nowhere else. */
import {REPORT_FIGURES} from "../shared/limits.js";

/**
 * A figure of the atlas, or a text of the reader's own (`soort`: "figuur" or "tekst").
 * @typedef {{soort: string, adres?: string, sleutel?: string, titel?: string, kop?: string,
 *   tekst: string}} Part
 * @typedef {{titel: string, ondertitel: string, delen: Part[]}} Report
 */

const PLACE = "arbeidszorgatlas.rapport";

/**
 * The report as it was kept; an empty one when there is none.
 * @returns {Report}
 */
export function read() {
  const empty = {titel: "", ondertitel: "", delen: []};
  try {
    const report = JSON.parse(window.localStorage.getItem(PLACE) || "null");
    return report && Array.isArray(report.delen) ? Object.assign(empty, report) : empty;
  } catch (_) {
    return empty;
  }
}

/**
 * Keeps the report; false when there was no room for it.
 * @param {Report} report
 */
export function write(report) {
  try {
    window.localStorage.setItem(PLACE, JSON.stringify(report));
  } catch (_) {
    return false;
  }
  count();
  return true;
}

/**
 * Adds a figure at the end; false when there is no room for it.
 * @param {Part} figure
 */
export function add(figure) {
  const report = read();
  report.delen.push(figure);
  return figures(report) <= REPORT_FIGURES && write(report);
}

/** @param {Report} report */
const figures = (report) => report.delen.filter((part) => part.soort === "figuur").length;

// How many figures there are stands in the navigation.
function count() {
  const number = figures(read());
  document.querySelectorAll(".rapport-aantal").forEach((place) => {
    place.textContent = number ? ` (${number})` : "";
  });
}
window.addEventListener("storage", count);
count();
