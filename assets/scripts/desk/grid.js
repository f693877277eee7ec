/* AG Grid as the desk uses it: without styles that are put in by script, in Dutch, by keyboard. */

import {inert} from "./separated.js";

/** @typedef {Record<string, string>} Words */

/**
 * What all grids have alike.
 * @param {Words} words
 */
export function common(words) {
  return {
    theme: "legacy",
    localeText: {
      noRowsToShow: words.no_rows, loadingOoo: words.loading, filterOoo: words.filter,
      contains: words.contains, notContains: words.not_contains, equals: words.equals,
      notEqual: words.not_equal, startsWith: words.starts, endsWith: words.ends,
      blank: words.blank, notBlank: words.not_blank, lessThan: words.less,
      greaterThan: words.greater, inRange: words.between, andCondition: words.and,
      orCondition: words.or, inRangeStart: words.from, inRangeEnd: words.to,
      ariaFilterInput: words.filter, ariaFilterColumnsInput: words.filter,
      ariaLabelColumnFilter: words.filter, ariaFilterFromValue: words.from,
    },
    defaultColDef: {
      sortable: true, resizable: true, cellDataType: false, filter: "agTextColumnFilter", floatingFilter: true,
      suppressHeaderMenuButton: true, suppressHeaderFilterButton: true,
      suppressFloatingFilterButton: true, wrapText: true, minWidth: 90,
    },
    enableCellTextSelection: true,
    ensureDomOrder: true,
    animateRows: false,
    suppressColumnMoveAnimation: true,
    suppressMovableColumns: true,
    suppressDragLeaveHidesColumns: true,
    columnHoverHighlight: false,
  };
}

/**
 * A cell with the number of a row, that leads to that row as a form; with Enter too.
 * @param {string} address of any row, that ends with its number
 * @param {Words} words
 */
export function rowLink(address, words) {
  const at = (/** @type {number} */ row) => address.replace(/\d+$/, String(row));
  return {
    cellRenderer: (/** @type {{value: number | null}} */ {value}) => {
      if (!value) return words.whole;
      const link = document.createElement("a");
      link.href = at(value);
      link.textContent = String(value);
      link.title = words.open;
      return link;
    },
    onKey: (/** @type {any} */ {event, column, data}) => {
      const row = data && (data.rij ?? data.row);
      if (event?.key === "Enter" && row && ["rij", "row"].includes(column.getColId())) location.assign(at(row));
    },
  };
}

/**
 * The text of cells under each other, as a spreadsheet takes it and never runs it.
 * @param {string[][]} rows
 */
export function pasteable(rows) {
  const cell = (/** @type {string} */ text) => inert(text.replace(/[\t\r\n]+/g, " "));
  return rows.map((row) => row.map(cell).join("\t")).join("\n");
}
