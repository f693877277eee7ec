/* The records of a CSV file, or of what was pasted, in the forms that spreadsheets write. */

const SEPARATORS = [";", ",", "\t", "|"];
const LOOKED_AT = 40;

/** What cannot be read; `word` names the sentence that says why. */
export class UnreadableError extends Error {
  /** @param {string} word */
  constructor(word) {
    super(word);
    this.word = word;
  }
}

/**
 * The text of a file: UTF-8, or what Windows wrote before.
 * @param {Uint8Array} bytes
 */
export function textOf(bytes) {
  if (bytes.subarray(0, 4000).includes(0)) throw new UnreadableError("geen-tabel");
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/**
 * The records of a text, empty ones too, so that the n-th is row n of the spreadsheet. `known`: how
 * many names of columns a record holds.
 * @param {string} text
 * @param {(record: string[]) => number} known
 */
export function records(text, known) {
  const {body, declared} = first(text.replace(/^\uFEFF/, ""));
  const marks = declared ? [declared, ...SEPARATORS] : SEPARATORS;
  const start = body.split(/\r\n|\n|\r/, LOOKED_AT).join("\n");
  const score = (/** @type {string} */ mark) => {
    const some = parsed(start, mark);
    return Math.max(0, ...some.map(known)) * 1000 + Math.max(0, ...some.map((r) => r.length));
  };
  const best = marks.reduce((one, other) => (score(other) > score(one) ? other : one));
  return parsed(body, best);
}

/**
 * Excel's own first line, `sep=;`, apart.
 * @param {string} text
 */
function first(text) {
  const match = /^"?sep=(.)"?(\r\n|\n|\r)/i.exec(text);
  return match ? {body: text.slice(match[0].length), declared: match[1]} : {body: text, declared: ""};
}

/**
 * @param {string} text
 * @param {string} mark
 */
export function parsed(text, mark) {
  /** @type {string[][]} */
  const found = [];
  /** @type {string[]} */
  let record = [];
  let at = 0;
  const end = text.length;
  while (at < end) {
    const field = text[at] === '"' ? quoted(text, at) : plain(text, at, mark);
    record.push(field.text);
    at = field.end;
    if (text[at] === mark) {
      at += 1;
      if (at < end) continue;
      record.push("");
    }
    if (text[at] === "\r" && text[at + 1] === "\n") at += 1;
    at += 1;
    found.push(record);
    record = [];
  }
  return found;
}

/**
 * @param {string} text
 * @param {number} from
 * @param {string} mark
 */
function plain(text, from, mark) {
  let end = from;
  while (end < text.length && text[end] !== mark && text[end] !== "\n" && text[end] !== "\r") end += 1;
  return {text: text.slice(from, end), end};
}

/**
 * A field between quotes; two quotes in it are one.
 * @param {string} text
 * @param {number} from
 */
function quoted(text, from) {
  let end = from, start = from + 1, field = "";
  for (;;) {
    end = text.indexOf('"', Math.max(end + 1, start));
    if (end < 0) throw new UnreadableError("aanhaling");
    field += text.slice(start, end);
    if (text[end + 1] !== '"') break;
    field += '"';
    start = end + 2;
    end += 1;
  }
  return {text: field, end: end + 1};
}

/**
 * A text that a spreadsheet shows and never runs, with an apostrophe before it when it would; the
 * server takes that off again.
 * @param {string} text
 */
export function inert(text) {
  return /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+([.,]\d+)*$/.test(text) ? `'${text}` : text;
}

/**
 * Records as a CSV file that every spreadsheet opens.
 * @param {string[][]} rows
 */
export function written(rows) {
  const field = (/** @type {string} */ text) =>
    (/[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return "\uFEFF" + rows.map((row) => row.map(field).join(";")).join("\r\n") + "\r\n";
}
