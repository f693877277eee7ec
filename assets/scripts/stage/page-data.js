/* What the page of the stage brings along for scripts (server/stage.py). */

/**
 * @typedef {import("../stores/decks.js").Deck} Deck
 * What may be changed on a slide for a moment: year, area, sector.
 * @typedef {{jaar?: string, gebied?: string, sector?: string}} Change
 * `presentatie`: null when only the browser knows the deck; `dia`: the slide that the address asks
 * for, null when the server could not look; `gewijzigd`: what the address changes on it; `jaren`:
 * the first and the last year.
 * @typedef {{presentatie: Deck | null, naam: string, dia: number | null, terug: string,
 *   jaren: [number, number], bericht: string, gewijzigd: Change,
 *   teksten: Record<string, string>}} PageData
 */

/** @type {PageData} */
export const data = JSON.parse(document.getElementById("gegevens")?.textContent || "{}");
export const words = data.teksten;
