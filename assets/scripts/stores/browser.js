/* What the browser keeps for a reader; and why, when it does not. */

/** Kept for as long as it takes to see whether anything can be. */
const TRIED = "arbeidszorgatlas.proef";

/**
 * Keeps a value; false when the browser would not.
 * @param {string} place
 * @param {unknown} value
 */
export function keep(place, value) {
  try {
    window.localStorage.setItem(place, JSON.stringify(value));
  } catch (_) {
    return false;
  }
  return true;
}

/**
 * Why it would not, as the name of the words about it: `dicht` when it keeps nothing at all for this
 * site, `vol` when there is no more room. A private window may say "full" of a store with nothing in it.
 * @returns {"dicht" | "vol"}
 */
export function refusal() {
  try {
    window.localStorage.setItem(TRIED, "x");
    window.localStorage.removeItem(TRIED);
    return "vol";
  } catch (fault) {
    const full = fault instanceof Error && fault.name === "QuotaExceededError";
    return full && window.localStorage.length > 0 ? "vol" : "dicht";
  }
}
