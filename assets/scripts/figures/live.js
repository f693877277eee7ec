/* Brings a still figure to life with Plotly when the reader points at it, moves the focus to its
   card, or the browser has nothing else to do. The still stays below, and is what prints. */
import {OTHER, ofVersion, offer} from "../shared/version.js";
import {all, near} from "../shared/elements.js";
import {ROOMY, ROUND, SPARE} from "../shared/limits.js";
import {go} from "./address.js";
import {hold, touch, walkable} from "./pointing.js";
import {pointAt} from "./together.js";

const PLOTLY = document.documentElement.dataset.plotly || "";
/** What the reader may do: point at it and click it, nothing that hides data. */
const CONFIG = {displayModeBar: false, responsive: true, scrollZoom: false, doubleClick: false,
                showTips: false, showAxisDragHandles: false};
/** Pixels that a hand may move between press and release of a click. */
const STILL = 6;
/** Milliseconds without a change before figures are made live unasked. */
const QUIET = 600;
/** Milliseconds after which a figure no longer waits for a browser that always has something to do. */
const LATEST = 2000;
/** Milliseconds to the next figure, where a browser does not say when it has nothing else to do. */
const PAUSE = 200;
const COLOUR = /^#[0-9a-f]{6}$/;
/** Pixels from which tiles have room for their names, and from nearby. */
const NAMED = 520;
const NAMED_NEAR = 360;
/** A change of form that nobody sees. */
const SAME = 0.02;
/** Milliseconds after the last change of a window. */
const SETTLED = 200;
const UNBORN = "[data-levend]:not(.leeft)";

/** @type {Promise<void> | null} */
let coming = null;
function plotly() {
  coming = coming || new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = PLOTLY;
    script.onload = () => done();
    script.onerror = (error) => { coming = null; fail(error); };
    document.head.append(script);
  });
  return coming;
}

/**
 * A figure keeps its graph when its still is replaced: changing one is faster than making one.
 * @type {Map<string, HTMLElement>}
 */
const graphs = new Map();
/** @type {WeakMap<Element, Promise<void>>} - boxes that live, or are about to */
const lives = new WeakMap();
/** @type {WeakSet<Element>} - boxes in which it failed */
const failed = new WeakSet();

/** @param {HTMLElement} box */
function enliven(box) {
  const already = lives.get(box);
  if (already) return already;
  // When it fails the still stands, and says as much; it is tried again when it is wanted.
  const life = grow(box).catch(() => { lives.delete(box); failed.add(box); });
  lives.set(box, life);
  return life;
}

/**
 * The figures of a page come together; those of the last view are kept.
 * @type {{address: string, figures: Promise<Record<string, PlotlyFigure>>} | null}
 */
let latest = null;

/** @param {string} address */
function figuresAt(address) {
  if (latest?.address === address) return latest.figures;
  const figures = fetch(address, ofVersion()).then((answer) => {
    if (answer.status === OTHER) offer();
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  });
  const own = {address, figures};
  figures.catch(() => { if (latest === own) latest = null; });
  latest = own;
  return figures;
}

/** @param {HTMLElement} box */
async function grow(box) {
  const [figures] = await Promise.all([figuresAt(box.dataset.levend || ""), plotly()]);
  if (!box.isConnected || !figures[box.id]) return;
  const figure = coloured(figures[box.id]);
  const graph = graphOf(box.id);
  box.append(graph);
  if (box.clientWidth >= ROOMY) addSpareWords(figure);
  const least = box.closest(".dichtbij") ? NAMED_NEAR : NAMED;
  if (box.clientWidth < least && box.closest(".tegelkaart")) leaveNumbers(figure);
  keepRound(figure, box);
  const drawn = await window.Plotly.react(graph, figure.data, figure.layout, CONFIG);
  if (!graph.dataset.luistert) {
    graph.dataset.luistert = "ja";
    drawn.on("plotly_click", (click) => follow(graph, click));
    drawn.on("plotly_hover", (at) => pointAt(graph, codeOf(at)));
    drawn.on("plotly_unhover", () => {
      pointAt(graph, "");
      hold();
    });
  }
  if (graph.parentNode !== box) return;
  box.classList.add("leeft");
  walkable(drawn);
}

/**
 * A figure in the colours of a dark page, when the page is dark (arbeidszorg/dark.py).
 * @param {PlotlyFigure} figure
 * @returns {PlotlyFigure}
 */
function coloured(figure) {
  const page = window.getComputedStyle(document.documentElement);
  /** @type {Map<string, string>} */
  const known = new Map();
  /** @param {string} colour */
  const taken = (colour) => {
    if (!known.has(colour)) known.set(colour, page.getPropertyValue(`--k${colour.slice(1)}`).trim());
    return known.get(colour) || colour;
  };
  /** @param {any} part @returns {any} */
  const again = (part) => {
    if (typeof part === "string") return COLOUR.test(part) ? taken(part) : part;
    if (Array.isArray(part)) return typeof part[0] === "number" ? part : part.map(again);
    if (part === null || typeof part !== "object") return part;
    return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, again(value)]));
  };
  return again(figure);
}

