/* The calculator in the browser: the sums of the study at every input. Fields and sliders follow each
   other, what is not understood is said at its field, and the address follows. All words and numbers
   of the study stand in the page. */
import {all, byId, first} from "../shared/elements.js";
import {OTHER} from "../shared/limits.js";
import {draw} from "./drawing.js";
import * as fields from "./fields.js";
import {form, model, shown, word} from "./model.js";
import {percent, plain, signed, typed} from "./numbers.js";
import {balance, breakEven, DOORSTROOM, PARTICIPANTS, recovered, tornado} from "./sums.js";

/**
 * @typedef {import("./fields.js").Name} Name
 * @typedef {import("./sums.js").Balance} Balance
 * @typedef {import("./sums.js").Scenario} Scenario
 */

/** Milliseconds without an input before the address follows, and before it is said aloud. */
const [QUIET, SAID] = [150, 700];

// --- what comes out --------------------------------------------------------------------------------

/** Where a result stands, by its name.
 *  @type {Map<string, HTMLElement[]>} */
const rooms = new Map();
all(form, "[data-uit]").forEach((room) => {
  const name = room.dataset.uit || "";
  rooms.set(name, [...(rooms.get(name) || []), room]);
});

/**
 * @param {string} name
 * @param {string} text
 */
function write(name, text) {
  (rooms.get(name) || []).forEach((room) => {
    if (room.textContent !== text) room.textContent = text;
  });
}

/**
 * Writes what a scenario comes to.
 * @param {Name} name
 * @param {Scenario} scenario
 */
function writeResults(name, scenario) {
  const result = balance(model, scenario);
  const values = {...result.parts, medewerker: result.participant, overheid: result.government,
                  samen: result.together};
  Object.entries(values).forEach(([code, value]) => {
    write(`${name}.${code}.each`, signed(value));
    write(`${name}.${code}.total`, signed(value * scenario[PARTICIPANTS]));
  });
  write(`${name}.wie`, word("result.persons",
    {value: plain(scenario[PARTICIPANTS]), doorstroom: percent(scenario[DOORSTROOM])}));
  const share = recovered(result);
  write(`${name}.terug`, share === null ? word("result.recovered_none")
    : word("result.recovered", {value: percent(share)}));
  const even = breakEven(model, scenario);
  const key = even === null ? "_none" : even === 0 ? "_zero" : even > 100 ? "_over" : "";
  write(`${name}.quitte`, word("result.break_even" + key, {value: percent(even || 0)}));
  return result;
}

// --- the address -----------------------------------------------------------------------------------

/**
 * The parameters of a scenario: what differs from where it starts.
 * @param {string} prefix
 * @param {Scenario} scenario
 * @param {Scenario} start
 */
const parameters = (prefix, scenario, start) => model.invoer
  .filter((code) => scenario[code] !== start[code])
  .map((code) => `${prefix}${code}=${typed(scenario[code])}`);

function query() {
  const [a, b] = fields.NAMES.map(fields.scenario);
  const texts = [...parameters("", a, model.studie), ...parameters(OTHER, b, a)];
  return texts.length ? "?" + texts.join("&") : "";
}

/** What a button of the menu holds an address in. */
const HELD = ["kopieer", "insluiten", "verzamel", "presenteer"];
/** Parameters of a file that are none of the calculator. */
const OF_FILE = /^(vorm|grootte)=/;

/**
 * Leads every file and every button of the menu to what is seen now.
 * @param {string} search
 */
function lead(search) {
  const led = (/** @type {string} */ address) => {
    const [, path, own, hash] = /^([^?#]*)(\??[^#]*)(#?.*)$/.exec(address) || ["", "", "", ""];
    const kept = own.slice(1).split("&").filter((part) => OF_FILE.test(part));
    const parts = [...search.slice(1).split("&"), ...kept].filter(Boolean);
    return path + (parts.length ? "?" + parts.join("&") : "") + hash;
  };
  all(document, "#studie-tornado .uitvoer a", HTMLAnchorElement).forEach((link) => {
    link.setAttribute("href", led(link.getAttribute("href") || ""));
  });
  all(document, "#studie-tornado .uitvoer button").forEach(({dataset}) => {
    HELD.filter((name) => dataset[name]).forEach((name) => {
      dataset[name] = led(dataset[name] || "");
    });
  });
}

let waiting = 0;
let telling = 0;

/**
 * Brings the address along, and says what came out.
 * @param {Balance} result - of A
 */
function follow(result) {
  window.clearTimeout(waiting);
  window.clearTimeout(telling);
  waiting = window.setTimeout(() => {
    const search = query();
    window.history.replaceState(window.history.state, "",
      window.location.pathname + search + window.location.hash);
    lead(search);
  }, QUIET);
  telling = window.setTimeout(() => {
    byId("watals-gezegd").textContent = word("result.said", {
      medewerker: signed(result.participant), overheid: signed(result.government),
      samen: signed(result.together)});
  }, SAID);
}

// --- at every input --------------------------------------------------------------------------------

/** @param {HTMLInputElement | null} moved - the slider that is moved */
function compute(moved) {
  const [a, b] = fields.NAMES.map(fields.scenario);
  fields.NAMES.forEach((name) => fields.followFields(name, moved));
  const result = writeResults("a", a);
  writeResults("b", b);
  const assumptions = model.invoer.map((code) => word("tornado.assumption",
    {name: model.namen[code].toLowerCase(), value: shown(code, a[code])}));
  first(document, "#studie-tornado .noten li").textContent =
    word("tornado.assumptions", {all: assumptions.join("; ")});
  draw(tornado(model, a));
  byId("watals-meldingen").replaceChildren(); // they were about the address that was asked
  follow(result);
}

fields.listen(compute);
form.addEventListener("submit", (event) => event.preventDefault());
