/* The sheets of an Excel workbook (XLSX), as the text that somebody who types them would write. */
import {UnreadableError} from "./separated.js";

/** Cells of the smallest rectangle around all content; more is a stray cell far from the table. */
export const MOST_AREA = 4_000_000;
const MOST_SHEETS = 100;
const DAY = 86_400_000;
const ROW = /<(?:\w+:)?row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)/g;
const CELL = /<(?:\w+:)?c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g;
const VALUE = /<(?:\w+:)?v\b[^>]*>([\s\S]*?)<\/(?:\w+:)?v>/;
const TEXTS = /<(?:\w+:)?t\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?t>)/g;
const PHONETIC = /<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g;
/** Formats that Excel has of itself for a day or a moment. */
const DAYS = [[14, 22], [27, 36], [45, 47], [50, 58]];

/** @typedef {{names: string[], read: (name: string) => Promise<string | null>}} Zip */
/** @typedef {{name: string, records: string[][]}} Sheet */

/**
 * All sheets with content, hidden ones too, and whether there is more than cells: notes, pictures.
 * @param {Zip} zip
 */
export async function sheets(zip) {
  const book = await zip.read("xl/workbook.xml");
  if (book === null) throw new UnreadableError("geen-werkmap");
  const targets = new Map(elements(await zip.read("xl/_rels/workbook.xml.rels") || "", "Relationship")
    .map((of) => [of.Id, of.Target || ""]));
  const listed = elements(book, "sheet");
  if (listed.length > MOST_SHEETS) throw new UnreadableError("te-groot");
  const shared = strings(await zip.read("xl/sharedStrings.xml") || "");
  const days = dayStyles(await zip.read("xl/styles.xml") || "");
  const later = /date1904="(?:1|true)"/.test(book);
  /** @type {Sheet[]} */
  const found = [];
  for (const of of listed) {
    const relation = Object.entries(of).find(([name]) => name.endsWith(":id"));
    const target = targets.get(relation ? relation[1] : "") || "";
    const part = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
    const text = part.includes("chartsheets/") ? null : await zip.read(part);
    const records = text === null ? [] : cells(text, shared, days, later);
    if (records.length) found.push({name: of.name || "", records});
  }
  const more = zip.names.some((name) => /comment|threadedComment|persons\/|media\/|embeddings\//i.test(name));
  return {sheets: found, more};
}

/**
 * The attributes of each element of a name.
 * @param {string} xml
 * @param {string} name
 */
function elements(xml, name) {
  const open = new RegExp(`<(?:\\w+:)?${name}\\b([^>]*)>`, "g");
  return [...xml.matchAll(open)].map(([, text]) => attributes(text));
}

/** @param {string} text */
export function attributes(text) {
  const pairs = [...text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  return /** @type {Record<string, string>} */ (
    Object.fromEntries(pairs.map(([, name, one, other]) => [name, unescaped(one ?? other ?? "")])));
}

/** @param {string} text */
export function unescaped(text) {
  if (!text.includes("&")) return text;
  /** @type {Record<string, string>} */
  const names = {lt: "<", gt: ">", quot: '"', apos: "'", amp: "&"};
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, number, name) => {
    const code = hex ? parseInt(hex, 16) : Number(number);
    if (name) return names[name] ?? whole;
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** @param {string} xml */
function strings(xml) {
  const items = xml.matchAll(/<(?:\w+:)?si\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g);
  return [...items].map(([, inner]) => together(inner || ""));
}

/** @param {string} inner */
function together(inner) {
  return [...inner.replace(PHONETIC, "").matchAll(TEXTS)].map(([, text]) => unescaped(text || ""))
    .join("");
}

/**
 * Which styles of cells show a number as a day.
 * @param {string} xml
 */
function dayStyles(xml) {
  const own = new Map(elements(xml, "numFmt").map((of) => [of.numFmtId, of.formatCode || ""]));
  const all = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(xml);
  return elements(all ? all[0] : "", "xf").map(({numFmtId = "0"}) => {
    const code = own.get(numFmtId);
    if (code === undefined) return DAYS.some(([low, high]) => +numFmtId >= low && +numFmtId <= high);
    return /[dmyjh]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]|general|standaard/gi, ""));
  });
}

/**
 * The records of a sheet, empty ones too.
 * @param {string} xml
 * @param {string[]} shared
 * @param {boolean[]} days
 * @param {boolean} later - whether days are counted from 1904
 */
function cells(xml, shared, days, later) {
  /** @type {string[][]} */
  const records = [];
  let number = 0, widest = 0;
  for (const [, head, inner = ""] of xml.matchAll(ROW)) {
    number = Number(/\br="(\d+)"/.exec(head)?.[1] || number + 1);
    /** @type {string[]} */
    const record = [];
    let place = -1;
    for (const [, of, content = ""] of inner.matchAll(CELL)) {
      const name = /\br="([A-Z]{1,3})\d*"/.exec(of)?.[1];
      place = name ? placeOf(name) : place + 1;
      const text = textOf(attributes(of), content, shared, days, later);
      if (text !== "") {
        while (record.length < place) record.push("");
        record[place] = text;
      }
    }
    if (!record.length) continue;
    widest = Math.max(widest, record.length);
    if (number * widest > MOST_AREA) throw new UnreadableError("verre-cel");
    while (records.length < number - 1) records.push([]);
    records[number - 1] = record;
  }
  return records;
}

/** @param {string} name */
function placeOf(name) {
  return [...name].reduce((place, sign) => place * 26 + sign.charCodeAt(0) - 64, 0) - 1;
}

/**
 * @param {Record<string, string>} of
 * @param {string} content
 * @param {string[]} shared
 * @param {boolean[]} days
 * @param {boolean} later
 */
function textOf(of, content, shared, days, later) {
  if (of.t === "inlineStr") return together(content);
  const value = unescaped(VALUE.exec(content)?.[1] ?? "");
  if (of.t === "s") return shared[Number(value)] ?? "";
  if (of.t === "b") return value === "1" ? "ja" : "nee";
  if (value === "" && /<(?:\w+:)?f\b/.test(content)) return "=…";
  const number = (of.t || "n") === "n" && value !== "" && !Number.isNaN(Number(value));
  if (!number) return value.replace(/T00:00:00(\.0+)?Z?$/, "");
  return days[Number(of.s || 0)] ? day(Number(value), later) : plain(Number(value));
}

/**
 * A number as Belgians write it.
 * @param {number} value
 */
export function plain(value) {
  return Number.isInteger(value) ? BigInt(value).toString() : String(value).replace(".", ",");
}

/**
 * @param {number} value
 * @param {boolean} later
 */
function day(value, later) {
  const days = later ? value + 1462 : value < 60 ? value + 1 : value;
  const moment = new Date(Math.round((days - 25_569) * DAY));
  if (Number.isNaN(moment.getTime())) return plain(value);
  const [date, time] = moment.toISOString().slice(0, 19).split("T");
  return time === "00:00:00" ? date : `${date} ${time}`;
}
