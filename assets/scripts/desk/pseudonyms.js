/* Pseudonyms, made in the browser of an initiative: the same person and the same key give the same
   code, and without the key nobody finds the way back. Nothing here sends or keeps anything. */
import {folded} from "./folding.js";

const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUP = 4, GROUPS = 8, BYTES = 20;
const PURPOSE = "arbeidszorg pseudoniem 1";
const DAY_FIRST = /\b(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})\b/g;
const YEAR_FIRST = /\b(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})\b/g;
const NUMBER = /^\D*(?:\d\D{0,3}){11}$/;

/** A key that does not hold; `word` names the sentence that says why. */
export class KeyError extends Error {
  /** @param {string} word */
  constructor(word) {
    super(word);
    this.word = word;
  }
}

/** A new key as people write it down: eight groups of four signs, and a ninth that checks them. */
export async function newKey() {
  return spelled(crypto.getRandomValues(new Uint8Array(BYTES)));
}

/** @param {Uint8Array} bytes */
async function spelled(bytes) {
  let bits = "";
  for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
  const signs = (bits.match(/.{5}/g) || []).map((five) => SIGNS[parseInt(five, 2)]).join("");
  const groups = signs.match(new RegExp(`.{${GROUP}}`, "g")) || [];
  return [...groups, await checkOf(signs)].join("-");
}

/**
 * The key in what somebody typed: small letters, spaces and the letters O, I and L do not matter.
 * Throws {@link KeyError} when it is too short or long, or has a slip in it.
 * @param {string} typed
 */
export async function keyOf(typed) {
  const signs = folded(typed).toUpperCase().replace(/[^0-9A-Z]/g, "")
    .replace(/O/g, "0").replace(/[IL]/g, "1");
  if (!signs) throw new KeyError("sleutel-leeg");
  if (signs.length !== GROUP * (GROUPS + 1) || /U/.test(signs)) throw new KeyError("sleutel-lengte");
  const body = signs.slice(0, GROUP * GROUPS);
  if (await checkOf(body) !== signs.slice(GROUP * GROUPS)) throw new KeyError("sleutel-fout");
  const bits = [...body].map((sign) => SIGNS.indexOf(sign).toString(2).padStart(5, "0")).join("");
  const bytes = Uint8Array.from(bits.match(/.{8}/g) || [], (eight) => parseInt(eight, 2));
  return crypto.subtle.importKey("raw", bytes, {name: "HMAC", hash: "SHA-256"}, false, ["sign"]);
}

/** @param {string} signs */
async function checkOf(signs) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(signs)));
  return [...bytes.subarray(0, GROUP)].map((byte) => SIGNS[byte % 32]).join("");
}

/**
 * What is known of a person, in one spelling: a number of the state as its digits; else words
 * without accents and signs, small and in the order of the alphabet, with days as jjjj-mm-dd.
 * @param {string} typed
 */
export function normal(typed) {
  const plain = folded(typed).trim();
  if (NUMBER.test(plain)) return plain.replace(/\D/g, "");
  const day = (/** @type {string[]} */ ...[year, month, date]) =>
    ` ${year}${month.padStart(2, "0")}${date.padStart(2, "0")} `;
  const text = plain.replace(YEAR_FIRST, (_, year, month, date) => day(year, month, date))
    .replace(DAY_FIRST, (_, date, month, year) => day(year, month, date));
  const words = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/['’]/g, "")
    .split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return words.sort().join(" ");
}

/**
 * Whether two persons could well be written the same: a name alone, without a number or a day.
 * @param {string} typed
 */
export function isWeak(typed) {
  return (normal(typed).match(/\d/g) || []).length < 4;
}

/**
 * The pseudonym of a person: a code of the shape of a random UUID, which the contract takes.
 * @param {CryptoKey} key
 * @param {string} typed
 */
export async function pseudonym(key, typed) {
  const person = normal(typed);
  if (!person) return "";
  for (let turn = 1; ; turn += 1) {
    const message = new TextEncoder().encode(`${PURPOSE}\n${turn}\n${person}`);
    const code = uuid(new Uint8Array(await crypto.subtle.sign("HMAC", key, message)));
    if (/[a-f]/.test(code.slice(0, 19) + code.slice(20))) return code; // else it might look like a number
  }
}

/** @param {Uint8Array} bytes */
function uuid(bytes) {
  const some = bytes.slice(0, 16);
  some[6] = (some[6] & 0x0f) | 0x40;
  some[8] = (some[8] & 0x3f) | 0x80;
  const hex = [...some].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/**
 * The pseudonyms of many, each person once: text as typed -> code.
 * @param {CryptoKey} key
 * @param {Iterable<string>} typed
 */
export async function pseudonyms(key, typed) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const text of new Set(typed)) found.set(text, await pseudonym(key, text));
  return found;
}
