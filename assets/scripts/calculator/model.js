/* What the page of the calculator brings along, and its words filled in. */
import {byId} from "../shared/elements.js";
import {fill} from "../shared/words.js";
import {percent, plain} from "./numbers.js";
import {DOORSTROOM, PARTICIPANTS} from "./sums.js";

/**
 * The numbers of the study, the bounds of each assumption (least, most, decimals), names and texts
 * (components/calculator.py).
 * @typedef {import("./sums.js").Model & {studie: Record<string, number>,
 *   grenzen: Record<string, [number, number, number]>, namen: Record<string, string>,
 *   teksten: Record<string, string>}} PageModel
 */

export const form = byId("watals", HTMLFormElement);

/** @type {PageModel} */
export const model = JSON.parse(form.dataset.model || "{}");

/**
 * A text of the page, filled in.
 * @param {string} key
 * @param {Record<string, string>} [values]
 */
export const word = (key, values = {}) => fill(model.teksten[key], values);

/**
 * The value of an assumption, with its unit.
 * @param {string} code
 * @param {number} number
 */
export function shown(code, number) {
  if (code === DOORSTROOM) return percent(number);
  return code === PARTICIPANTS ? plain(number) : word("euro", {value: plain(number, 2)});
}
