/* What the stage shows, and where its slides come from. One for the page. */

/**
 * @typedef {import("./page-data.js").Deck} Deck
 * @typedef {import("./page-data.js").Change} Change
 * Where slides come from. `ahead`: they may be fetched before they are wanted; `slides`: a slide of
 * a deck (from 1) in each of some changed states, as HTML; `deck`: the deck of a reader, with each
 * of its slides as HTML and what is to be said of it.
 * @typedef {{ahead: boolean,
 *   slides(deck: Deck, number: number, changes: Change[]): Promise<string[]>,
 *   deck?(): Promise<{presentatie: Deck, dias: string[], meldingen?: string[]}>}} Source
 */

/** The parts of a {@link Change}, in the order in which it is written.
 *  @type {(keyof Change)[]} */
export const CHOICES = ["jaar", "gebied", "sector"];

/**
 * `deck`: null until it is known; `at`: the slide on the wall, from 1, one past the last for the
 * end; `unit`: a hundredth of the height of the stage in pixels; `changes`: slide -> what the
 * speaker changed on it; `coming`: slide -> the change that is on its way.
 * @type {{deck: Deck | null, source: Source, at: number, unit: number,
 *   changes: Map<number, Change>, coming: Map<number, Change>}}
 */
export const state = {
  deck: null,
  source: {ahead: false, slides: async () => []},
  at: 1,
  unit: 7,
  changes: new Map(),
  coming: new Map(),
};

/** How many slides there are, without the end. */
export const total = () => state.deck ? state.deck.dias.length : 0;

/** Whether the end is on the wall. */
export const isAtEnd = () => state.at > total();
