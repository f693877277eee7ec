/* Where the drawing of a figure is to be had. */
import {at} from "../shared/place.js";

/**
 * @param {string} address - of its page, with the query
 * @param {string} anchor - of its card there: `kaart-verloop`
 */
export function drawingOf(address, anchor) {
  const [path, query] = address.split("?");
  const name = path === "/" ? "overzicht" : path.slice(1);
  const key = anchor.slice(name.length + 1);
  return at("/figuur/") + `${encodeURIComponent(name)}/${encodeURIComponent(key)}.svg` +
    (query ? "?" + query : "");
}
