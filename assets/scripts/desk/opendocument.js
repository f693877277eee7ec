/* The sheets of an OpenDocument spreadsheet (ODS). */
import {UnreadableError} from "./separated.js";
import {MOST_AREA, attributes, plain, unescaped} from "./workbook.js";

const TABLE = /<table:table\b([^>]*)>([\s\S]*?)<\/table:table>/g;
const ROW = /<table:table-row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/table:table-row>)/g;
const CELL = /<table:(?:covered-)?table-cell\b([^>]*?)(?:\/>|>([\s\S]*?)<\/table:(?:covered-)?table-cell>)/g;
const NOTE = /<office:annotation\b[\s\S]*?<\/office:annotation>/g;
const LINE = /<text:[ph]\b[^>]*?(?:\/>|>([\s\S]*?)<\/text:[ph]>)/g;

/**
 * All sheets with content, and whether there is more than cells: notes, pictures.
 * @param {import("./workbook.js").Zip} zip
 */
export async function sheets(zip) {
  const xml = await zip.read("content.xml");
  if (xml === null) throw new UnreadableError("geen-werkmap");
  const bare = xml.replace(NOTE, "");
  const found = [...bare.matchAll(TABLE)]
    .map(([, head, body]) => ({name: attributes(head)["table:name"] || "", records: rows(body)}))
    .filter(({records}) => records.length);
  const more = bare.length < xml.length || zip.names.some((name) => /^(Pictures|Object)/.test(name));
  return {sheets: found, more};
}

/** @param {string} body */
function rows(body) {
  /** @type {string[][]} */
  const records = [];
  let empty = 0, widest = 0;
  for (const [, head, inner = ""] of body.matchAll(ROW)) {
    const times = Number(attributes(head)["table:number-rows-repeated"] || 1);
    const record = fields(inner);
    if (!record.length) {
      empty += times;
      continue;
    }
    widest = Math.max(widest, record.length);
    if ((records.length + empty + times) * widest > MOST_AREA) throw new UnreadableError("verre-cel");
    for (; empty > 0; empty -= 1) records.push([]);
    for (let time = 0; time < times; time += 1) records.push(record);
  }
  return records;
}

/** @param {string} inner */
function fields(inner) {
  /** @type {string[]} */
  const record = [];
  let empty = 0;
  for (const [, head, content = ""] of inner.matchAll(CELL)) {
    const of = attributes(head);
    const times = Number(of["table:number-columns-repeated"] || 1);
    const text = textOf(of, content);
    if (text === "") {
      empty += times;
      continue;
    }
    if (record.length + empty + times > 16_384) throw new UnreadableError("verre-cel");
    for (; empty > 0; empty -= 1) record.push("");
    for (let time = 0; time < times; time += 1) record.push(text);
  }
  return record;
}

/**
 * @param {Record<string, string>} of
 * @param {string} content
 */
function textOf(of, content) {
  const kind = of["office:value-type"];
  if (kind === "date") return (of["office:date-value"] || "").replace(/T00:00:00(\.0+)?$/, "").replace("T", " ");
  if (kind === "float" || kind === "currency" || kind === "percentage") {
    return plain(Number(of["office:value"]));
  }
  if (kind === "boolean") return of["office:boolean-value"] === "true" ? "ja" : "nee";
  return [...content.matchAll(LINE)].map(([, text = ""]) => unescaped(
    text.replace(/<text:s\b[^>]*\/>/g, " ").replace(/<[^>]*>/g, ""))).join("\n");
}
