/* The text of a cell, for a spreadsheet. */

/**
 * On one line; what a spreadsheet would take for a formula gets a mark before it.
 * @param {string} text
 */
export const asCell = (text) => text.trim().replace(/\s+/g, " ").replace(/^[=+@-]/, "'$&");
