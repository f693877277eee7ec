/* Mijn rapport: order what was collected, write between it, and take it along. All words stand in
   the page; this only fills them in. */
import {byId, first} from "../shared/elements.js";
import {take} from "../shared/leaving.js";
import {refusal} from "../stores/browser.js";
import {read, write} from "../stores/report.js";
import {drawingOf} from "./drawing.js";
import {editable, listenToFormats} from "./list.js";

/** @typedef {import("../stores/report.js").Part} Part */

const report = read();
const page = byId("rapport-bouw");
const status = byId("rapport-gezegd");
const words = page.dataset;

function keep() {
  if (!write(report)) status.textContent = words[refusal()] || "";
}

/** @param {Part} part */
const titleOf = (part) => part.titel || part.kop || "";

/**
 * A figure with its picture, and the way to where it stands.
 * @param {HTMLElement} item
 * @param {Part} part
 */
function dress(item, part) {
  const link = item.querySelector("a");
  if (!link) return;
  const {adres = "", sleutel = ""} = part;
  link.href = `${adres}#${sleutel}`;
  link.textContent = titleOf(part);
  const image = first(item, "img", HTMLImageElement);
  image.src = drawingOf(adres, sleutel);
  image.addEventListener("error", () => { image.hidden = true; });
}

const {draw, add} = editable({
  parts: report.delen,
  prefix: "rapport",
  list: byId("rapport-delen"),
  status,
  words,
  template: (part) => byId(part.soort === "figuur" ? "deel-figuur" : "deel-tekst",
                           HTMLTemplateElement),
  fieldId: (place, field) => `deel-${place}-${field}`,
  name: (part, place) => titleOf(part) || String(place + 1),
  read: (part, field) => part[/** @type {keyof Part} */ (field)] || "",
  write: (part, field, value) => { part[/** @type {keyof Part} */ (field)] = String(value); },
  dress,
  changed: keep,
  drawn: () => {},
});

/**
 * @param {string} id
 * @param {"titel" | "ondertitel"} name
 */
function follow(id, name) {
  const field = byId(id, HTMLInputElement);
  field.value = report[name];
  field.addEventListener("input", () => { report[name] = field.value; keep(); });
}

byId("rapport-tekst").addEventListener("click", () => add({soort: "tekst", kop: "", tekst: ""}));
listenToFormats((ending) =>
  take(page, status, `/rapport/eigen.${ending}`, report, `rapport.${ending}`));
follow("rapport-titel", "titel");
follow("rapport-ondertitel", "ondertitel");
draw();
page.hidden = false;
