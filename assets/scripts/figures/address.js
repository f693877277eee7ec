/* Filters, clicks and links write the address; the server answers to the address alone. */
import {at, own} from "../shared/place.js";
import {all, byId, near} from "../shared/elements.js";
import {SHARED} from "../shared/limits.js";
import {fill, written} from "../shared/words.js";
import {OTHER, offer} from "../shared/version.js";
import * as dash from "./dash-inside.js";
import * as questions from "./questions.js";

/** Parameters of which several values may be chosen. */
const SEVERAL = ["sector", "activiteit"];

const path = "/" + own(window.location.pathname).replace(/^\/+|\/+$/g, "");
const query = () => new URLSearchParams(window.location.search);
/** Before Dash stands, the server sends the page whole. */
const isFirst = () => document.getElementById("voor") !== null;

/** The query part of the address, as it was last asked or understood. */
let last = window.location.search;

/**
 * Where the reader goes within a page: into the address, and to the server.
 * @param {string} to - the query part of an address, or the address of another page
 * @param {boolean} [passing] - a slider passes many years on its way; the back button should not
 *   stop at each
 */
export function go(to, passing) {
  if (to.startsWith("/")) { // another page
    window.location.assign(at(own(to)));
    return;
  }
  if (isFirst()) {
    window.location.search = to;
    return;
  }
  const search = to === "?" ? "" : to;
  const address = window.location.pathname + search + window.location.hash;
  if (search !== window.location.search) {
    if (passing && window.history.state && window.history.state.passing)
      window.history.replaceState({passing: true}, "", address);
    else window.history.pushState({passing}, "", address);
  }
  last = search;
  questions.ask(path, search);
}

/**
 * Shows another year, as the slider does.
 * @param {number} by - how many years on
 * @returns {boolean} whether there is such a year
 */
export function stepYear(by) {
  const slider = dash.control("jaar");
  if (!(slider instanceof HTMLInputElement)) return false;
  const {default: standard} = dash.recordOf(slider);
  const year = Number(current("jaar", standard)) + by;
  if (year < Number(slider.min) || year > Number(slider.max)) return false;
  const address = query();
  put(address, "jaar", String(year), standard);
  go(written(address) || "?", true);
  return true;
}

// The back button.
window.addEventListener("popstate", () => {
  if (window.location.search !== last) go(window.location.search);
  last = window.location.search;
});

// --- controls --------------------------------------------------------------------------------------

/**
 * What a control says.
 * @param {HTMLElement | null} control
 */
function said(control) {
  if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement)
    return control.value;
  return control ? all(control, "input:checked", HTMLInputElement).map((tick) => tick.value).join(",")
                 : "";
}

/**
 * The value of a parameter; the first and the last year are two of their own.
 * @param {string} name
 * @param {string} standard
 */
function current(name, standard) {
  if (name === "van" || name === "tot") {
    const years = (query().get("jaar") || "").split("..");
    return (name === "van" ? years[0] : years[1] || years[0]) || standard;
  }
  return query().get(name) || standard;
}

/**
 * Puts a value in an address; a default is left out.
 * @param {URLSearchParams} address
 * @param {string} name
 * @param {string} value
 * @param {string} standard
 */
function put(address, name, value, standard) {
  if (value === "" || value === standard) address.delete(name);
  else address.set(name, value);
}

/**
 * Puts the first and the last year in an address. Those that stand the wrong way round are none: the
 * controls stay as the reader set them, and it is said.
 * @param {URLSearchParams} address
 * @returns {boolean} whether they are years to be shown
 */
function putYears(address) {
  const ends = ["van", "tot"].map(dash.control);
  const standard = ends.map((end) => end ? dash.recordOf(end).default : "").join("..");
  const years = ends.map(said);
  if (years[0] > years[1]) return false;
  put(address, "jaar", years.join(".."), standard);
  return true;
}

/**
 * Says something beside the filters, where the eye is; nothing when all went as it was asked.
 * @param {string} [key] - of its words, which the page holds
 */
function say(key) {
  const room = document.getElementById("filters-gezegd");
  if (room) room.textContent = key ? room.dataset[key] || "" : "";
}

