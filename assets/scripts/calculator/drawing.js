/* The tornado of the calculator: the drawing that the server made, moved to other numbers, with its
   table and its sentence. */
import {all, first} from "../shared/elements.js";
import {model, word} from "./model.js";
import {percent, plain, rounded, signed} from "./numbers.js";

/**
 * @typedef {import("./sums.js").Swing} Swing
 * A row of the drawing: two bars, a name and a number, and how far down each was drawn.
 * @typedef {{code: string, parts: Record<string, SVGElement>, downs: Record<string, string>}} Row
 */

/** The two ways to vary an assumption: the part of a row -> its side of a {@link Swing}.
 *  @type {["low" | "high", "lower" | "higher"][]} */
const WAYS = [["low", "lower"], ["high", "higher"]];

const rows = readRows();
/** Rows are equally high, so what is drawn moves to its new place. */
const places = rows.map((row) => row.downs);

/**
 * The drawing as the server made it: names first, then for each row two bars and a number.
 * @returns {Row[]}
 */
function readRows() {
  const drawing = document.querySelector("#studie-tornado-figuur > svg svg");
  if (!drawing) return [];
  const texts = all(drawing, ":scope > text", SVGElement);
  const bars = all(drawing, ":scope > rect", SVGElement);
  const count = model.invoer.length;
  return model.invoer.map((_code, place) => {
    const [low, high] = bars.slice(2 * place, 2 * place + 2);
    const parts = {name: texts[place], low, high, number: texts[count + place]};
    const downs = Object.entries(parts).map(([part, drawn]) => [part, drawn.getAttribute("y") || ""]);
    return {code: low.dataset.gebied || "", parts, downs: Object.fromEntries(downs)};
  });
}

/**
 * Shows other effects, the one that matters most first.
 * @param {Swing[]} effects
 */
export function draw(effects) {
  const most = Math.max(...effects.map((effect) => effect.size)) || 1;
  const swing = percent(model.zwaai * 100);
  const table = first(document, "#studie-tornado .tabelvak tbody", HTMLTableSectionElement);
  effects.forEach((effect, place) => {
    moveRow(effect, place, most, swing);
    const texts = [model.namen[effect.code], signed(effect.lower), signed(effect.higher)];
    texts.forEach((text, column) => { table.rows[place].cells[column].textContent = text; });
  });
  const [top] = effects;
  const sentence = rounded(top.size) === 0 ? word("tornado.sentence_none")
    : word("tornado.sentence", {name: model.namen[top.code], swing, size: plain(top.size)});
  ["studie-tornado-zin", "studie-tornado-uitleg"].forEach((id) => {
    const place = document.getElementById(id);
    if (place) place.textContent = sentence;
  });
}

/**
 * @param {Swing} effect
 * @param {number} place - of its row, from the top
 * @param {number} most - the largest effect, which fills its half
 * @param {string} swing - how much lower and higher, in words
 */
function moveRow(effect, place, most, swing) {
  const row = rows.find((each) => each.code === effect.code);
  if (!row) return;
  Object.entries(row.parts).forEach(([part, drawn]) => drawn.setAttribute("y", places[place][part]));
  WAYS.forEach(([part, way]) => {
    const value = effect[way];
    const bar = row.parts[part];
    bar.setAttribute("x", `${50 + 50 * Math.min(value, 0) / most}%`);
    bar.setAttribute("width", `${50 * Math.abs(value) / most}%`);
    first(bar, "title", SVGTitleElement).textContent = model.namen[effect.code] + "\n" +
      word(`tornado.said_${way}`, {swing, value: word("euro", {value: signed(value)})});
  });
  row.parts.number.textContent = `± ${plain(effect.size)}`;
}
