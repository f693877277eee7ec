/* The list of what was found, as a grid: all of it, to sort, search and copy. Without it the same
   list stands on the page in parts. */
import {byId} from "../shared/elements.js";
import {fill} from "../shared/words.js";
import {common, pasteable} from "./grid.js";

/** @typedef {{level: string, what: string, why: string}} Rule */
/** @typedef {{level: string, kind: string, row: number | null, column: string, value: string, what: string, why: string, mend: string}} Found */

const place = document.getElementById("rooster");
/** @type {{words: Record<string, string>}} */
const {words} = JSON.parse(document.getElementById("bekend")?.textContent || '{"words": {}}');
/** @type {(keyof Found)[]} */
const SHOWN = ["level", "kind", "row", "column", "value", "what", "why", "mend"];

/**
 * The rows of the list as records.
 * @param {{rules: Rule[], words: string[], rows: [number, string, string, number, string, string, number][]}} list
 * @returns {Found[]}
 */
function records(list) {
  return list.rows.map(([rule, kind, , row, column, value, mend]) => ({
    level: words[`level_${list.rules[rule].level}`], kind, row: row || null, column, value,
    what: list.rules[rule].what, why: list.rules[rule].why, mend: list.words[mend],
  }));
}

/** @param {HTMLElement} part */
async function draw(part) {
  const state = byId("roosterstand");
  const answer = await fetch(part.dataset.lijst || "", {headers: {Accept: "application/json"}});
  if (!answer.ok) throw new Error(String(answer.status));
  const rows = records(await answer.json());
  const widths = {level: 130, kind: 140, row: 90, column: 150, value: 130};
  part.hidden = false;
  byId("gewoon").hidden = true;
  const grid = window.agGrid.createGrid(byId("roostervak"), {
    ...common(words),
    rowData: rows,
    columnDefs: SHOWN.map((field) => ({
      field, headerName: words[field], filter: field === "row" ? "agNumberColumnFilter" : "agTextColumnFilter",
      ...(field in widths ? {width: widths[/** @type {keyof typeof widths} */ (field)]} : {flex: 1, minWidth: 220}),
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

if (place) draw(place).catch(() => { place.hidden = true; byId("gewoon").hidden = false; });
