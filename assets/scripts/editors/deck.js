/* A presentation of one's own: order its slides, write their words, take it along. What is written is
   kept at once; the server says what cannot be shown. All words stand in the page. */
import {at, own} from "../shared/place.js";
import {byId, first} from "../shared/elements.js";
import {ask, copy, take} from "../shared/leaving.js";
import {fill} from "../shared/words.js";
import {refusal} from "../stores/browser.js";
import * as decks from "../stores/decks.js";
import {editable, listenToFormats} from "./list.js";
import {picker} from "./picker.js";

/**
 * @typedef {import("../stores/decks.js").Slide} Slide
 * What the server says of a slide (server/presented.py).
 * @typedef {{kop: string, meldingen: string[], beelden: string[], getal: string}} Verdict
 */

/** Milliseconds without a change before the server is asked. */
const QUIET = 500;

const page = byId("maak");
const list = byId("maak-dias");
const status = byId("maak-gezegd");
const words = /** @type {Record<string, string>} */ (page.dataset);
const idInAddress = new URLSearchParams(window.location.search).get("eigen");

/** In an address: a deck that is not there yet. */
const NEW = "nieuw";

let id = idInAddress || decks.current();
const known = id ? decks.get(id) : null;
const deck = known || decks.empty(words.nieuw);
if (!known) {
  id = "";
  if (idInAddress && idInAddress !== NEW) status.textContent = words.nietHier;
}

function keep() {
  const key = decks.put(id, deck);
  if (!key) { status.textContent = words[refusal()]; return; }
  if (!id) {
    id = key;
    window.history.replaceState(null, "", `?eigen=${id}`);
  }
  linkToStage();
  later(QUIET);
}

function linkToStage() {
  byId("maak-toon", HTMLAnchorElement).href = at(`/presentatie/toneel?eigen=${id}`);
}

// --- slides ----------------------------------------------------------------------------------------

/**
 * What stands in a field of a slide.
 * @param {Slide} slide
 * @param {string} field
 */
function read(slide, field) {
  if (field === "figuur1" || field === "figuur2")
    return (slide.figuren || [])[field === "figuur1" ? 0 : 1] || "";
  if (field === "regels") return (slide.regels || []).join("\n");
  if (field === "tabel") return Boolean(slide.tabel);
  return slide[/** @type {"kop" | "bijschrift" | "getal" | "notities"} */ (field)] || "";
}

/**
 * @param {Slide} slide
 * @param {string} field
 * @param {string | boolean} value
 */
function write(slide, field, value) {
  const text = String(value);
  const address = text.trim() ? addressIn(text) : "";
  if (field === "figuur1" || field === "figuur2") {
    const [left = "", right = ""] = slide.figuren || [];
    slide.figuren = (field === "figuur1" ? [address, right] : [left, address]).filter(Boolean);
  } else if (field === "regels") slide.regels = text.split("\n");
  else if (field === "tabel") slide.tabel = value === true;
  else if (field === "getal") slide.getal = address;
  else slide[/** @type {"kop" | "bijschrift" | "notities"} */ (field)] = text;
}

/**
 * An address that was copied from the atlas, without the site.
 * @param {string} text
 */
function addressIn(text) {
  try {
    const url = new URL(text.trim(), window.location.origin);
    return own(url.pathname) + url.search + url.hash;
  } catch (_) {
    return text.trim();
  }
}

/**
 * @param {Slide} slide
 * @param {number} place
 */
const nameOf = (slide, place) => slide.kop || fill(words.dia, {nummer: place + 1});

function isFull() {
  const full = decks.isFull(deck);
  if (full) status.textContent = words.meest;
  return full;
}

/**
 * The slide and the field that a figure is picked for; null for a new slide.
 * @type {{slide: Slide, field: string} | null}
 */
let target = null;

const figures = picker((address, title) => {
  if (target) {
    write(target.slide, target.field, address);
    const place = deck.dias.indexOf(target.slide);
    target = null;
    figures.open(false);
    status.textContent = fill(words.gezet, {titel: title, nummer: place + 1});
    keep();
    draw();
    list.children[place]?.querySelector("input")?.focus();
    return;
  }
  if (isFull()) return;
  deck.dias.push({kop: "", figuren: [address]});
  status.textContent = fill(words.gekozen, {titel: title, nummer: deck.dias.length});
  keep();
  draw();
});

