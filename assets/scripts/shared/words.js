/* Words that the page brings, filled in; and an address as people read it. */

/**
 * A text with values in the place of their names: `fill("dia {nummer}", {nummer: 3})`. A name
 * without a value stays as it is.
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** Today, as a date is written in a letter. */
export function today() {
  return new Intl.DateTimeFormat("nl-BE", {dateStyle: "long"}).format(new Date());
}

/**
 * The query part of an address, "" when it says nothing. Commas and "~" stay as they are.
 * @param {URLSearchParams} query
 */
export function written(query) {
  const text = query.toString().replace(/%2C/gi, ",").replace(/%7E/gi, "~");
  return text ? "?" + text : "";
}

/**
 * What went wrong, in words for a reader; `otherwise` when it has none.
 * @param {unknown} fault
 * @param {string} otherwise
 */
export function said(fault, otherwise) {
  return (fault instanceof Error && fault.message) || otherwise;
}