/**
 * The last choice, by which it can be undone as it was made: what else it changed comes back too.
 * @type {{name: string, value: string, before: string, after: string} | null}
 */
let choice = null;
/** Whether the answer to the last choice must still say where it led. */
let leads = false;

/** @param {URLSearchParams} address */
const search = (address) => written(address).replace(/^\?$/, "");

// A control was changed: write what it says into the address. Others are left alone: an address that
// asks for something impossible stays as it was, with its notice.
/** @param {Event} event */
function changed(event) {
  const control = event.target instanceof Element && dash.controlAround(event.target);
  if (!control || isFirst()) return;
  const text = control instanceof HTMLInputElement && control.type === "text";
  if (text !== (event.type === "change")) return; // what is written counts when it is whole
  const {name, default: standard} = dash.recordOf(control);
  const address = query(), value = said(control), old = current(name, standard);
  say();
  if (name === "van" || name === "tot") {
    if (!putYears(address)) { say("omgekeerd"); return; }
  } else put(address, name, value, standard);
  if (choice && choice.name === name && choice.value === value &&
      choice.after === window.location.search) {
    // back to what it was: whatever the choice brought along goes back with it
    const to = choice.before || "?", along = choice.before !== search(address);
    choice = null;
    go(to);
    if (along) say("terug");
    return;
  }
  if (name === "eenheid" && value === "per10000" && address.get("plaats") !== "woonplaats") {
    address.set("plaats", "woonplaats");
    say("naarWoonplaats");
  }
  if (name === "plaats" && address.get("eenheid") === "per10000" && value !== "woonplaats") {
    address.delete("eenheid");
    say("naarAantal");
  }
  if (address.toString() === query().toString()) return;
  choice = {name, value: old, before: window.location.search, after: search(address)};
  leads = true;
  go(written(address), name === "jaar");
}
document.addEventListener("input", changed, true); // before Dash, which need not know
document.addEventListener("change", changed, true);

// A year slider says its year while it is moved.
document.addEventListener("input", (event) => {
  const slider = event.target;
  if (!(slider instanceof HTMLInputElement) || !slider.matches(".jaarschuif")) return;
  const shown = document.getElementById("jaar-gekozen");
  if (shown) shown.textContent = slider.value;
});

/** Whether the last question came from the search box. */
let searched = false;

// A name was typed or chosen in the search box: add it to the areas. It stays in the box until it is
// answered, and after that too when there is no such area.
document.addEventListener("change", (event) => {
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || box.id !== "zoek-gebied") return;
  if (!box.value.trim() || isFirst()) return;
  const address = query();
  const areas = (address.get("gebied") || "").split(",").filter(Boolean);
  address.set("gebied", [...areas, box.value.trim()].join(","));
  searched = true;
  // on a telephone what was looked for is seen at once
  all(document, ".vouw[open]", HTMLDetailsElement).forEach((fold) => {
    if (fold.checkVisibility()) fold.open = false;
  });
  go(written(address));
}, true);

/**
 * Leaves in the search box what was looked for in vain. Dash read the box when the key came up, and
 * would put that back: it is told too.
 * @param {string} text
 */
function leaveSearched(text) {
  searched = false;
  const box = document.getElementById("zoek-gebied");
  if (!(box instanceof HTMLInputElement)) return;
  dash.setText(box.id, text);
  box.value = text;
}

// --- answers ---------------------------------------------------------------------------------------

/**
 * The server answered: puts its pieces in their place, writes the address as it understood it, and
 * brings the filters along.
 * @param {import("./dash-inside.js").Answer} answer
 */
export function hear(answer) {
  if (!questions.ends(answer.nummer)) return;
  Object.entries(answer.stukken).forEach(([id, html]) => {
    const piece = document.getElementById(id);
    if (piece) piece.innerHTML = html;
  });
  byId("gezegd").textContent = answer.gezegd;
  stale = false;
  if (searched) leaveSearched(answer.gezocht);
  if (choice && leads && choice.after === window.location.search) choice.after = answer.zoek;
  leads = false;
  if (answer.zoek !== window.location.search) {
    window.history.replaceState(window.history.state, "",
      window.location.pathname + answer.zoek + window.location.hash);
    last = answer.zoek;
  }
  followAddress();
  keepFocus();
  document.dispatchEvent(new Event("atlas:anders"));
}

