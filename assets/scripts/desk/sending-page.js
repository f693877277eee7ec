/* The form that takes files: looked at here, shown what stays here, then sent piece by piece. */
import {byId, first} from "../shared/elements.js";
import {fill} from "../shared/words.js";
import {called, copy, look, namedOf} from "./looking.js";
import {judge} from "./personal.js";
import {UnreadableError} from "./separated.js";
import {SendingError, send} from "./uploading.js";

/** @typedef {import("./looking.js").Looked} Looked */
/** @typedef {import("./looking.js").Table} Table */
/** @typedef {{looked: Looked, bytes: Uint8Array<ArrayBuffer>, meant: Map<Table, Map<number, string>>}} File */

const {contract, rules, own, largest, words} = JSON.parse(byId("bekend").textContent || "{}");
const told = {contract, own, judge: judge(rules)};
const form = byId("zenden", HTMLFormElement), picked = byId("v-bestand", HTMLInputElement);
const pasted = byId("v-plak", HTMLTextAreaElement), box = byId("zendvak");
const seen = byId("gekeken"), state = byId("zendstand"), bar = byId("zendbalk");
const progress = first(bar, "progress", HTMLProgressElement);
const mark = first(document, 'meta[name="csrf-token"]', HTMLMetaElement).content;
/** Rows that are named of a column; more are counted. */
const NAMED = 12;

/** @param {string} key @param {Record<string, string | number>} [values] */
const say = (key, values = {}) => fill(words[key] || words.refused, values);

/** @param {string} said @param {boolean} [wrong] */
function tell(said, wrong = false) {
  state.textContent = said;
  state.classList.toggle("veldzin", wrong);
}

/** @param {number} share */
function shown(share) {
  bar.hidden = false;
  progress.value = share;
}

/** @returns {Promise<{name: string, bytes: Uint8Array<ArrayBuffer>}[]>} */
async function given() {
  const files = [...(picked.files || [])].map(async (file) =>
    ({name: file.name, bytes: new Uint8Array(await file.arrayBuffer())}));
  if (pasted.value.trim()) {
    files.push(Promise.resolve({name: "geplakt.csv", bytes: new TextEncoder().encode(pasted.value)}));
  }
  return Promise.all(files);
}

/** Look at everything that was chosen; send it at once when nothing stays here. */
async function begin() {
  seen.hidden = true;
  seen.replaceChildren();
  const chosen = await given();
  if (!chosen.length) return tell(words.none || "", true);
  /** @type {File[]} */
  const files = [];
  for (const {name, bytes} of chosen) {
    tell(say("looking", {naam: name}));
    try {
      if (bytes.length > largest) throw new UnreadableError("te-groot");
      files.push({looked: await look(name, bytes, told, shown), bytes, meant: new Map()});
    } catch (fault) {
      const word = fault instanceof UnreadableError ? fault.word : "mislukt";
      bar.hidden = true;
      return tell(say(word, {naam: name}), true);
    }
  }
  bar.hidden = true;
  if (files.every(({looked}) => looked.whole)) return sendAll(files);
  tell("");
  seen.append(...files.map(summary), actions(files));
  seen.hidden = false;
  seen.focus();
}

/**
 * What stays here of a file, in words, with what a reader may say of columns that are not known.
 * @param {File} file
 */
function summary(file) {
  const {looked} = file, part = document.createElement("section");
  const lines = looked.others.map((name) => item(say("others", {naam: name})));
  for (const table of looked.tables) {
    file.meant.set(table, new Map());
    const {named, more} = namedOf(table.columns);
    for (const column of named) {
      if (column.why) lines.push(line(column, table, file));
      else lines.push(item(say(column.name.endsWith("_id") ? "cells_code" : "cells", {
        kolom: called(column), wat: kinds(column), rijen: rowsOf(column)})));
    }
    for (const [why, aantal] of more) lines.push(item(say(`more_${why}`, {aantal})));
  }
  const list = document.createElement("ul");
  list.append(...lines);
  const heading = text("h2", say("found", {naam: looked.name}));
  part.append(heading, text("p", lines.length ? say("held") : say("clean", {naam: looked.name})), list);
  if (lines.length) part.append(text("p", say("copy")));
  return part;
}

/**
 * @param {import("./looking.js").Column} column
 * @param {Table} table
 * @param {File} file
 */
function line(column, table, file) {
  const why = say(`why_${column.why}`, {wat: kinds(column)});
  const entry = item(`${say("column", {kolom: called(column)})}: ${why}.`);
  if (column.why === "inhoud") entry.append(" ", say("rows", {rijen: rowsOf(column)}));
  if (column.why === "inhoud") entry.append(" ", say("pseudonyms"));
  if (column.why === "onbekend") entry.append(" ", choice(column, table, file));
  return entry;
}

/**
 * A list from which somebody says which column of the contract this is.
 * @param {import("./looking.js").Column} column
 * @param {Table} table
 * @param {File} file
 */
