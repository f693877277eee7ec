/* What a slide needs wherever it stands: figures as large as their room. Shared by the stage, the
   window of the speaker and the file without a network. */
import {all, first} from "../shared/elements.js";
import {measure} from "./measures.js";

/**
 * A slide in its room.
 * @param {HTMLElement} slide
 * @param {number} unit - pixels in a hundredth of the height of its stage
 */
export function settle(slide, unit) {
  if (!slide.dataset.stil) { quiet(slide); slide.dataset.stil = "ja"; }
  all(slide, ".diabeeld").forEach((view) => fit(view, unit));
  all(slide, ".diazij, .diacijfers, .dialijf").forEach(scrolls);
}

/**
 * @param {HTMLElement} view
 * @param {number} unit
 */
function fit(view, unit) {
  const box = first(view, ".diatekening");
  const drawing = /** @type {HTMLElement} */ (box.firstElementChild);
  if (box.hidden || !view.clientWidth || !view.clientHeight) return;
  const {minst, vorm, hoog, klein} = drawing.dataset;
  const {scale, width, height} = measure(
    {least: Number(minst), shape: Number(vorm), height: Number(hoog), smallest: Number(klein)},
    view.clientWidth, view.clientHeight, unit, innerWidth < innerHeight);
  box.style.width = `${width * scale}px`;
  box.style.height = `${height * scale}px`;
  box.style.marginTop = `${Math.max(0, (view.clientHeight - height * scale) / 2)}px`;
  drawing.style.width = `${width}px`;
  drawing.style.height = `${height}px`;
  drawing.style.transform = `scale(${scale})`;
  drawing.dataset.schaal = String(scale);
  scrolls(view);
}

/**
 * What is larger than its room can be scrolled by keyboard.
 * @param {HTMLElement} room
 */
function scrolls(room) {
  const more = room.scrollHeight > room.clientHeight + 1 || room.scrollWidth > room.clientWidth + 1;
  if (more) room.tabIndex = 0;
  else room.removeAttribute("tabindex");
}

/**
 * What is said of a mark is shown by us, in letters that can be read on a wall.
 * @param {HTMLElement} slide
 */
function quiet(slide) {
  all(slide, "svg title", SVGTitleElement).forEach((title) => {
    const mark = /** @type {SVGElement} */ (title.parentNode);
    // A whole figure is named by its heading.
    if (mark.tagName !== "svg" || !title.id) mark.dataset.zegt = title.textContent || "";
    title.remove();
  });
}
