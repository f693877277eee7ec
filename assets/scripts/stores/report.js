/* What a reader collects for a report of their own: kept in the reader's browser, nowhere else. */
import {REPORT_FIGURES} from "../shared/limits.js";
import {keep} from "./browser.js";

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
 * Keeps the report; false when the browser would not.
 * @param {Report} report
 */
export function write(report) {
  if (!keep(PLACE, report)) return false;
  count();
  return true;
}

/** Whether it holds as many figures as it can. */
export const isFull = () => figures(read()) >= REPORT_FIGURES;

/**
 * Adds a figure at the end; false when the browser would not keep it.
 * @param {Part} figure
 */
export function add(figure) {
  const report = read();
  report.delen.push(figure);
  return write(report);
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
