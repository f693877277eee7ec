/* Signs that mean the same, written the same, as arbeidszorg/registrations/intake/cleaning.py does:
   what is looked for is found in whatever digits, dashes and spaces it stands. */

const LONGEST = 2000;
const INVISIBLE = /\p{Cf}+/gu;
const ODD_SPACES = /[^\S ]+/g;
const DASHES = /[‐‑‒–—―−⁃﹣－˗]/g;
const DOTS = /[․·•∙⋅。．]/g;
const OTHER_DIGIT = /(?![0-9])\p{Nd}/gu;
const ANY_DIGIT = /\p{Nd}/u;
// eslint-disable-next-line no-control-regex -- all that is plain ASCII, tabs and line ends included
const ASCII = /^[\x00-\x7f]*$/;

/**
 * A text as it is kept: composed, on one line, without signs that show nothing.
 * @param {string} text
 */
export function clean(text) {
  return text.replace(INVISIBLE, "").normalize("NFC").replace(ODD_SPACES, " ").trim();
}

/**
 * The digit that a sign of another script stands for: they come in rows of ten, which begin at a
 * place that ends in 0 or in 6.
 * @param {string} sign
 */
function digit(sign) {
  const code = sign.codePointAt(0) || 0;
  const row = code & ~15;
  return String(code - (ANY_DIGIT.test(String.fromCodePoint(row)) ? row : row + 6));
}

/**
 * A text with all signs that mean the same written the same.
 * @param {string} text
 */
export function folded(text) {
  if (ASCII.test(text)) return text;
  return clean(text).normalize("NFKC").slice(0, LONGEST).replace(DASHES, "-").replace(DOTS, ".")
    .replace(OTHER_DIGIT, digit);
}

/** @param {string} text */
const bare = (text) => folded(text).normalize("NFKD").replace(/[^\x20-\x7e]/g, "").toLowerCase();

/**
 * The letters and digits of a text alone, small and without accents.
 * @param {string} text
 */
export function letters(text) {
  return bare(text).replace(/[^a-z0-9]+/g, "");
}

/**
 * A header as small words with "_" between them.
 * @param {string} header
 */
export function headerWords(header) {
  return bare(header).replace(/[^a-z]+/g, "_").replace(/^_+|_+$/g, "");
}

/**
 * The letters of a column in a spreadsheet: 0 is A, 26 is AA.
 * @param {number} place
 */
export function letterOf(place) {
  let word = "";
  for (let rest = place + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    word = String.fromCharCode(65 + ((rest - 1) % 26)) + word;
  }
  return word;
}