/** @param {string} id */
function graphOf(id) {
  const graph = graphs.get(id) || document.createElement("div");
  graph.className = graph.className || "levend";
  graphs.set(id, graph);
  return graph;
}

/**
 * Words that a narrow figure leaves out (arbeidszorg/figures/picture.py).
 * @param {PlotlyFigure} figure
 */
function addSpareWords(figure) {
  figure.data.forEach((trace) => { if (trace.legendgroup === SPARE) trace.visible = true; });
  const axes = (figure.layout.meta || {})[SPARE] || {};
  Object.keys(axes).forEach((axis) => { figure.layout[axis].ticktext = axes[axis]; });
}

/**
 * Small tiles have room for their number alone, which is their last line (assets/atlas.css).
 * @param {PlotlyFigure} figure
 */
function leaveNumbers(figure) {
  figure.data.filter((trace) => String(trace.mode).includes("text")).forEach((trace) => {
    trace.text = /** @type {string[]} */ (trace.text).map((text) => {
      const last = text.split("<br>").pop() || "";
      return last.startsWith("<b>") ? last : text; // the name of a neighbour has no number
    });
  });
}

/**
 * Tiles may be wider than true (assets/atlas.css); circles on them stay as high, and round.
 * @param {PlotlyFigure} figure
 * @param {HTMLElement} box
 */
function keepRound(figure, box) {
  const form = Number(box.closest("[data-vorm]")?.getAttribute("data-vorm"));
  const times = form / (box.clientWidth / box.clientHeight);
  if (!(Math.abs(times - 1) > SAME)) return;
  figure.data.filter((trace) => trace.legendgroup === ROUND).forEach((trace) => {
    const xs = /** @type {number[]} */ (trace.x);
    const middle = (Math.min(...xs) + Math.max(...xs)) / 2;
    trace.x = xs.map((x) => middle + (x - middle) * times);
  });
}

// A press that moved is no click, though Plotly says that it is.
/** @type {PointerEvent | null} */
let pressed = null;
let moved = false;
/**
 * The touch that a mark was told of last, and where it leads to: a mark says what it is first.
 * @type {{press: PointerEvent | null, to: string}}
 */
let touched = {press: null, to: ""};
document.addEventListener("pointerdown", (event) => { pressed = event; moved = false; }, true);
document.addEventListener("pointerup", (event) => {
  moved = pressed !== null &&
    Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY) > STILL;
}, true);

/**
 * An area was clicked: its figure says which address that leads to.
 * @param {HTMLElement} graph
 * @param {PlotlyClick} click
 */
function follow(graph, click) {
  if (moved) return;
  const point = click.points[0];
  const to = point.data.meta || point.customdata;
  if (pressed?.pointerType !== "touch") {
    if (to) go(to);
  } else if (touched.press !== pressed) { // Plotly tells of one touch twice
    if (to && touched.to === to) go(to);
    touched = {press: pressed, to: to || ""};
    touch(graph, point);
  }
}

/**
 * The code of the area that is pointed at: arbeidszorg/figures/live wrote it in the name of its trace.
 * @param {PlotlyClick} at
 */
const codeOf = (at) => at.points[0].data.uid?.split("-")[1] || "";

// --- when ------------------------------------------------------------------------------------------

/** @param {() => void} then */
function idle(then) {
  if (window.requestIdleCallback) window.requestIdleCallback(then, {timeout: LATEST});
  else window.setTimeout(then, PAUSE);
}
let timer = 0;

function whenIdle() {
  if (navigator.connection && navigator.connection.saveData) return;
  window.clearTimeout(timer);
  timer = window.setTimeout(next, QUIET);
}

// One figure at a time, in the order of the page.
function next() {
  idle(async () => {
    const box = all(document, UNBORN).find((each) => // what a telephone does not show, it does not draw
      !lives.has(each) && !failed.has(each) && each.offsetParent !== null);
    if (!box) return;
    await enliven(box);
    next();
  });
}

/** @param {Event} event */
function want(event) {
  const box = near(event, ".figuurkaart")?.querySelector(UNBORN);
  if (box instanceof HTMLElement && !document.getElementById("voor")) enliven(box);
}

document.addEventListener("pointerover", want);
document.addEventListener("focusin", want);
/** @param {string} which - boxes that are drawn again */
const again = (which) => all(document, which).forEach((box) => {
  lives.delete(box);
  enliven(box);
});
document.addEventListener("atlas:kleuren", () => again(".leeft"));
let resizing = 0;
window.addEventListener("resize", () => {
  window.clearTimeout(resizing);
  resizing = window.setTimeout(() => again("[data-vorm] > .leeft"), SETTLED);
});
document.addEventListener("atlas:staat", whenIdle);
document.addEventListener("atlas:anders", whenIdle);
