/* What a slide needs wherever it stands: its measure, and figures as large as their room. Shared by
   the stage, the window of the speaker and the file without a network. */
(function () {
  "use strict";

  const BODY = 2.9 / 14; // hundredths of the height of the stage for a unit of a chart
  const MAP = 2.45 / 14; // and of a map
  const MOST = 3.6 / 14;
  const SMALLEST = 2.25;

  // How large a figure is drawn in a room, and how much room it then takes.
  function measure(of, wide, high, u) {
    const least = Number(of.minst);
    const shape = Number(of.vorm);
    const floor = SMALLEST * u / Number(of.klein);
    if (shape) {
      const room = Math.min(wide, high * shape);
      let scale = Math.max(floor, least ? Math.min(MAP * u, room / least) : MAP * u);
      const own = Math.max(room / scale, least);
      return {scale: scale, wide: own, high: own / shape};
    }
    const own = Number(of.hoog);
    let scale = Math.min(high / own, MOST * u);
    if (least) scale = Math.min(scale, wide / least);
    scale = Math.max(scale, floor);
    return {scale: scale, wide: Math.max(wide / scale, least), high: own};
  }

  function fit(seen, u) {
    const box = seen.querySelector(".diatekening");
    const drawn = box.firstElementChild;
    if (box.hidden || !seen.clientWidth || !seen.clientHeight) return;
    const found = measure(drawn.dataset, seen.clientWidth, seen.clientHeight, u);
    const [wide, high] = [found.wide * found.scale, found.high * found.scale];
    box.style.width = `${wide}px`;
    box.style.height = `${high}px`;
    box.style.marginTop = `${Math.max(0, (seen.clientHeight - high) / 2)}px`;
    drawn.style.width = `${found.wide}px`;
    drawn.style.height = `${found.high}px`;
    drawn.style.transform = `scale(${found.scale})`;
    drawn.dataset.schaal = found.scale;
    scrolls(seen);
  }

  // What is larger than its room can be scrolled by keyboard.
  function scrolls(one) {
    const more = one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1;
    if (more) one.tabIndex = 0;
    else one.removeAttribute("tabindex");
  }

  // What is said of a mark is shown by us, in letters that can be read on a wall.
  function quiet(slide) {
    slide.querySelectorAll("svg title").forEach(function (title) {
      const mark = title.parentNode;
      if (mark.tagName === "svg" && title.id) title.remove(); // it is named by its heading
      else { mark.dataset.zegt = title.textContent; title.remove(); }
    });
  }

  // A slide in its room: `u` is a hundredth of the height of its stage in pixels.
  function settle(slide, u) {
    if (!slide.dataset.stil) { quiet(slide); slide.dataset.stil = "ja"; }
    slide.querySelectorAll(".diabeeld").forEach((seen) => fit(seen, u));
    slide.querySelectorAll(".diazij, .diacijfers, .dialijf").forEach(scrolls);
  }

  // A screen that is higher than wide has larger letters in one column.
  function unit(wide, high) {
    return wide < high ? wide / 75 : Math.min(high / 100, wide / 133);
  }

  window.dia = {settle: settle, unit: unit};
})();
