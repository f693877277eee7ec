/* Brings a still figure to life with Plotly when the reader points at it, moves the focus to its
   card, or the browser has nothing else to do. The still stays below, and is what prints. */
(function () {
  "use strict";

  const PLOTLY = document.documentElement.dataset.plotly;
  // What the reader may do: point at it and click it, nothing that hides data.
  const CONFIG = {displayModeBar: false, responsive: true, scrollZoom: false, doubleClick: false,
                  showTips: false, showAxisDragHandles: false};
  const ROOMY = 480; // pixels
  const STILL = 6; // pixels that a hand may move between press and release of a click
  const QUIET = 600; // milliseconds without a change before figures are made live unasked

  let coming = null;
  function plotly() {
    coming = coming || new Promise(function (done, fail) {
      const script = document.createElement("script");
      script.src = PLOTLY;
      script.onload = done;
      script.onerror = function (error) { coming = null; fail(error); };
      document.head.append(script);
    });
    return coming;
  }

  // A figure keeps its graph when its still is replaced: changing one is faster than making one.
  const graphs = new Map();
  const boxes = () => [...document.querySelectorAll("[data-levend]:not(.leeft)")];

  async function enliven(box) {
    if (box.leven) return box.leven;
    // When it fails the still stands, and says as much; it is tried again when it is wanted.
    box.leven = grow(box).catch(() => { box.leven = null; box.mislukt = true; });
    return box.leven;
  }

  // The figures of a page come together; those of the last view are kept.
  let asked = {};
  function figures(address) {
    if (asked.address !== address) {
      const come = fetch(address).then(function (answer) {
        if (!answer.ok) throw new Error(answer.status);
        return answer.json();
      });
      come.catch(() => { if (asked.come === come) asked = {}; });
      asked = {address: address, come: come};
    }
    return asked.come;
  }

  async function grow(box) {
    const [found] = await Promise.all([figures(box.dataset.levend), plotly()]);
    const made = found[box.id];
    if (!box.isConnected || !made) return;
    let graph = graphs.get(box.id);
    if (!graph) {
      graph = document.createElement("div");
      graph.className = "levend";
      graphs.set(box.id, graph);
    }
    box.append(graph);
    if (box.clientWidth >= ROOMY) roomy(made);
    await window.Plotly.react(graph, made.data, made.layout, CONFIG);
    if (!graph.dataset.luistert) {
      graph.dataset.luistert = "ja";
      graph.on("plotly_click", clicked);
    }
    if (graph.parentNode === box) box.classList.add("leeft");
  }

  // Words that a narrow figure leaves out (arbeidszorg/drawing/picture.py).
  function roomy(made) {
    made.data.forEach((trace) => { if (trace.legendgroup === "ruim") trace.visible = true; });
    const axes = (made.layout.meta || {}).ruim || {};
    Object.keys(axes).forEach((axis) => { made.layout[axis].ticktext = axes[axis]; });
  }

  // A press that moved is no click, though Plotly says that it is.
  let pressed = null;
  let moved = false;
  document.addEventListener("pointerdown", (event) => { pressed = event; moved = false; }, true);
  document.addEventListener("pointerup", function (event) {
    moved = pressed !== null &&
      Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY) > STILL;
  }, true);

  // An area was clicked: its figure says which address that leads to.
  function clicked(event) {
    if (moved) return;
    const point = event.points[0];
    const to = point.data.meta || point.customdata;
    if (to) window.atlas.go(to);
  }

  // --- when --------------------------------------------------------------------------------------

  const idle = window.requestIdleCallback || ((then) => window.setTimeout(then, 200));
  const sparing = navigator.connection && navigator.connection.saveData;
  let timer = null;

  function whenIdle() {
    if (sparing) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(next, QUIET);
  }

  // One figure at a time, in the order of the page.
  function next() {
    idle(async function () {
      const box = boxes().find((one) => !one.leven && !one.mislukt);
      if (!box) return;
      await enliven(box);
      next();
    });
  }

  function wanted(event) {
    const card = event.target.closest && event.target.closest(".figuurkaart");
    const box = card && card.querySelector("[data-levend]:not(.leeft)");
    if (box && !document.getElementById("voor")) enliven(box);
  }

  document.addEventListener("pointerover", wanted);
  document.addEventListener("focusin", wanted);
  document.addEventListener("atlas:staat", whenIdle);
  document.addEventListener("atlas:anders", whenIdle);
})();