function choice(column, table, file) {
  const label = text("label", say("meant", {kolom: called(column)}) + " ");
  const select = document.createElement("select");
  select.className = "form-select";
  const taken = table.columns.map(({name}) => name);
  const free = contract[table.file].filter((/** @type {string} */ name) => !taken.includes(name));
  for (const name of ["", ...free]) select.add(new Option(name || say("leave"), name));
  select.addEventListener("change", () => {
    file.meant.get(table)?.set(column.place, select.value);
  });
  label.append(select);
  return label;
}

/** @param {File[]} files */
function actions(files) {
  const row = document.createElement("div");
  row.className = "doerij";
  const go = text("button", say("send")), other = text("button", say("other_file"));
  go.className = "doe";
  other.className = "doe stil";
  go.addEventListener("click", () => { void sendAll(files); });
  other.addEventListener("click", () => {
    seen.hidden = true;
    picked.value = "";
    picked.focus();
  });
  row.append(go, other);
  return row;
}

/**
 * What goes of a file: itself when nothing stays here, else a copy of each table.
 * @param {File} file
 */
function parts({looked, bytes, meant}) {
  if (looked.whole) return [{name: looked.name, bytes}];
  return looked.tables.map((table) => {
    const names = checkedMeant(table, meant.get(table));
    return {name: `${table.file}.csv`, bytes: new TextEncoder().encode(copy(table, names))};
  });
}

/**
 * The names that were given to unknown columns, but for a column of codes with a name in it.
 * @param {Table} table
 * @param {Map<number, string>} [given_]
 */
function checkedMeant(table, given_ = new Map()) {
  const fine = new Map(given_);
  for (const [place, name] of given_) {
    const cells = table.records.slice(table.head + 1).map((record) => record[place] || "");
    if (cells.some((cell) => cell && told.judge.refused(name, cell, table.file === "registraties"))) {
      fine.delete(place);
    }
  }
  return fine;
}

/** @param {File[]} files */
async function sendAll(files) {
  for (const button of form.querySelectorAll("button")) button.disabled = true;
  for (const button of seen.querySelectorAll("button")) button.disabled = true;
  try {
    const found = [];
    for (const part of files.flatMap(parts)) {
      tell(say("sending", {naam: part.name}));
      found.push(await send(part, {
        begin: new URL("opladen", base()).pathname, mark, kept: sessionStorage,
        tell: (share, word) => { if (share >= 0) shown(share); if (word) tell(say(word)); },
      }));
    }
    await start(found);
  } catch (fault) {
    bar.hidden = true;
    const said = fault instanceof SendingError ? fault.message : "refused";
    tell(words[said] ? say(said) : said, true);
  } finally {
    for (const button of form.querySelectorAll("button")) button.disabled = false;
    for (const button of seen.querySelectorAll("button")) button.disabled = false;
  }
}

/** Where the desk begins. */
function base() {
  return new URL(`${form.action.split("/registratie/")[0]}/registratie/`);
}

/** @param {string[]} files */
async function start(files) {
  const mail = document.getElementById("v-mail");
  const how = new FormData(form).get("hoe");
  const body = JSON.stringify({bestanden: files, hoe: how, mail: mail instanceof HTMLInputElement && mail.checked});
  const headers = {"Content-Type": "application/json", "X-CSRFToken": mark, Accept: "application/json"};
  const answer = await fetch(form.action, {method: "POST", body, headers});
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new SendingError(said.fout || "refused");
  sessionStorage.clear();
  location.assign(said.adres);
}

/** @param {string} tag @param {string} words_ */
function text(tag, words_) {
  const element = document.createElement(tag);
  element.textContent = words_;
  if (element instanceof HTMLButtonElement) element.type = "button";
  return element;
}

/** @param {string} words_ */
const item = (words_) => text("li", words_);

/** @param {import("./looking.js").Column} column */
const kinds = ({rules: broken}) => broken.map((rule) => say(`rule_${rule}`)).join(", ");

/** @param {import("./looking.js").Column} column */
function rowsOf({rows}) {
  const some = rows.slice(0, NAMED).join(", ");
  return rows.length > NAMED ? say("rows_more", {rijen: some, aantal: rows.length - NAMED}) : some;
}

for (const element of document.querySelectorAll(".zender-script")) {
  if (element instanceof HTMLElement) element.hidden = false;
}
form.addEventListener("submit", (event) => { event.preventDefault(); void begin(); });
picked.addEventListener("change", () => { if (picked.files?.length) void begin(); });
for (const kind of ["dragover", "dragleave", "drop"]) {
  box.addEventListener(kind, (event) => {
    event.preventDefault();
    box.classList.toggle("zendboven", kind === "dragover");
    if (event instanceof DragEvent && kind === "drop" && event.dataTransfer?.files.length) {
      picked.files = event.dataTransfer.files;
      void begin();
    }
  });
}
// What was chosen while this was still on its way is looked at as well.
if (picked.files?.length) void begin();
