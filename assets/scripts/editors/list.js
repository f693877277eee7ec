/* A list of parts that a reader orders and writes in: up, down, double, away and back again. Shared
   by the editor of a report and that of a deck. All words stand in the page. */
import {all, byId, first} from "../shared/elements.js";
import {fill} from "../shared/words.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/**
 * What differs between the editors.
 * @template Part
 * @typedef {object} Editor
 * @property {Part[]} parts - changed in place
 * @property {string} prefix - of the ids of the list's own elements: `rapport`, `maak`
 * @property {HTMLElement} list - where the parts stand
 * @property {HTMLElement} status - where it is said what was done
 * @property {Record<string, string | undefined>} words - `weg`, `verplaatst`, `verdubbeld`
 * @property {(part: Part) => HTMLTemplateElement} template - of a part
 * @property {(place: number, field: string) => string} fieldId
 * @property {(part: Part, place: number) => string} name - what its buttons are named after
 * @property {(part: Part, field: string) => string | boolean} read
 * @property {(part: Part, field: string, value: string | boolean) => void} write
 * @property {(item: HTMLElement, part: Part, place: number) => void} dress - the rest of an item
 * @property {() => void} changed - something is to be kept
 * @property {() => void} drawn - the list was drawn anew
 * @property {(deed: string, place: number) => boolean} [own] - does a deed of the editor's own; says
 *   whether it was one
 * @property {() => boolean} [isFull] - nothing may be added; it says so
 */

/**
 * Makes the list work. Gives what draws it, and what adds a part at its end.
 * @template Part
 * @param {Editor<Part>} editor
 */
export function editable(editor) {
  const {parts, list, status, words} = editor;
  const back = byId(`${editor.prefix}-terug`);
  /** @type {{place: number, part: Part} | null} - what was removed last, and can be put back */
  let gone = null;

  /** @param {{place: number, deed: string}} [focus] - the button that was pressed */
  function draw(focus) {
    list.replaceChildren(...parts.map((part, place) => item(editor, part, place, act)));
    byId(`${editor.prefix}-leeg`).hidden = parts.length > 0;
    byId(`${editor.prefix}-neem`).hidden = parts.length === 0;
    editor.drawn();
    if (focus) (buttonNear(list, focus) || byId(`${editor.prefix}-tekst`)).focus();
  }

  /**
   * @param {string} deed
   * @param {number} place
   */
  function act(deed, place) {
    const to = deed === "hoger" ? place - 1 : place + 1;
    if (deed === "weg") {
      gone = {place, part: parts.splice(place, 1)[0]};
      status.textContent = words.weg || "";
      back.hidden = false;
    } else if (deed === "dubbel") {
      if (editor.isFull?.()) return;
      parts.splice(to, 0, JSON.parse(JSON.stringify(parts[place])));
      status.textContent = fill(words.verdubbeld || "", {plaats: to + 1});
    } else {
      parts.splice(to, 0, parts.splice(place, 1)[0]);
      status.textContent = fill(words.verplaatst || "", {plaats: to + 1});
    }
    editor.changed();
    draw({place: deed === "weg" ? Math.min(place, parts.length - 1) : to, deed});
  }

  back.addEventListener("click", () => {
    if (!gone) return;
    const {place, part} = gone;
    parts.splice(place, 0, part);
    gone = null;
    back.hidden = true;
    status.textContent = "";
    editor.changed();
    draw({place, deed: "weg"});
  });

  /** @param {Part} part */
  function add(part) {
    if (editor.isFull?.()) return;
    parts.push(part);
    editor.changed();
    draw();
    list.lastElementChild?.querySelector("input")?.focus();
  }

  return {draw: () => draw(), add};
}

/**
 * A part with its fields and buttons.
 * @template Part
 * @param {Editor<Part>} editor
 * @param {Part} part
 * @param {number} place
 * @param {(deed: string, place: number) => void} act
 */
function item(editor, part, place, act) {
  const {content} = editor.template(part);
  const element = /** @type {HTMLElement} */ (content.firstElementChild?.cloneNode(true));
  all(element, "[data-veld]", /** @type {new () => Field} */ (HTMLInputElement)).forEach((field) => {
    const name = field.dataset.veld || "";
    field.id = editor.fieldId(place, name);
    const label = element.querySelector(`label[data-bij="${name}"]`);
    if (label instanceof HTMLLabelElement) label.htmlFor = field.id;
    const tick = field instanceof HTMLInputElement && field.type === "checkbox" ? field : null;
    if (tick) tick.checked = Boolean(editor.read(part, name));
    else field.value = String(editor.read(part, name));
    field.addEventListener("input", () => {
      editor.write(part, name, tick ? tick.checked : field.value);
      editor.changed();
    });
  });
  editor.dress(element, part, place);
  all(element, "button", HTMLButtonElement).forEach((button) => {
    const deed = button.dataset.doe || "";
    button.setAttribute("aria-label", `${button.textContent}: ${editor.name(part, place)}`);
    button.disabled = (deed === "hoger" && place === 0) ||
      (deed === "lager" && place === editor.parts.length - 1);
    button.addEventListener("click", () => { if (!editor.own?.(deed, place)) act(deed, place); });
  });
  return element;
}

/**
 * The button that was pressed, in the list as it is drawn now, or what is next to it.
 * @param {HTMLElement} list
 * @param {{place: number, deed: string}} focus
 * @returns {HTMLElement | null}
 */
function buttonNear(list, {place, deed}) {
  const element = list.children[place];
  if (!element) return null;
  const same = all(element, "button", HTMLButtonElement).find(
    (button) => button.dataset.doe === deed && !button.disabled);
  return same || first(element, "input, textarea, button:not(:disabled)");
}

/**
 * The buttons that take it along as a file.
 * @param {(ending: string) => void} take
 */
export function listenToFormats(take) {
  all(document, "[data-formaat]").forEach((button) =>
    button.addEventListener("click", () => take(button.dataset.formaat || "")));
}
