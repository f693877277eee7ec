/* The search of the header: "/" leads to it, answers unfold while a reader types, arrows walk along
   them, Enter goes to the one that leads, Escape closes. Without scripts it is an ordinary form. */
import {all} from "./elements.js";
import {ofEdition} from "./edition.js";
import {at} from "./place.js";

/** Letters from which there is something to look for. */
const LEAST = 2;

const field = document.getElementById("zoekveld");
const list = document.getElementById("zoeklijst");
const status = document.getElementById("zoekgezegd");
const form = field?.closest("form");

/**
 * The question that was asked last, and what comes of it: true when its answers stand in the list.
 * @type {{text: string, answered: Promise<boolean>}}
 */
let last = {text: "", answered: Promise.resolve(false)};
let stop = new AbortController();

if (field instanceof HTMLInputElement && list && form && status) {
  field.addEventListener("input", () => { ask(field.value.trim(), list, status); });
  field.addEventListener("focus", () => { ask(field.value.trim(), list, status); });
  form.addEventListener("submit", (event) => {
    const text = field.value.trim();
    event.preventDefault();
    ask(text, list, status).then((answered) => {
      const lead = answered && list.querySelector("a[data-eerst]");
      if (lead instanceof HTMLAnchorElement) window.location.assign(lead.href);
      else form.submit();
    });
  });
  form.addEventListener("keydown", (event) => { walk(event, field, list); });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (writes(document.activeElement)) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  document.addEventListener("focusin", (event) => { closeFor(event, form, list); });
  document.addEventListener("click", (event) => { closeFor(event, form, list); });
}

/**
 * Whether keys that are pressed here are written.
 * @param {Element | null} element
 */
function writes(element) {
  return element instanceof HTMLElement &&
    (element.isContentEditable || element.matches("input, textarea, select"));
}

/**
 * @param {Event} event
 * @param {HTMLElement} around
 * @param {HTMLElement} room
 */
function closeFor(event, around, room) {
  if (event.target instanceof Node && !around.contains(event.target)) room.hidden = true;
}

/**
 * Asks the server, unless that was asked already; gives whether its answers stand in the list.
 * @param {string} text
 * @param {HTMLElement} room
 * @param {HTMLElement} said
 */
function ask(text, room, said) {
  if (text === last.text) {
    if (text.length >= LEAST && room.childElementCount) room.hidden = false;
    return last.answered;
  }
  stop.abort();
  stop = new AbortController();
  last = {text, answered: text.length < LEAST ? Promise.resolve(false) : fetched(text, room, said)};
  if (text.length < LEAST) {
    room.hidden = true;
    said.textContent = "";
  }
  return last.answered;
}

/**
 * @param {string} text
 * @param {HTMLElement} room
 * @param {HTMLElement} said
 */
async function fetched(text, room, said) {
  try {
    const address = at(ofEdition(`/zoeken/lijst?q=${encodeURIComponent(text)}`));
    const answer = await fetch(address, {signal: stop.signal});
    if (!answer.ok) throw new Error(String(answer.status));
    const html = await answer.text();
    if (last.text !== text) return false;
    room.innerHTML = html;
    room.hidden = false;
    said.textContent = room.querySelector(".zoekzin")?.textContent || "";
    return true;
  } catch (fault) {
    if (last.text !== text) return false; // a later question stopped it
    last = {text: "", answered: Promise.resolve(false)}; // the same may be asked again
    room.hidden = true;
    said.textContent = room.dataset.mislukt || "";
    return false;
  }
}

/**
 * The keys of the list.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} start
 * @param {HTMLElement} room
 */
function walk(event, start, room) {
  if (event.key === "Escape" && !room.hidden) {
    event.preventDefault();
    room.hidden = true;
    start.focus();
    room.hidden = true; // the focus opened it again
    return;
  }
  const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
  if (!step || room.hidden) return;
  event.preventDefault();
  const stops = [start, ...all(room, "a[href]")];
  const place = stops.findIndex((one) => one === document.activeElement);
  stops[(place + step + stops.length) % stops.length].focus();
}
