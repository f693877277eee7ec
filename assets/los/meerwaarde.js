/* Walking over the ladder: the arrow keys go a rung up or down and open it; the drawing shows which
   rung is open, and answers when it is pointed at. */
(function () {
  "use strict";

  const rungs = [...document.querySelectorAll("#treden details")]; // from high to low
  const drawing = document.getElementById("studie-ladder-figuur");
  if (!rungs.length) return;

  const box = (rung) => drawing && drawing.querySelector(`[data-gebied="${rung.dataset.trede}"]`);

  function mark() {
    rungs.forEach(function (rung) {
      const drawn = box(rung);
      if (drawn) drawn.classList.toggle("opentrede", rung.open);
    });
  }

  // One rung at a time: what is read stands beside what is seen.
  function open(rung, focus) {
    rungs.forEach((one) => { one.open = one === rung; });
    if (focus) rung.querySelector("summary").focus();
  }

  rungs.forEach(function (rung, place) {
    rung.addEventListener("toggle", mark);
    const summary = rung.querySelector("summary");
    summary.addEventListener("click", function (event) {
      if (rung.open) return; // it closes by itself
      event.preventDefault();
      open(rung, false);
    });
    summary.addEventListener("keydown", function (event) {
      const to = {ArrowUp: place - 1, ArrowDown: place + 1, Home: 0, End: rungs.length - 1}[event.key];
      if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      if (rungs[to]) open(rungs[to], true);
    });
    const drawn = box(rung);
    if (drawn) drawn.addEventListener("click", () => open(rung, true));
  });
  mark();
})();
