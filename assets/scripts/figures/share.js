/* The buttons of a card: collect, present, frame, cite, copy. What a button does stands in its data;
   when it has done it, it says so. */
import {at, own as path} from "../shared/place.js";
import {first, near} from "../shared/elements.js";
import {copy} from "../shared/leaving.js";
import {fill, today} from "../shared/words.js";
import {refusal} from "../stores/browser.js";
import * as decks from "../stores/decks.js";
import * as report from "../stores/report.js";
import {asCell} from "./cells.js";

/** Milliseconds for which a button says that it has done it. */
const SAID = 2500;

document.addEventListener("click", (event) => {
  const button = near(event, "button", HTMLButtonElement);
  if (!button) return;
  const data = button.dataset;
  if (data.verzamel) collect(button, data.verzamel);
  else if (data.presenteer) present(button, data.presenteer);
  else if (data.insluiten) give(button, frame(whole(data.insluiten), data.titel || ""));
  else if (data.citaat) give(button, cited(data.citaat, whole(data.kopieer || "")));
  else if (data.tabel) giveTable(button);
  else if (data.kopieer) give(button, whole(data.kopieer));
});

/** @param {string} address */
const whole = (address) => new URL(address, window.location.origin).href;

/**
 * @param {string} text
 * @param {string} address
 */
const cited = (text, address) => fill(text, {vandaag: today(), adres: address});

/**
 * A frame for the website of a town, and the script that makes it as high as what it holds.
 * @param {string} address
 * @param {string} title
 */
function frame(address, title) {
  const quoted = (/** @type {string} */ text) =>
    text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  return `<iframe src="${quoted(address)}" title="${quoted(title)}" class="arbeidszorgatlas" ` +
    'width="100%" height="640" style="border:0" loading="lazy"></iframe>\n' +
    `<script src="${quoted(whole(at("/embed.js")))}" async></script>`;
}

/**
 * Said aloud, and written on the button for a while.
 * @param {HTMLButtonElement} button
 * @param {string | undefined} text
 */
function say(button, text = "") {
  const own = button.dataset.tekst || button.textContent || "";
  button.dataset.tekst = own;
  button.textContent = text;
  const room = document.getElementById("gezegd");
  if (room) room.textContent = text;
  window.setTimeout(() => { button.textContent = own; }, SAID);
}

/**
 * @param {HTMLButtonElement} button
 * @param {string} text
 * @param {string} [html]
 */
async function give(button, text, html) {
  await copy(text, html);
  say(button, button.dataset.klaar);
}

/**
 * The table of a card, for a spreadsheet and for a letter.
 * @param {HTMLButtonElement} button
 */
function giveTable(button) {
  const card = button.closest(".figuurkaart");
  if (!card) return;
  const rows = [...first(card, ".tabelvak table", HTMLTableElement).rows];
  const lines = rows.map((row) => [...row.cells].map((cell) => asCell(cell.textContent || "")));
  const table = document.createElement("table");
  rows.forEach((row, number) => {
    const copied = table.insertRow();
    [...row.cells].forEach((cell, place) => {
      const bare = document.createElement(/** @type {"td"} */ (cell.tagName));
      bare.textContent = lines[number][place];
      if (cell.colSpan > 1) bare.colSpan = cell.colSpan;
      copied.append(bare);
    });
  });
  const text = lines.map((line) => line.join("\t")).join("\r\n");
  give(button, text, table.outerHTML);
}

/**
 * A figure becomes a slide of the presentation that the reader last worked on.
 * @param {HTMLButtonElement} button
 * @param {string} figure
 */
function present(button, figure) {
  const link = new URL(figure, window.location.origin);
  const address = path(link.pathname) + link.search + link.hash;
  if (decks.isLastFull()) { say(button, button.dataset.meest); return; }
  const kept = decks.addFigure(address, document.title.split(" · ")[0]);
  say(button, kept ? button.dataset.klaar : button.dataset[refusal()]);
}

/**
 * @param {HTMLButtonElement} button
 * @param {string} figure
 */
function collect(button, figure) {
  const link = new URL(figure, window.location.origin);
  if (report.isFull()) { say(button, button.dataset.meest); return; }
  const kept = report.add({
    soort: "figuur", adres: path(link.pathname) + link.search, sleutel: link.hash.slice(1),
    titel: button.dataset.titel, tekst: "",
  });
  say(button, kept ? button.dataset.klaar : button.dataset[refusal()]);
}
