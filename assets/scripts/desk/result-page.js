/* The list of what was found, as a grid: all of it, to sort, search and copy. Without it the same
   list stands on the page in parts. */
import {byId} from "../shared/elements.js";
import {fill} from "../shared/words.js";
import {common, pasteable} from "./grid.js";

/** @typedef {{level: string, what: string, why: string}} Rule */
/** @typedef {{rules: Rule[], words: string[], rows: [number, string, string, number, string, string, number][]}} Listing */
/** @typedef {{level: string, kind: string, row: number | null, column: string, value: string, what: string, why: string, mend: string}} Found */

const place = document.getElementById("rooster");
/** @type {{words: Record<string, string>, list?: Listing}} */
const {words, list: given} = JSON.parse(document.getElementById("bekend")?.textContent || '{"words": {}}');
const SHORT = 5;
/** @type {(keyof Found)[]} */
const SHOWN = ["level", "kind", "row", "column", "value", "what", "why", "mend"];

/**
 * The rows of the list as records.
 * @param {Listing} list
 * @returns {Found[]}
 */
function records(list) {
  return list.rows.map(([rule, kind, , row, column, value, mend]) => ({
    level: words[`level_${list.rules[rule].level}`], kind, row: row || null, column, value,
    what: list.rules[rule].what, why: list.rules[rule].why, mend: list.words[mend],
  }));
}

/**
 * The list of the server.
 * @param {string} address
 * @returns {Promise<Listing>}
 */
async function fetched(address) {
  const answer = await fetch(address, {headers: {Accept: "application/json"}});
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/**
 * Fetch the workbook now, so that nothing of it stays at the server: what is saved later comes from
 * this page.
 * @param {HTMLAnchorElement} link
 */
async function hold(link) {
  const state = byId("bewaring");
  try {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(String(answer.status));
    const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") || "");
    link.href = URL.createObjectURL(await answer.blob());
    link.download = name ? name[1] : "";
    state.textContent = link.dataset.gehaald || "";
  } catch {
    link.hidden = true;
    state.textContent = link.dataset.mislukt || "";
  }
}

/** @param {HTMLElement} part */
async function draw(part) {
  const state = byId("roosterstand");
  const rows = records(given || await fetched(part.dataset.lijst || ""));
  const widths = {level: 130, kind: 140, row: 90, column: 150, value: 130};
  part.hidden = false;
  byId("gewoon").hidden = true;
  const short = rows.length <= SHORT; // a few rows are as high as they are
  byId("roostervak").classList.toggle("kort", short);
  const grid = window.agGrid.createGrid(byId("roostervak"), {
    ...common(words),
    rowData: rows,
    domLayout: short ? "autoHeight" : "normal",
    columnDefs: SHOWN.map((field) => ({
      field, headerName: words[field], filter: field === "row" ? "agNumberColumnFilter" : "agTextColumnFilter",
      ...(field in widths ? {width: widths[/** @type {keyof typeof widths} */ (field)]} : {flex: 1, minWidth: 190}),
      autoHeight: true, filterParams: {filterPlaceholder: words.filter},
      valueFormatter: field === "row"
        ? (/** @type {{value: number | null}} */ {value}) => (value ? String(value) : words.whole) : undefined,
    })),
    onFilterChanged: () => { state.textContent = count(); },
  });
  const count = () => fill(words.shown, {aantal: grid.getDisplayedRowCount(), alle: rows.length});
  byId("kopieer").addEventListener("click", async () => {
    /** @type {string[][]} */
    const lines = [SHOWN.map((field) => words[field])];
    grid.forEachNodeAfterFilterAndSort(({data}) => {
      lines.push(SHOWN.map((field) => String(data[field] ?? "")));
    });
    state.textContent = await navigator.clipboard.writeText(pasteable(lines))
      .then(() => fill(words.copied, {aantal: lines.length - 1}), () => words.copy_failed);
  });
}

const book = document.getElementById("boek");
if (book instanceof HTMLAnchorElement && "meteen" in book.dataset) void hold(book);
if (place) draw(place).catch(() => { place.hidden = true; byId("gewoon").hidden = false; });
