/* Figures to pick from (components/picker.py): says which one was picked. What a reader collected for
   a report comes first. */
import {all, byId, first, near} from "../shared/elements.js";
import {fill} from "../shared/words.js";
import {read} from "../stores/report.js";
import {drawingOf} from "./drawing.js";

/**
 * Makes the pictures work. Gives what opens and closes them, and what marks those that are in use.
 * @param {(address: string, title: string) => void} picked
 */
export function picker(picked) {
  const button = byId("maak-kies");
  const room = byId("maak-kiezer");
  const explained = byId("kiezer-uitleg");

  /**
   * @param {boolean} opened
   * @param {string} [slide] - the name of the slide that a figure is picked for, when there is one
   */
  function open(opened, slide = "") {
    room.hidden = !opened;
    button.setAttribute("aria-expanded", String(opened));
    explained.textContent = slide ? fill(byId("maak").dataset.voor || "", {dia: slide}) : "";
  }

  /** @param {Set<string>} used - addresses */
  function mark(used) {
    all(room, "[data-kies]").forEach((one) => {
      one.classList.toggle("gekozen", used.has(one.dataset.kies || ""));
    });
  }

  showCollected();
  button.addEventListener("click", () => open(room.hidden === true));
  room.addEventListener("click", (event) => {
    const figure = near(event, "[data-kies]");
    if (figure) picked(figure.dataset.kies || "", figure.textContent || "");
  });
  return {open, mark};
}

/** Fills in what was collected. */
function showCollected() {
  const figures = read().delen.filter((part) => part.soort === "figuur" && part.adres);
  const list = byId("kiezer-verzameld");
  const {content} = byId("kiezer-figuur", HTMLTemplateElement);
  list.replaceChildren(...figures.map(({adres = "", sleutel = "", titel = ""}) => {
    const item = /** @type {HTMLElement} */ (content.firstElementChild?.cloneNode(true));
    first(item, "[data-kies]").dataset.kies = `${adres}#${sleutel}`;
    first(item, "span").textContent = titel;
    first(item, "img", HTMLImageElement).src = drawingOf(adres, sleutel);
    return item;
  }));
  byId("kiezer-verzameling").hidden = figures.length === 0;
}
