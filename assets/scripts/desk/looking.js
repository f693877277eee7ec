/* A file, looked at in the browser: which columns and cells say who somebody is, and a copy without
   them. Nothing here sends anything. */
import {letterOf, letters} from "./folding.js";
import * as opendocument from "./opendocument.js";
import {UnreadableError, records, textOf, written} from "./separated.js";
import * as workbook from "./workbook.js";
import {opened} from "./zipped.js";

/** Records among which the header is looked for: people write titles above it. */
const SEARCHED = 20;
const BRACKETS = /[([][^()[\]]*[)\]]/g;
/** Columns that stay here for one reason, that are named; more are counted. */
export const MOST_NAMED = 20;
/** Of the cells of a column of codes, how many may be something personal before all of it is. */
const MOST_SLIPS = 0.5;
/** Rows between two breaths: the page stays alive while a large file is looked at. */
const STRETCH = 5000;

/** @typedef {Record<string, string[]>} Contract - file -> names of its columns */
/** @typedef {ReturnType<typeof import("./personal.js").judge>} Judge */
/** @typedef {{contract: Contract, own: string[], judge: Judge}} Told - `own`: names of our own sheets, small */
/** @typedef {{place: number, header: string, name: string, why: string, rows: number[], rules: string[]}} Column
 *  `name`: in the contract, "" for none; `why` it stays here: "" (it goes), "kop", "onbekend",
 *  "inhoud"; `rows`: of cells with something personal; `rules`: which */
/** @typedef {{sheet: string, file: string, head: number, records: string[][], columns: Column[]}} Table */
/** @typedef {{name: string, tables: Table[], others: string[], whole: boolean}} Looked
 *  `others`: sheets that stay here; `whole`: the file may go as it is */

/**
 * @param {string} name
 * @param {Uint8Array} bytes
 * @param {Told} told
 * @param {(share: number) => void} [tell] - from 0 to 1
 * @returns {Promise<Looked>}
 */
export async function look(name, bytes, told, tell = () => {}) {
  if (!bytes.length) throw new UnreadableError("leeg");
  const {sheets, more} = await read(bytes, told.contract);
  /** @type {Table[]} */
  const tables = [];
  const others = [];
  let clean = !more;
  for (const sheet of sheets) {
    const found = headOf(sheet.records, told.contract);
    if (found) tables.push(await lookAt(sheet, found, told, (share) => tell((tables.length + share) / sheets.length)));
    else if (told.own.includes(sheet.name.trim().toLowerCase()) && !tells(sheet.records, told.judge)) continue;
    else if (sheet.records.some((record) => record.some((text) => text.trim()))) others.push(sheet.name);
  }
  if (!tables.length) throw new UnreadableError(sheets.length ? "geen-kolommen" : "leeg");
  clean = clean && !others.length && tables.every(({columns, records: rows, head}) =>
    columns.every(({why, rows: bad}) => !why && !bad.length) && !tells(rows.slice(0, head), told.judge));
  return {name, tables, others, whole: clean};
}

/**
 * The sheets of a file of any kind that is read.
 * @param {Uint8Array} bytes
 * @param {Contract} contract
 */
