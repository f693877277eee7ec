/* What a pointer reads of a figure, by keyboard: the arrows go from mark to mark, Enter follows the
   one that is shown, Escape lets go of it. */
import {near} from "../shared/elements.js";
import {go} from "./address.js";

/**
 * A mark that says something. ``curve`` and ``point``: its place in the data, ``point`` -1 for an
 * area; x and y: a point in it; ``text``: what it says; ``link``: where it leads to.
 * @typedef {{curve: number, point: number, plot: string, x: number, y: number, text: string,
 *            link: string}} Stop
 */

/** @type {WeakMap<HTMLElement, {graph: PlotlyGraph, stops: Stop[], at: number}>} */
const figures = new WeakMap();
/** What is said to who does not see it. */
const spoken = document.createElement("div");
spoken.className = "onzichtbaar";
spoken.setAttribute("role", "status");

/**
 * A figure that lives can be gone through, when its marks say something.
 * @param {PlotlyGraph} graph
 */
export function walkable(graph) {
  const box = graph.closest(".vak");
  if (!(box instanceof HTMLElement)) return;
  const stops = graph.data.flatMap(stopsOf);
  if (!stops.length) return;
  figures.set(box, {graph, stops, at: -1});
  box.tabIndex = 0;
  box.setAttribute("aria-keyshortcuts", "ArrowLeft ArrowRight ArrowUp ArrowDown");
}

/**
 * @param {any} trace
 * @param {number} curve
 * @returns {Stop[]}
 */
function stopsOf(trace, curve) {
  if (trace.hoverinfo !== "text" || trace.visible === false) return [];
  const plot = `${trace.xaxis || "x"}${trace.yaxis || "y"}`;
  if (trace.fill) {
    const [x, y] = inside(trace.x, trace.y);
    return [{curve, point: -1, plot, x, y, text: trace.text, link: trace.meta || ""}];
  }
  /** @type {string[]} */
  const texts = trace.hovertext || trace.text;
  return texts.map((text, point) => ({curve, point, plot, x: trace.x[point], y: trace.y[point], text,
                                      link: (trace.customdata || [])[point] || ""}))
    .filter((stop) => stop.text);
}

/**
 * A point in an area: the middle of its widest part at half its height.
 * @param {(number | null)[]} xs
 * @param {(number | null)[]} ys
 */
function inside(xs, ys) {
  const known = ys.filter((y) => y !== null);
  const middle = (Math.min(...known) + Math.max(...known)) / 2 + 1e-7;
  /** @type {number[]} */
  const crossings = [];
  for (let i = 1; i < xs.length; i += 1) {
    const [x, y, left, right] = [xs[i - 1], ys[i - 1], xs[i], ys[i]];
    if (x === null || y === null || left === null || right === null) continue;
    if ((y > middle) !== (right > middle)) crossings.push(x + (left - x) * (middle - y) / (right - y));
  }
  crossings.sort((a, b) => a - b);
  let [best, wide] = [crossings[0], 0];
  for (let i = 1; i < crossings.length; i += 2) {
    if (crossings[i] - crossings[i - 1] > wide) {
      [best, wide] = [(crossings[i] + crossings[i - 1]) / 2, crossings[i] - crossings[i - 1]];
    }
  }
  return [best, middle];
}

/**
 * Where a key leads to from a mark: along the marks, or to the same place in the next row of them.
 * @param {Stop[]} stops
 * @param {number} at
 * @param {string} key
 */
function next(stops, at, key) {
  if (key === "Home") return 0;
  if (key === "End") return stops.length - 1;
  const way = key === "ArrowRight" || key === "ArrowDown" ? 1 : -1;
  if (at < 0) return way > 0 ? 0 : stops.length - 1;
  const upright = key === "ArrowUp" || key === "ArrowDown";
  const beside = upright ? stops.findIndex((stop) =>
    stop.point >= 0 && stop.curve === stops[at].curve + way && stop.x === stops[at].x) : -1;
  if (beside >= 0) return beside;
  return Math.min(Math.max(at + way, 0), stops.length - 1);
}

/**
 * @param {PlotlyGraph} graph
 * @param {Stop} stop
 */
function show(graph, stop) {
  const {curve, point, plot, x, y, text} = stop;
  if (point < 0) window.Plotly.Fx.hover(graph, {xval: x, yval: y}, plot);
  else window.Plotly.Fx.hover(graph, [{curveNumber: curve, pointNumber: point}], plot);
  if (!spoken.isConnected) document.body.append(spoken);
  const words = new DOMParser().parseFromString(text.replace(/<br>/g, ". "), "text/html");
  spoken.textContent = words.body.textContent;
}

/**
 * Shows a mark that a finger is on.
 * @param {HTMLElement} graph
 * @param {{curveNumber: number, pointNumber?: number}} mark
 */
export function touch(graph, {curveNumber, pointNumber}) {
  const box = graph.closest(".vak");
  const figure = box instanceof HTMLElement && figures.get(box);
  if (!figure) return;
  figure.at = figure.stops.findIndex((stop) => stop.curve === curveNumber &&
    (stop.point < 0 || stop.point === pointNumber));
  if (figure.at < 0) return;
  show(figure.graph, figure.stops[figure.at]);
  held = figure;
}

/** The figure of which a finger is on a mark. @type {{graph: PlotlyGraph, stops: Stop[], at: number} | null} */
let held = null;
document.addEventListener("pointerdown", () => { held = null; }, true);

/** Plotly lets go of a mark when the finger is lifted; it stays until the next touch. */
export function hold() {
  const figure = held;
  if (figure) window.setTimeout(() => { if (held === figure) show(figure.graph, figure.stops[figure.at]); });
}

const KEYS = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"]);

document.addEventListener("keydown", (event) => {
  const box = near(event, ".vak");
  const figure = box && figures.get(box);
  if (!figure || event.target !== box || event.altKey || event.ctrlKey || event.metaKey) return;
  if (KEYS.has(event.key)) {
    event.preventDefault();
    figure.at = next(figure.stops, figure.at, event.key);
    show(figure.graph, figure.stops[figure.at]);
  } else if (event.key === "Escape" && figure.at >= 0) {
    letGo(figure);
  } else if (event.key === "Enter" && figure.stops[figure.at]?.link) {
    go(figure.stops[figure.at].link);
  }
});

/** @param {{graph: PlotlyGraph, at: number}} figure */
function letGo(figure) {
  figure.at = -1;
  window.Plotly.Fx.unhover(figure.graph);
}

document.addEventListener("focusout", (event) => {
  const figure = event.target instanceof HTMLElement && figures.get(event.target);
  if (figure && figure.at >= 0) letGo(figure);
});
