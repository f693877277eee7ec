/* What leaves the page: a question to the server, a file for the reader to keep, a text for the
   clipboard. */
import {ofEdition} from "./edition.js";
import {at} from "./place.js";
import {said} from "./words.js";

/**
 * The answer to a question. Throws an Error in the words of the server, else in these; a TypeError
 * when the line breaks.
 * @param {string} address
 * @param {unknown} content
 * @param {string} otherwise
 */
export async function ask(address, content, otherwise) {
  const answer = await fetch(at(ofEdition(address)), {
    method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(content),
  });
  if (answer.ok) return answer;
  const fault = await answer.json().catch(() => ({}));
  throw new Error(fault.fout || otherwise);
}

/**
 * Asks for a file and hands it to the reader, one at a time; what goes wrong is said, and nothing
 * is lost. The words stand in the data of the page.
 * @param {HTMLElement} page
 * @param {HTMLElement} status
 * @param {string} address
 * @param {unknown} content
 * @param {string} name - of the file, when the server gives none
 */
export async function take(page, status, address, content, name) {
  const {bezig = "", klaar = "", mislukt = ""} = page.dataset;
  if (page.getAttribute("aria-busy") === "true") return;
  page.setAttribute("aria-busy", "true");
  status.textContent = bezig;
  try {
    const answer = await ask(address, content, mislukt);
    const named = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") || "");
    file(await answer.blob(), named ? named[1] : name);
    status.textContent = klaar;
  } catch (fault) {
    status.textContent = fault instanceof TypeError ? mislukt : said(fault, "");
  } finally {
    page.removeAttribute("aria-busy");
  }
}

/**
 * Hands a file to the reader.
 * @param {Blob} blob
 * @param {string} name
 */
export function file(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/**
 * Puts a text on the clipboard, and the same as HTML when there is any.
 * @param {string} text
 * @param {string} [html]
 */
export async function copy(text, html) {
  const blob = (/** @type {string} */ kind, /** @type {string} */ content) =>
    new Blob([content], {type: kind});
  try {
    if (!html) await navigator.clipboard.writeText(text);
    else await navigator.clipboard.write([new ClipboardItem(
      {"text/plain": blob("text/plain", text), "text/html": blob("text/html", html)})]);
  } catch (_) {
    byHand(text, html);
  }
}

/**
 * Where a page may not write the clipboard by itself, the reader's own copying does it.
 * @param {string} text
 * @param {string} [html]
 */
function byHand(text, html) {
  const focused = document.activeElement;
  const give = (/** @type {ClipboardEvent} */ event) => {
    event.clipboardData?.setData("text/plain", text);
    if (html) event.clipboardData?.setData("text/html", html);
    event.preventDefault();
  };
  document.addEventListener("copy", give, {once: true});
  document.execCommand("copy");
  document.removeEventListener("copy", give);
  if (focused instanceof HTMLElement) focused.focus();
}
