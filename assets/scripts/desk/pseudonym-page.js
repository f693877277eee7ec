/* Pseudonyms: what is typed stays in this window. */
import {all, byId} from "../shared/elements.js";
import {fill} from "../shared/words.js";
import {called, look} from "./looking.js";
import {judge} from "./personal.js";
import {KeyError, isWeak, keyOf, newKey, normal, pseudonyms} from "./pseudonyms.js";
import {UnreadableError, inert, written} from "./separated.js";

const {contract, rules, own, words} = JSON.parse(byId("bekend").textContent || "{}");
const told = {contract, own, judge: judge(rules)};
const key = byId("v-sleutel", HTMLInputElement), second = byId("v-sleutel2", HTMLInputElement);
const people = byId("v-personen", HTMLTextAreaElement), codes = byId("v-codes", HTMLTextAreaElement);
/** @type {import("./looking.js").Table | null} */
let table = null;

/** @param {string} word @param {Record<string, string | number>} [values] */
const say = (word, values = {}) => fill(words[word] || word, values);

/**
 * Do something, and say beside it what came of it or what is wrong.
 * @param {string} button
 * @param {string} state
 * @param {() => Promise<string>} act
 */
function on(button, state, act) {
  byId(button).addEventListener("click", async () => {
    const place = byId(state);
    place.classList.remove("veldzin");
    try {
      place.textContent = await act();
    } catch (fault) {
      place.classList.add("veldzin");
      place.textContent = fault instanceof KeyError || fault instanceof UnreadableError
        ? say(fault.word, {naam: ""}) : say("mislukt", {naam: ""});
    }
  });
}

/** @param {string} name @param {string} content @param {string} type */
function save(name, content, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], {type}));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function lines() {
  const typed = people.value.split(/\r\n|\n|\r/).filter((line) => line.trim());
  if (!typed.length) throw new KeyError("nobody");
  return typed;
}

on("nieuw", "sleutelstand", async () => {
  key.value = await newKey();
  return say("sleutel-gemaakt");
});
on("sleutelbestand", "sleutelstand", async () => {
  await keyOf(key.value);
  save("sleutel-pseudoniemen.txt", `${key.value}\r\n`, "text/plain");
  return "";
});
on("afdruk", "sleutelstand", async () => {
  await keyOf(key.value);
  window.print();
  return "";
});
on("maak", "maakstand", async () => {
  const typed = lines(), found = await pseudonyms(await keyOf(key.value), typed);
  codes.value = typed.map((line) => found.get(line)).join("\n");
  byId("codesvak").hidden = false;
  const weak = typed.filter(isWeak).length, same = typed.length - new Set(typed.map(normal)).size;
  return [
    typed.length === 1 ? say("made_one") : say("made", {aantal: typed.length}),
    weak ? say("weak", {aantal: weak}) : "", same ? say("same", {aantal: same}) : "",
  ].filter(Boolean).join(" ");
});
on("kopieer", "maakstand", async () => {
  await navigator.clipboard.writeText(codes.value);
  return say("copied");
});
on("draai", "draaistand", async () => {
  const typed = lines();
  const [old, fresh] = [await keyOf(key.value), await keyOf(second.value)];
  const [before, after] = [await pseudonyms(old, typed), await pseudonyms(fresh, typed)];
  const pairs = [...new Set(typed)].map((line) => [before.get(line) || "", after.get(line) || ""]);
  save("oude-en-nieuwe-codes.csv", written([["oud", "nieuw"], ...pairs]), "text/csv");
  return say("rotated", {aantal: pairs.length});
});
on("bestandmaak", "bestandstand", async () => {
  const chosen = new Set(all(byId("kolomvinken"), "input:checked", HTMLInputElement).map(({value}) => Number(value)));
  if (!table || !chosen.size) throw new KeyError("pick_columns");
  const {records, head, columns} = table;
  const person = (/** @type {string[]} */ record) => [...chosen].map((place) => record[place] || "").join(" ");
  const rows = records.slice(head + 1).filter((record) => record.some((text) => text.trim()));
  const found = await pseudonyms(await keyOf(key.value), rows.map(person));
  const kept = columns.filter(({place, name, why}) =>
    !chosen.has(place) && name !== "medewerker_id" && why !== "kop" && why !== "inhoud");
  save("registraties-met-codes.csv", written([
    ["medewerker_id", ...kept.map(({name, header}) => name || header)],
    ...rows.map((record) => [found.get(person(record)) || "", ...kept.map(({place}) => inert(record[place] || ""))]),
  ]), "text/csv");
  return say("csv_ready", {aantal: rows.length});
});

byId("v-lijst").addEventListener("change", async (event) => {
  const [file] = /** @type {HTMLInputElement} */ (event.target).files || [];
  const state = byId("bestandstand"), box = byId("kolomkeuze", HTMLFieldSetElement);
  table = null;
  box.hidden = true;
  state.textContent = "";
  state.classList.remove("veldzin");
  if (!file) return;
  try {
    const looked = await look(file.name, new Uint8Array(await file.arrayBuffer()), told);
    table = looked.tables[0];
    byId("kolomvinken").replaceChildren(...table.columns.map((column) => {
      const label = document.createElement("label"), tick = document.createElement("input");
      label.className = "vink";
      Object.assign(tick, {type: "checkbox", value: String(column.place), className: "form-check-input",
        checked: column.why === "kop" || column.why === "inhoud"});
      label.append(tick, " ", called(column));
      return label;
    }));
    box.hidden = false;
  } catch (fault) {
    state.classList.add("veldzin");
    state.textContent = say(fault instanceof UnreadableError ? fault.word : "mislukt", {naam: file.name});
  }
});
byId("maker").hidden = false;
