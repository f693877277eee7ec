// What a visitor sees of a page, noted from inside it; the same for every page that is measured.
// Run before any script of the page itself (see visit.py). It looks once per frame and touches
// nothing.
(function (told) {
  "use strict";
  if (window !== window.top) return;
  const {figures, control, mark} = told;
  const noted = {readable: null, standing: null, live: null, gone: 0, tasks: [], shift: 0};

  function observe(type, take) {
    new PerformanceObserver((list) => list.getEntries().forEach(take))
      .observe({type: type, buffered: true});
  }
  observe("longtask", (task) => noted.tasks.push([task.startTime, task.duration]));
  observe("layout-shift", (one) => { if (!one.hadRecentInput) noted.shift += one.value; });

  // Enough of these have a size and can be seen.
  function drawn(box, selector, least, [width, height]) {
    let count = 0;
    for (const node of box.querySelectorAll(selector)) {
      const size = node.getBoundingClientRect();
      if (size.width < width || size.height < height) continue;
      if (!node.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
      if (++count >= least) return true;
    }
    return false;
  }

  function boxes(one) {
    return [...document.querySelectorAll(one.box)];
  }

  function stands(one) {
    return boxes(one).some((box) => drawn(box, one.shapes, one.least, one.size) &&
      drawn(box, one.text, 1, [1, 1]));
  }

  function lives(one) {
    return one.live === "" ? stands(one)
      : boxes(one).some((box) => drawn(box, one.live, one.least, one.size));
  }

  function styled() {
    return [...document.querySelectorAll('link[rel~="stylesheet"]')].every((link) => link.sheet);
  }

  // The frame in which something was found has been painted by the second frame after it.
  function whenPainted(note) {
    requestAnimationFrame(() => requestAnimationFrame(() => note(performance.now())));
  }

  const found = new Set();
  function note(name, holds, then) {
    if (found.has(name) || !holds()) return;
    found.add(name);
    whenPainted((moment) => { noted[name] = moment; if (then) then(); });
  }

  (function look() {
    if (found.has("live")) return;
    requestAnimationFrame(look);
    if (found.has("readable") && !stands(figures[0])) noted.gone += 1;
    if (!document.body || !styled()) return;
    note("readable", () => stands(figures[0]));
    note("standing", () => figures.every(stands));
    if (found.has("standing"))
      note("live", () => figures.every(lives), () => console.debug(`${mark} live`));
  })();

  // --- a filter that is changed ------------------------------------------------------------------

  // A drawing that was replaced is another one, even when it looks the same.
  const numbers = new WeakMap();
  let last = 0;
  function number(node) {
    if (!numbers.has(node)) numbers.set(node, ++last);
    return numbers.get(node);
  }

  const LOOKS = ["d", "style", "fill", "points", "x", "y", "width", "height", "transform"];
  function state(one) {
    return boxes(one).map((box) => [
      ...[...box.querySelectorAll("svg")].map(number),
      ...[...box.querySelectorAll(one.shapes)]
        .map((shape) => LOOKS.map((name) => shape.getAttribute(name) || "").join("|")),
      ...[...box.querySelectorAll(one.text)].map((text) => text.textContent),
    ].join(";")).join("#");
  }

  function says(one, year) {
    const text = one.says.text.replace("{year}", year);
    return [...document.querySelectorAll(one.says.where)].some((node) =>
      (one.says.attribute ? node.getAttribute(one.says.attribute) : node.textContent)
        .includes(text));
  }

  // From the first event on the control until every figure that depends on the year shows it.
  function expect(year) {
    const waited = figures.filter((one) => one.by_year);
    const before = new Map(waited.map((one) => [one, state(one)]));
    const events = ["click", "input", "change"];
    let start = null;
    let changed = true;
    const watch = new MutationObserver(() => { changed = true; });

    function begin(event) {
      if (start !== null || !event.target.closest || !event.target.closest(control)) return;
      start = performance.now();
      events.forEach((name) => window.removeEventListener(name, begin, true));
      watch.observe(document.documentElement,
        {subtree: true, childList: true, attributes: true, characterData: true});
      requestAnimationFrame(look);
    }

    function look() {
      const there = changed && waited.every((one) =>
        says(one, year) && stands(one) && state(one) !== before.get(one));
      changed = false;
      if (!there) return requestAnimationFrame(look);
      watch.disconnect();
      requestAnimationFrame(() => console.debug(`${mark} redrawn ${performance.now() - start}`));
    }

    events.forEach((name) => window.addEventListener(name, begin, true));
  }

  window.benchmark = {
    expect: expect,
    live: () => figures.every((one) => stands(one) && lives(one)),
    noted: function () {
      const paint = performance.getEntriesByName("first-contentful-paint")[0];
      const painted = paint ? paint.startTime : 0;
      const later = (moment) => (moment === null ? null : Math.max(moment, painted));
      return {...noted, painted: painted, readable: later(noted.readable),
        standing: later(noted.standing), live: later(noted.live)};
    },
  };
})
