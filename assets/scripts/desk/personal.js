/* What tells who a person is, found in the browser before anything is sent. The rules are those of
   the server: arbeidszorg/registrations/intake/personal.json, which the page brings along. */
import {folded, headerWords, letters} from "./folding.js";

/** @typedef {Record<string, any>} Rules - personal.json */
/** @typedef {"identity_number" | "account" | "email" | "phone" | "birth_date" | "name"} Rule */

const LONGEST = 2000;
const NEEDED = /[@0-9]/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-([89ab])[0-9a-f]{3}-[0-9a-f]{12}$/i;
const VARIANT = 19;
const CODES = ["medewerker_id", "registratie_id"];
const CONTACT = ["straat", "postcode", "website", "email", "telefoon", "instapstap"];

/** @typedef {ReturnType<typeof patternsOf>} Patterns */

/**
 * Who judges headers and cells by these rules.
 * @param {Rules} rules
 */
export function judge(rules) {
  const found = patternsOf(rules);
  const headers = new Set(rules.header_words), others = new Set(rules.not_a_person);

  /**
   * Whether a column of this name would say who somebody is. `participants`: in a file about them.
   * @param {string} header
   * @param {boolean} [participants]
   */
  function refusedHeader(header, participants = true) {
    const name = headerWords(header);
    if (!participants) return found.numberParts.test(name);
    const words = name.split("_");
    if (words.some((word) => others.has(word))) return false;
    return words.some((word) => headers.has(word)) || found.headerParts.test(name);
  }

  /**
   * The rule that a text breaks in a column, when it is personal.
   * @param {string} column - its name in the contract, or any other
   * @param {string} text
   * @param {boolean} [participants]
   * @returns {Rule | null}
   */
  function refused(column, text, participants = true) {
    const plain = folded(text.slice(0, LONGEST));
    const named = participants && column === "medewerker_id";
    if (!NEEDED.test(plain)) return named && isName(plain, found) ? "name" : null;
    if (CODES.includes(column) && isRandom(plain.trim())) return null;
    if (column === "telefoon" && !participants && found.phone.test(plain)) return null;
    const rule = numberRule(plain, found);
    if (rule) return rule;
    if (CONTACT.includes(column) && !participants) return null;
    if (plain.includes("@") && found.email.test(plain)) return "email";
    if (found.phone.test(plain) && !found.date.test(plain)) return "phone";
    if (participants && column === "geboortejaar" && isFullDate(plain, found)) return "birth_date";
    return named && isName(plain, found) ? "name" : null;
  }

  return {refusedHeader, refused};
}

/** @param {Rules} rules */
function patternsOf(rules) {
  /** @param {string} name @param {string} [flags] @param {boolean} [whole] */
  const pattern = (name, flags = "u", whole = false) => {
    const source = String(rules[name]).replaceAll("{letter}", "\\p{L}");
    return new RegExp(whole ? `^(?:${source})$` : source, flags);
  };
  return {
    headerParts: pattern("header_parts"), numberParts: pattern("number_parts"),
    eleven: pattern("eleven_digits", "gu"), withoutZero: pattern("without_zero", "gu"),
    asWritten: pattern("identity_as_written"), account: pattern("account", "gu"),
    oldAccount: pattern("old_account", "gu"), phone: pattern("phone"), email: pattern("email"),
    date: pattern("date", "u", true), word: pattern("word", "u", true),
    year: pattern("four_digits", "u", true), banks: banksOf(rules.iban),
  };
}

/**
 * The rule that folded text breaks when a number of the state or an account stands in it.
 * @param {string} plain
 * @param {Patterns} found
 * @returns {Rule | null}
 */
function numberRule(plain, found) {
  const digits = plain.length < 10 ? 0 : plain.replace(/[^0-9]/g, "").length;
  if (digits < 2) return null;
  if (digits >= 10 && isIdentity(plain, found)) return "identity_number";
  return isAccount(plain, found) ? "account" : null;
}

/** @param {string} plain @param {Patterns} found */
function isIdentity(plain, found) {
  const written = [...plain.matchAll(found.eleven), ...plain.matchAll(found.withoutZero)];
  return written.some(([text]) => checks(text.replace(/\D/g, "").padStart(11, "0")))
    || found.asWritten.test(plain);
}

/** @param {string} plain @param {Patterns} found */
function isAccount(plain, found) {
  for (const [, bank, number, check] of plain.matchAll(found.oldAccount)) {
    if (Number(bank + number) % 97 === Number(check) % 97) return true;
  }
  const compact = plain.replace(/[ ./_-]/g, "").toUpperCase();
  for (const [text] of compact.matchAll(found.account)) {
    const bank = found.banks.get(text.slice(0, 2));
    const whole = bank && text.match(bank);
    if (whole && ofBank(whole[0])) return true;
  }
  return false;
}

/** @param {string} text @param {Patterns} found */
function isName(text, found) {
  const words = text.split(/[\s,._]+/).filter(Boolean);
  const named = words.filter((word) => found.word.test(word)).length;
  return named >= 2 || (named === 1 && words.length === 1 && letters(text).length >= 2);
}

/** @param {string} text @param {Patterns} found */
function isFullDate(text, found) {
  return !found.year.test(text) && text.replace(/[^0-9]/g, "").length > 4;
}

/**
 * Whether the last two digits are those of the register, in either century.
 * @param {string} digits
 */
function checks(digits) {
  const number = Number(digits.slice(0, 9)), check = Number(digits.slice(9));
  return [97 - (number % 97), 97 - ((2_000_000_000 + number) % 97)].includes(check);
}

/**
 * Whether a code is a UUID that chance made: digits in it are no number of anybody.
 * @param {string} code
 */
function isRandom(code) {
  return UUID.test(code) && /[a-f]/i.test(code.slice(0, VARIANT) + code.slice(VARIANT + 1));
}

/**
 * How an account of each country is written, from the shapes of the bank register: "3!n7!n2!n".
 * @param {Record<string, string>} shapes
 */
function banksOf(shapes) {
  /** @type {Record<string, string>} */
  const kinds = {n: "[0-9]", a: "[A-Z]", c: "[A-Z0-9]"};
  const written = Object.entries(shapes).map(([country, shape]) => {
    const parts = [...shape.matchAll(/(\d+)!?([nac])/g)]
      .map(([, size, kind]) => `${kinds[kind]}{${size}}`);
    return /** @type {[string, RegExp]} */ ([country, new RegExp(`^${country}\\d\\d${parts.join("")}`)]);
  });
  return new Map(written);
}

/**
 * Whether the check digits of an account hold (ISO 7064, modulo 97).
 * @param {string} account
 */
function ofBank(account) {
  const turned = account.slice(4) + account.slice(0, 4);
  let rest = 0;
  for (const sign of turned) {
    for (const digit of parseInt(sign, 36).toString()) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}
