/* Mend here: the rows in which something is wrong, their marked cells to be changed, kept together and
   checked again. */
import {all, byId, first} from "../shared/elements.js";
import {fill} from "../shared/words.js";
import {common, rowLink} from "./grid.js";

/** @typedef {{bestand: string, rij: number, kolom: string, waarde: string}} Edit */
/** @typedef {{what: string, mend: string, level: string}} Mark */

const place = document.getElementById("herstel");
/** @type {{words: Record<string, string>, edition: number}} */
const {words, edition} = JSON.parse(document.getElementById("bekend")?.textContent || '{"words": {}}');
const WEIGHT = ["info", "uitleg", "herstel"];
const SHORT = 6;
/** @type {Map<string, {edit: Edit, before: string, node: any}>} */
const edits = new Map();

/**
 * What was found, by file, row and column.
 * @param {{rules: any[], words: string[], rows: any[][]}} list
 */
function marksOf(list) {
  /** @type {Map<string, Mark>} */
  const marks = new Map();
  for (const [rule, kind, , row, column, , mend] of list.rows) {
    const key = `${kind}/${row}/${column}`, {what, level} = list.rules[rule];
    const before = marks.get(key);
    if (!before || WEIGHT.indexOf(level) > WEIGHT.indexOf(before.level)) {
      marks.set(key, {what, level, mend: list.words[mend]});
    }
  }
  return marks;
}

function told() {
  const count = edits.size;
  byId("bewaar", HTMLButtonElement).disabled = !count;
  byId("ongedaan", HTMLButtonElement).disabled = !count;
  byId("herstelstand").textContent = count ? fill(count === 1 ? words.one_changed : words.changed, {aantal: count}) : "";
}

/**
 * @param {HTMLElement} box
 * @param {Map<string, Mark>} marks
 */
async function draw(box, marks) {
  const kind = box.dataset.bestand || "";
  const {kolommen, codes, rijen} = await (await fetch(box.dataset.rijen || "")).json();
  // What is of a whole row is marked at its number.
  const markAt = (/** @type {number} */ row, /** @type {string} */ field) => marks.get(`${kind}/${row}/${field === "rij" ? "" : field}`);
  const mark = (/** @type {any} */ {data, colDef}) => markAt(data.rij, colDef.field);
  const marked = {
    cellClassRules: Object.fromEntries(WEIGHT.map((level) =>
      [`cel-${level}`, (/** @type {any} */ params) => mark(params)?.level === level])),
    tooltipValueGetter: (/** @type {any} */ params) => {
      const found = mark(params);
      return found ? `${found.what}. ${found.mend}` : "";
    },
  };
  const shared = common(words), short = rijen.length <= SHORT; // a few rows are as high as they are
  box.classList.toggle("kort", short);
  const link = rowLink(box.dataset.rij || "", words);
  window.agGrid.createGrid(box, {
    ...shared,
    defaultColDef: {...shared.defaultColDef, autoHeight: true},
    domLayout: short ? "autoHeight" : "normal",
    enableCellTextSelection: false,
    rowData: rijen.map((/** @type {any[]} */ [rij, ...cells]) =>
      ({rij, ...Object.fromEntries(kolommen.map((/** @type {string} */ name, /** @type {number} */ at) => [name, cells[at]]))})),
    columnDefs: [
      {field: "rij", headerName: words.row, pinned: "left", width: 80, filter: "agNumberColumnFilter", cellRenderer: link.cellRenderer, ...marked},
      ...kolommen.map((/** @type {string} */ field) => ({
        field, headerName: field, editable: true, width: Math.max(110, 30 + field.length * 9),
        ...(codes[field] ? {cellEditor: "agSelectCellEditor", cellEditorParams: {values: ["", ...codes[field]]}} : {}),
        ...marked,
      })),
    ],
    tooltipShowDelay: 300,
    stopEditingWhenCellsLoseFocus: true,
    onCellKeyDown: link.onKey,
    onCellFocused: ({rowIndex, column, api}) => {
      const node = api.getDisplayedRowAtIndex(rowIndex), field = column?.getColId?.();
      const found = node && (markAt(node.data.rij, field) || markAt(node.data.rij, "rij"));
      if (found) byId("herstelstand").textContent = `${found.what}. ${found.mend}`;
    },
    onCellValueChanged: ({data, colDef, oldValue, newValue, node}) => {
      const key = `${kind}/${data.rij}/${colDef.field}`, before = edits.get(key)?.before ?? String(oldValue ?? "");
      if (String(newValue ?? "") === before) edits.delete(key);
      else edits.set(key, {edit: {bestand: kind, rij: data.rij, kolom: colDef.field, waarde: String(newValue ?? "")}, before, node});
      told();
    },
  });
}

/** @param {HTMLElement} part */
async function keep(part) {
  const state = byId("herstelstand"), mark = first(document, 'meta[name="csrf-token"]', HTMLMetaElement).content;
  const headers = {"Content-Type": "application/json", "X-CSRFToken": mark, Accept: "application/json"};
  const body = JSON.stringify({uitgave: edition, cellen: [...edits.values()].map(({edit}) => edit)});
  const answer = await fetch(part.dataset.cellen || "", {method: "POST", headers, body}).catch(() => null);
  const said = await answer?.json().catch(() => ({}));
  if (!answer?.ok) {
    state.textContent = said?.fout || words.failed;
    return;
  }
  edits.clear();
  state.textContent = words.kept;
  const again = await fetch(part.dataset.opnieuw || "", {method: "POST", headers, body: "{}"});
  const {adres} = await again.json().catch(() => ({}));
  if (adres) location.assign(adres);
  else location.reload();
}

/** @param {HTMLElement} part */
async function begin(part) {
  const list = await (await fetch(part.dataset.lijst || "")).json();
  part.hidden = false;
  const marks = marksOf(list);
  await Promise.all(all(part, ".herstelrooster", HTMLElement).map((box) => draw(box, marks)));
  byId("bewaar").addEventListener("click", () => { void keep(part); });
  byId("ongedaan").addEventListener("click", () => {
    for (const {edit, before, node} of [...edits.values()]) node.setDataValue(edit.kolom, before);
    edits.clear();
    told();
  });
  window.addEventListener("beforeunload", (event) => { if (edits.size) event.preventDefault(); });
}

if (place) void begin(place);
