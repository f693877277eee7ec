/* The window of the speaker, in step with the stage: this slide, the next one, the notes, the time. */
import {all, byId, near} from "../shared/elements.js";
import {fill} from "../shared/words.js";
import {isFrom, WHOM} from "./channel.js";
import {words} from "./page-data.js";
import {settle} from "./slide.js";

/** @typedef {import("./channel.js").Standing} Standing */

/** The rooms of the slide that is on the wall and of the next one. */
const ROOMS = ["spreker-nu", "spreker-straks"];
/** Keys that are for the stage. */
const PASSED = ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home",
                "End", "b", ".", "r", "t", "j", "J", "p", " "];
/** Milliseconds without a word of the stage after which it is missed. */
const MISSED = 3500;
/** Where this window alone remembers when the talk began, also when it is loaded again. */
const BEGUN = "arbeidszorgatlas.begonnen";

let heard = 0;
/** @type {number | null} - when the talk began */
let begun = null;
try { begun = Number(window.sessionStorage.getItem(BEGUN)) || null; } catch (_) { /* none */ }

function begin() {
  begun = Date.now();
  try { window.sessionStorage.setItem(BEGUN, String(begun)); } catch (_) { /* not remembered */ }
}

/**
 * What changed is said, once.
 * @param {string} text
 */
function say(text) {
  const place = byId("spreker-bericht");
  if (place.textContent !== text) place.textContent = text;
}

/** @param {string} key - "": only that we are here */
function send(key) {
  if (window.opener && !window.opener.closed)
    window.opener.postMessage({van: "spreker", toets: key}, WHOM);
}

// --- slides ----------------------------------------------------------------------------------------

/**
 * @param {string} room
 * @param {string} html
 */
function put(room, html) {
  const box = byId(room);
  if (box.dataset.html === html) return;
  box.dataset.html = html;
  const template = document.createElement("template");
  template.innerHTML = html;
  const slide = template.content.firstElementChild;
  box.replaceChildren(...(slide ? [slide] : []));
  if (!(slide instanceof HTMLElement)) return;
  slide.className = slide.className.replace(/\b(nu|klaar)\b/g, "");
  renameParts(slide, room);
  all(slide, "button, a").forEach((each) => { each.tabIndex = -1; });
  measure(box);
}

/**
 * Two copies of a slide on one page: names of parts stay apart.
 * @param {HTMLElement} slide
 * @param {string} room
 */
function renameParts(slide, room) {
  slide.querySelectorAll("[id]").forEach((each) => { each.id = `${room}-${each.id}`; });
  slide.removeAttribute("id");
  ["aria-labelledby", "aria-describedby"].forEach((name) =>
    [slide, ...slide.querySelectorAll(`[${name}]`)].forEach((each) => {
      const ids = each.getAttribute(name);
      if (ids) each.setAttribute(name, ids.split(" ").map((id) => `${room}-${id}`).join(" "));
    }));
  slide.querySelectorAll("[fill^='url(#']").forEach((each) =>
    each.setAttribute("fill", (each.getAttribute("fill") || "").replace("url(#", `url(#${room}-`)));
}

/** @param {HTMLElement} box */
function measure(box) {
  const unit = box.clientHeight / 100;
  box.style.setProperty("--u", String(unit));
  if (box.firstElementChild instanceof HTMLElement) settle(box.firstElementChild, unit);
}

// --- what the stage tells --------------------------------------------------------------------------

/** @param {Standing} now */
function show(now) {
  heard = Date.now();
  if (!begun) begin();
  if (now.zwart) say(words.zwart);
  else say(now.anders ? fill(words.gewijzigd, {wat: now.anders}) : "");
  byId("spreker-titel").textContent = now.titel;
  byId("spreker-telling").textContent = now.nummer > now.totaal ? words.telling_einde
    : fill(words.telling, {nummer: now.nummer, totaal: now.totaal});
  put("spreker-nu", now.nu);
  put("spreker-straks", now.straks);
  const notes = byId("spreker-notities");
  const mark = now.notities + now.nummer;
  if (notes.dataset.tekst === mark) return;
  notes.dataset.tekst = mark;
  notes.replaceChildren(...(now.notities || words.geen_notities).split("\n").map((line) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    return paragraph;
  }));
  notes.scrollTop = 0;
}

/** @param {number} number */
const twoDigits = (number) => String(number).padStart(2, "0");

function tick() {
  const now = new Date();
  byId("spreker-uur").textContent = `${twoDigits(now.getHours())}:${twoDigits(now.getMinutes())}`;
  const gone = begun ? Math.floor((Date.now() - begun) / 1000) : 0;
  byId("spreker-tijd").textContent = `${twoDigits(Math.floor(gone / 60))}:${twoDigits(gone % 60)}`;
  if (Date.now() - heard > MISSED) say(words.geen_toneel);
  send(""); // so that a stage that was loaded again knows that we are here
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const button = event.target instanceof Element && event.target.matches("button");
  if (button && (event.key === " " || event.key === "Enter")) return;
  const key = PASSED.includes(event.key) ? event.key : event.key.toLowerCase();
  if (!PASSED.includes(key)) return;
  event.preventDefault();
  send(key);
}

/** Makes this window that of the speaker. */
export function open() {
  document.documentElement.classList.add("speelt");
  window.addEventListener("resize", () => ROOMS.map((room) => byId(room)).forEach(measure));
  window.addEventListener("message", (event) => {
    if (event.source === window.opener && isFrom(event, "toneel")) show(event.data.stand);
  });
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", (event) => {
    const key = near(event, "[data-toets]")?.dataset.toets;
    if (key) send(key);
  });
  byId("spreker-nul").addEventListener("click", () => { begin(); tick(); });
  window.setInterval(tick, 1000);
  tick();
}