/**
 * The answer to a question did not come. When it was the last, what stands is of before: says so.
 * @param {number} question @param {number} [status] - what the server said instead
 */
export function fail(question, status) {
  if (!questions.ends(question)) return;
  if (status === OTHER) return void offer();
  stale = true;
  window.setTimeout(again, RETRY);
  const text = byId("inhoud").dataset.verbroken;
  byId("meldingen").innerHTML = `<div class="melding"><p class="meldingkop">${text}</p></div>`;
}

/** Whether what stands is of before, because the line was lost. */
let stale = false;
/** Milliseconds after which a lost question is asked again. */
const RETRY = 8000;

// Once there is a line again, the question is asked again: no old figures under new filters.
function again() {
  if (stale && navigator.onLine) questions.ask(path, window.location.search);
  else if (stale) window.setTimeout(again, RETRY);
}
window.addEventListener("online", again);

// Bring the controls and the navigation along with the address.
function followAddress() {
  const address = query();
  dash.controls().forEach((control) => {
    const id = dash.recordOf(control);
    const several = SEVERAL.includes(id.name);
    const text = several ? address.get(id.name) || "" : current(id.name, id.default);
    // every box ticked says the same as none: the ticks stay as the reader set them
    if (several && !text && areAllTicked(control)) return;
    if (said(control) !== text) dash.set(id, several ? text.split(",").filter(Boolean) : text);
  });
  const year = document.getElementById("jaar-gekozen");
  if (year) year.textContent = address.get("jaar") || year.dataset.standaard || "";
  const chosen = document.getElementById("activiteit-gekozen");
  if (chosen) {
    const count = (address.get("activiteit") || "").split(",").filter(Boolean).length;
    const {aantal = "", alle = ""} = chosen.dataset;
    chosen.textContent = count ? fill(aantal, {count}) : alle;
  }
  followNavigation(address);
}

/** @param {HTMLElement} control */
function areAllTicked(control) {
  const boxes = all(control, "input[type=checkbox]", HTMLInputElement);
  return boxes.length > 1 && boxes.every((box) => box.checked);
}

/**
 * A link to another page takes along what every page understands.
 * @param {URLSearchParams} address
 */
function followNavigation(address) {
  const along = new URLSearchParams();
  const fixed = new URLSearchParams(document.getElementById("filters")?.dataset.vast);
  SHARED.forEach((name) => {
    const value = address.get(name) || fixed.get(name);
    // of several years the last
    if (value) along.set(name, name === "jaar" ? value.split("..").pop() || value : value);
  });
  all(document, "nav a.navlink", HTMLAnchorElement).forEach((link) => {
    if (!link.matches("[data-kaal]")) link.href = link.pathname + written(along);
  });
}

// --- links -----------------------------------------------------------------------------------------

// The link that was followed is made anew; the keyboard should find it, where it is not folded away.
/** @type {string | null} */
let followed = null;
function keepFocus() {
  if (!followed || (document.activeElement || document.body) !== document.body) return;
  const links = all(document, "a[data-adres]");
  const next = links.find((link) => link.dataset.adres === followed && link.checkVisibility()) ||
    byId("inhoud");
  followed = null;
  next.focus({preventScroll: true});
}

// Links and areas that only change the view: no new page, the address does it.
document.addEventListener("click", (event) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  const link = near(event, "a[data-adres]", HTMLAnchorElement);
  const area = near(event, "[data-naar]");
  if (!link && !area) return;
  event.preventDefault();
  if (link) followed = link.dataset.adres || null;
  go(link ? new URL(link.href).search : area?.dataset.naar || "");
});

// Once Dash stands the filters do without the form; Enter must not load the page anew.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form instanceof HTMLFormElement && form.id === "filters" && !isFirst()) event.preventDefault();
});
