/* Numbers as people in Belgium type them, and euros and percentages as the atlas writes them: the
   same as arbeidszorg/subjects/study/euro.py. tests/assets/calculator.json holds both to it. */

const NBSP = "\u00a0";
/** Keeps a half a half where a sum of fractions is a hair below it. */
const HAIR = 1e-9;
const PAST = /[\s\u00a0\u202f'’]|€|euro|eur|%|procent/gi;
const THOUSANDS = /^[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?$/;
const DECIMAL = /^[0-9]+(,[0-9]+)?$|^[0-9]+\.[0-9]+$/;

/**
 * The number that was meant; null when it is none. A point before three digits parts thousands.
 * @param {string} text
 */
export function read(text) {
  const bare = text.replace(PAST, "");
  const minus = /^[-−–]/.test(bare);
  const digits = minus ? bare.slice(1) : bare.replace(/^\+/, "");
  const isParted = THOUSANDS.test(digits);
  if (!isParted && !DECIMAL.test(digits)) return null;
  const number = Number((isParted ? digits.replace(/\./g, "") : digits).replace(",", "."));
  return minus ? -number : number;
}

/**
 * Half goes away from zero, as people do it; never a zero with a sign.
 * @param {number} number
 * @param {number} [decimals]
 */
export function rounded(number, decimals = 0) {
  const scale = Math.pow(10, decimals);
  const whole = Math.floor(Math.abs(number) * scale + 0.5 + HAIR) / scale;
  return number < 0 && whole ? -whole : whole;
}

/** @param {string} text */
const withoutZeros = (text) => text.includes(".") ? text.replace(/\.?0+$/, "") : text;

/**
 * As it stands in a field and in an address: `1741`, `8,5`.
 * @param {number} number
 */
export const typed = (number) => withoutZeros(rounded(number, 2).toFixed(2)).replace(".", ",");

/**
 * To read: `1.741`, `16,3`; zeros at its end are left out.
 * @param {number} number
 * @param {number} [decimals]
 */
export function plain(number, decimals = 0) {
  const [whole, rest] = withoutZeros(rounded(number, decimals).toFixed(decimals)).split(".");
  return whole.replace("-", "−").replace(/\B(?=(\d{3})+$)/g, ".") + (rest ? "," + rest : "");
}

/**
 * A gain or a loss in whole euros: `+341`, `−455`, `0`.
 * @param {number} number
 */
export const signed = (number) => (rounded(number) > 0 ? "+" : "") + plain(number);

/**
 * `8 %`, `16,3 %`.
 * @param {number} number
 */
export const percent = (number) => plain(number, 1) + NBSP + "%";