async function read(bytes, contract) {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  if (start.startsWith("PK")) {
    const zip = opened(bytes);
    const kind = zip.names.includes("content.xml") ? opendocument : workbook;
    if (zip.names.some((name) => /vbaProject/i.test(name))) throw new UnreadableError("macro");
    return kind.sheets(zip);
  }
  if (start.startsWith("\xd0\xcf\x11\xe0")) throw new UnreadableError(locked(bytes) ? "wachtwoord" : "oud-excel");
  if (/^(%PDF|\{\\rtf|\s*<)/.test(start) || (bytes[0] === 0x1f && bytes[1] === 0x8b)) throw new UnreadableError("geen-tabel");
  const rows = records(textOf(bytes), (record) => known(record, contract));
  return {sheets: [{name: "", records: rows}], more: false};
}

/** @param {Uint8Array} bytes */
function locked(bytes) {
  const word = [..."EncryptedPackage"].flatMap((sign) => [sign.charCodeAt(0), 0]);
  let at = bytes.indexOf(word[0]);
  for (; at >= 0; at = bytes.indexOf(word[0], at + 1)) {
    if (word.every((byte, place) => bytes[at + place] === byte)) return true;
  }
  return false;
}

/**
 * The name in the contract of a file for a header, "" when it has none.
 * @param {string} header
 * @param {string[]} names
 */
export function nameOf(header, names) {
  const squeezed = [letters(header), letters(header.replace(BRACKETS, " "))];
  return names.find((name) => squeezed.includes(letters(name))) || "";
}

/**
 * How many names of the contract a record holds, of the file of which it holds most.
 * @param {string[]} record
 * @param {Contract} contract
 */
export function known(record, contract) {
  return Math.max(...Object.values(contract).map((names) => counted(record, names)));
}

/** @param {string[]} record @param {string[]} names */
function counted(record, names) {
  const some = record.slice(0, 500).filter((text) => text && text.length <= 200);
  return new Set(some.map((text) => nameOf(text, names)).filter(Boolean)).size;
}

/**
 * Where the header of a table is, and of which file it is; null when there is none.
 * @param {string[][]} rows
 * @param {Contract} contract
 */
function headOf(rows, contract) {
  let best = {count: 0, head: -1, file: ""};
  rows.slice(0, SEARCHED).forEach((record, head) => {
    for (const [file, names] of Object.entries(contract)) {
      const count = counted(record, names);
      if (count > best.count) best = {count, head, file};
    }
  });
  return best.count >= 2 ? best : null;
}

/**
 * @param {{name: string, records: string[][]}} sheet
 * @param {{head: number, file: string}} found
 * @param {Told} told
 * @param {(share: number) => void} tell
 * @returns {Promise<Table>}
 */
async function lookAt(sheet, {head, file}, told, tell) {
  const participants = file === "registraties";
  const names = told.contract[file];
  const width = Math.max(...sheet.records.slice(head).map((record) => record.length).concat(0));
  /** @type {Column[]} */
  const columns = Array.from({length: Math.min(width, 16_384)}, (_, place) => {
    const header = (sheet.records[head][place] || "").trim();
    const name = nameOf(header, names);
    const personal = !name && told.judge.refusedHeader(header, participants);
    return {place, header, name, why: personal ? "kop" : name ? "" : "onbekend", rows: [], rules: []};
  });
  for (let row = head + 1; row < sheet.records.length; row += 1) {
    if (row % STRETCH === 0) {
      tell(row / sheet.records.length);
      await new Promise((go) => { setTimeout(go, 0); });
    }
    sheet.records[row].forEach((text, place) => {
      const rule = text && told.judge.refused(columns[place].name || letters(columns[place].header), text, participants);
      if (!rule) return;
      columns[place].rows.push(row + 1);
      if (!columns[place].rules.includes(rule)) columns[place].rules.push(rule);
    });
  }
  const cells = columns.map(() => 0);
  for (const record of sheet.records.slice(head + 1)) {
    record.forEach((text, place) => { if (text.trim()) cells[place] += 1; });
  }
  const filled = columns.filter(({place, header}) => header || cells[place]);
  for (const column of filled) {
    // A column of codes with a slip in it goes without those cells; one of names stays as a whole.
    if (column.name.endsWith("_id") && column.rows.length > MOST_SLIPS * cells[column.place]) column.why = "inhoud";
  }
  return {sheet: sheet.name, file, head, records: sheet.records, columns: filled};
}

/**
 * Whether cells outside a table say who somebody is.
 * @param {string[][]} rows
 * @param {Judge} judge
 */
function tells(rows, judge) {
  return rows.some((record) => record.some((text) => text
    && (judge.refused("", text) || (text.length < 40 && judge.refusedHeader(text)))));
}

/**
 * A copy of a table as CSV without what stays here: its columns that go, on the rows where they
 * stood; a cell with something personal is left empty. `meant`: place of a column that the contract
 * does not know -> the name that somebody gave it.
 * @param {Table} table
 * @param {Map<number, string>} [meant]
 */
export function copy(table, meant = new Map()) {
  const going = table.columns.filter(({place, why}) => !why || meant.get(place));
  const empty = new Map(going.map(({place, rows}) => [place, new Set(rows)]));
  const rows = table.records.map((record, number) => {
    if (number < table.head) return going.map(() => "");
    if (number === table.head) return going.map(({place, header, name}) => meant.get(place) || name || header);
    return going.map(({place}) => (empty.get(place)?.has(number + 1) ? "" : record[place] || ""));
  });
  return written(rows);
}

/**
 * The columns of which a reader is told one by one, and of the others how many stay here, by why.
 * @param {Column[]} columns
 */
export function namedOf(columns) {
  /** @type {Map<string, number>} */
  const counts = new Map(), more = new Map();
  const named = columns.filter(({why, rows}) => {
    if (!why) return rows.length;
    const count = (counts.get(why) || 0) + 1;
    counts.set(why, count);
    if (count > MOST_NAMED) more.set(why, count - MOST_NAMED);
    return count <= MOST_NAMED;
  });
  return {named, more};
}

/**
 * What a column is called for a reader: its header, or its letter when it has none.
 * @param {Column} column
 */
export function called(column) {
  return column.header || letterOf(column.place);
}
