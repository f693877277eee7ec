/* What is asked: the fields and sliders of scenario A and B. B has of itself only what it says; the
   rest is that of A. */
import {byId} from "../shared/elements.js";
import {QUOTED} from "../shared/limits.js";
import {model, shown, word} from "./model.js";
import {plain, read, rounded, typed} from "./numbers.js";

/**
 * @typedef {"a" | "b"} Name
 * @typedef {import("./sums.js").Scenario} Scenario
 */

/** @type {Name[]} */
export const NAMES = ["a", "b"];

/** The values of A, and those that B says itself.
 *  @type {Record<Name, Scenario>} */
const values = {a: {...model.studie}, b: {}};

/**
 * @param {Name} name
 * @returns {Scenario}
 */
export const scenario = (name) => name === "a" ? values.a : {...values.a, ...values.b};

/**
 * @param {Name} name
 * @param {string} code
 */
const fieldOf = (name, code) => byId(`veld-${name}-${code}`, HTMLInputElement);

/**
 * @param {Name} name
 * @param {string} code
 */
const sliderOf = (name, code) => byId(`schuif-${name}-${code}`, HTMLInputElement);

/**
 * What is wrong with an answer, in words; "" when nothing is.
 * @param {string} code
 * @param {string} text
 */
function fault(code, text) {
  const [least, most, decimals] = model.grenzen[code];
  const bare = text.trim();
  const short = bare.length > QUOTED ? bare.slice(0, QUOTED - 1) + "…" : bare;
  if (!bare) return word("fault.empty");
  const number = read(text);
  if (number === null) return word("fault.text", {text: short});
  if (number < 0) return word("fault.negative", {text: short});
  if (number < least) return word("fault.small", {least: plain(least)});
  if (number > most) return word("fault.large", {most: shown(code, most)});
  return decimals === 0 && number !== Math.floor(number) ? word("fault.whole", {text: short}) : "";
}

/**
 * Takes a field over; what is not understood is said, and the last good value stands.
 * @param {Name} name
 * @param {string} code
 */
function take(name, code) {
  const text = fieldOf(name, code).value;
  if (name === "b" && !text.trim()) {
    delete values.b[code];
    return tell(name, code, "");
  }
  const wrong = fault(code, text);
  if (!wrong) {
    values[name][code] = rounded(read(text) || 0, model.grenzen[code][2]);
    return tell(name, code, "");
  }
  const key = name === "b" && values.b[code] === undefined ? "stay.a" : "stay.last";
  const stays = word(key, {value: shown(code, scenario(name)[code])});
  return tell(name, code, `${wrong} ${stays}`);
}

/**
 * Says what is wrong with a field.
 * @param {Name} name
 * @param {string} code
 * @param {string} text - "": nothing is
 */
function tell(name, code, text) {
  const [room, field] = [byId(`fout-${name}-${code}`), fieldOf(name, code)];
  if (room.textContent !== text) room.textContent = text;
  if (text) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

/**
 * Brings the sliders along, but for the one that is moved.
 * @param {Name} name
 * @param {HTMLInputElement | null} moved
 */
export function followFields(name, moved) {
  const now = scenario(name);
  model.invoer.forEach((code) => {
    const slider = sliderOf(name, code);
    if (slider !== moved) slider.value = String(now[code]);
    slider.setAttribute("aria-valuetext", shown(code, now[code]));
  });
}

/**
 * Takes over what the server wrote in the fields, and hears what is changed.
 * @param {(moved: HTMLInputElement | null) => void} changed - `moved`: a slider
 */
export function listen(changed) {
  NAMES.forEach((name) => model.invoer.forEach((code) => {
    const [field, slider] = [fieldOf(name, code), sliderOf(name, code)];
    const start = read(field.value);
    if (start !== null) values[name][code] = start;
    field.addEventListener("input", () => { take(name, code); changed(null); });
    slider.addEventListener("input", () => {
      values[name][code] = Number(slider.value);
      field.value = typed(values[name][code]);
      tell(name, code, "");
      changed(slider);
    });
  }));
}
