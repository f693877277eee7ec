/* What our scripts and the server hold alike. Written by scripts/build_limits.py from
   what stands in Python; change it there. */

/** Bytes of a deck as a file. */
export const DECK_BYTES = 1000000;

/** What a file of a deck says that it is. */
export const DECK_KIND = "arbeidszorgatlas-presentatie";

/** Slides in a deck. */
export const DECK_SLIDES = 100;

/** The version of the file of a deck. */
export const DECK_VERSION = 2;

/** What the parameters of scenario B begin with. */
export const OTHER = "b.";

/** Letters of a wrong answer that are shown again. */
export const QUOTED = 30;

/** Figures in a report of a reader. */
export const REPORT_FIGURES = 60;

/** Pixels from which a figure shows its spare words. */
export const ROOMY = 480;

/** Marks circles that stay round. */
export const ROUND = "rond";

/** Parameters that every page understands. */
export const SHARED = ["gebied", "sector", "activiteit", "plaats", "jaar", "versie"];

/** Marks the spare words of a figure. */
export const SPARE = "ruim";