/**
 * Lets a reader pick another figure for a slide, or takes the second away.
 * @param {string} deed
 * @param {number} place
 */
function ownDeed(deed, place) {
  const slide = deck.dias[place];
  if (deed === "kies1" || deed === "kies2") {
    target = {slide, field: deed === "kies1" ? "figuur1" : "figuur2"};
    figures.open(true, nameOf(slide, place));
    byId("maak-kiezer").scrollIntoView();
    first(byId("maak-kiezer"), "button[data-kies]").focus({preventScroll: true});
    return true;
  }
  if (deed !== "zonder2") return false;
  write(slide, "figuur2", "");
  keep();
  draw();
  return true;
}

const {draw, add} = editable({
  parts: deck.dias,
  prefix: "maak",
  list,
  status,
  words,
  template: (slide) => byId(Array.isArray(slide.figuren) ? "maak-deel-figuur" : "maak-deel-tekst",
                            HTMLTemplateElement),
  fieldId: (place, field) => `dia-${place}-${field}`,
  name: nameOf,
  read,
  write,
  dress: (item, slide, place) => { first(item, ".rapportnaam").textContent = nameOf(slide, place); },
  changed: keep,
  own: ownDeed,
  drawn: () => {
    byId("maak-toon").hidden = deck.dias.length === 0;
    figures.mark(new Set(deck.dias.flatMap((slide) => slide.figuren || [])));
    later(0);
  },
  isFull,
});

// --- what the server says of it --------------------------------------------------------------------

let timer = 0;
let number = 0;
let link = "";

/** @param {number} wait - milliseconds */
function later(wait) {
  window.clearTimeout(timer);
  timer = window.setTimeout(check, wait);
}

/** @param {Slide} slide */
const isFilled = (slide) => Object.values(slide).some((value) =>
  Array.isArray(value) ? value.some((text) => String(text).trim()) : Boolean(value));

// Slides that are still empty are not sent: each of the rest is told of at its own place.
async function check() {
  window.clearTimeout(timer); // a later one would overtake this one with the same question
  const mine = ++number;
  const places = [...deck.dias.keys()].filter((place) => isFilled(deck.dias[place]));
  if (!places.length) return;
  const content = {...deck, dias: places.map((place) => deck.dias[place])};
  try {
    const answer = await ask("/presentatie/lees.json", {presentatie: content}, words.mislukt);
    const verdicts = await answer.json();
    if (mine !== number || verdicts.per_dia.length !== places.length) return;
    link = verdicts.link;
    places.forEach((place, n) => tell(list.children[place], verdicts.per_dia[n]));
  } catch (_) { /* what is written is kept; it is told of when the line is there again */ }
}

/**
 * @param {Element | undefined} item
 * @param {Verdict} verdict
 */
function tell(item, verdict) {
  if (!item) return;
  first(item, ".rapportnaam").textContent =
    verdict.getal ? `${verdict.kop} (${verdict.getal})` : verdict.kop;
  first(item, ".diameldingen").replaceChildren(...verdict.meldingen.map((text) => {
    const line = document.createElement("li");
    line.textContent = text;
    return line;
  }));
  const room = first(item, ".diabeeldjes");
  const sources = verdict.beelden.filter(Boolean);
  if (room.dataset.van === sources.join(" ")) return;
  room.dataset.van = sources.join(" ");
  room.replaceChildren(...sources.map(picture));
}

/** @param {string} source */
function picture(source) {
  const image = document.createElement("img");
  image.alt = "";
  image.className = "diabeeldje";
  image.loading = "lazy";
  image.addEventListener("error", () => { image.hidden = true; });
  image.src = source;
  return image;
}

// --- taking it along -------------------------------------------------------------------------------

byId("maak-tekst").addEventListener("click", () => add({kop: "", regels: []}));
byId("maak-kies").addEventListener("click", () => { target = null; });
listenToFormats((ending) =>
  take(page, status, `/presentatie/eigen.${ending}`, {presentatie: deck}, `presentatie.${ending}`));

byId("maak-link").addEventListener("click", async () => {
  await check();
  if (!link) { status.textContent = words.mislukt; return; }
  await copy(link);
  status.textContent = words.link;
});

const title = byId("maak-titel", HTMLInputElement);
title.value = deck.titel || "";
title.addEventListener("input", () => { deck.titel = title.value; keep(); });
if (id) linkToStage();
draw();
figures.open(deck.dias.length === 0);
page.hidden = false;
