/* The finder answers when a choice is made: the part of the page below the form is asked anew, and the
   address says what was asked. Without this script the form is an ordinary one, and all else links.
   Where a reader is, is asked when they press for it, rounded, and put in the address alone. */
import {all, byId, first, near} from "../shared/elements.js";
import {ofEdition} from "../shared/edition.js";
import {at} from "../shared/place.js";

/** Milliseconds after the last letter, and digits of a spot behind its comma: about a kilometre. */
const [REST, ROUNDED] = [250, 2];

const form = byId("vindvorm", HTMLFormElement);
const here = byId("vind-hier", HTMLButtonElement);
const said = byId("vindgezegd");
const placeSaid = byId("vindplaats");
const from = byId("vind-van", HTMLInputElement);
let stop = new AbortController();
let timer = 0;

const list = () => byId("vindlijst");

/** The query that the form asks; what is empty goes without saying. */
function asked() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value.trim()) query.append(name, value.trim());
  }
  const text = query.toString();
  return text ? `?${text}` : "";
}

/**
 * Asks the list anew, and puts it in the place of the other.
 * @param {string} query
 * @param {string} focus - a selector of what has the focus afterwards, "" to leave it
 * @param {HTMLElement | null} link - what was pressed, beside which it is said that it failed
 */
async function show(query, focus = "", link = null) {
  stop.abort();
  stop = new AbortController();
  const {signal} = stop;
  try {
    const answer = await fetch(at(ofEdition(`/initiatieven/lijst${query}`)), {signal});
    if (!answer.ok) throw new Error(String(answer.status));
    const html = await answer.text();
    if (signal.aborted) return;
    list().outerHTML = html;
    const shown = list();
    byId("vind-binnen", HTMLSelectElement).value = shown.dataset.binnen || "";
    byId("vind-aantal").textContent = shown.dataset.aantal ? ` (${shown.dataset.aantal})` : "";
    const address = ofEdition(shown.dataset.adres || "");
    if (address !== window.location.search) {
      window.history.pushState(null, "", address || window.location.pathname);
    }
    said.textContent = first(shown, "#vindzin").textContent;
    const next = focus ? shown.querySelector(focus) : null;
    if (next instanceof HTMLElement) next.focus();
  } catch {
    if (!signal.aborted) failed(link);
  }
}

/**
 * Says that the server did not answer: to who listens, and where the reader looks.
 * @param {HTMLElement | null} link
 */
function failed(link) {
  const text = (link ? form.dataset.lijstMislukt : form.dataset.mislukt) || "";
  said.textContent = text;
  if (!link) {
    placeSaid.textContent = text;
    return;
  }
  all(list(), ".vindmislukt").forEach((one) => one.remove());
  const words = document.createElement("span");
  words.className = "vindmislukt";
  words.textContent = text;
  link.after(" ", words);
}

function later() {
  window.clearTimeout(timer);
  timer = window.setTimeout(() => { void show(asked()); }, REST);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  window.clearTimeout(timer);
  placeSaid.textContent = "";
  void show(asked());
});
form.addEventListener("change", (event) => {
  placeSaid.textContent = "";
  if (event.target instanceof HTMLInputElement && event.target.type === "search") return;
  void show(asked());
});
form.addEventListener("input", (event) => {
  if (event.target instanceof HTMLInputElement && event.target.type === "search") later();
});
window.addEventListener("popstate", () => { window.location.reload(); });

// What a link of the list changes, is changed without leaving the page.
document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = near(event, "a[data-vind]", HTMLAnchorElement);
  if (link) {
    event.preventDefault();
    const item = link.closest("[data-initiatief]");
    const code = item instanceof HTMLElement ? item.dataset.initiatief || "" : "";
    const focus = code ? `[data-initiatief="${CSS.escape(code)}"] a[data-vind]` : "h3 a";
    void show(link.search, focus, link);
    return;
  }
  const dot = near(event, "#vindlijst svg [data-naar]", SVGElement);
  if (dot?.dataset.naar) window.location.assign(dot.dataset.naar);
});

// The list and the map point at each other.
["pointerover", "focusin"].forEach((kind) => {
  document.addEventListener(kind, (event) => {
    const item = near(event, "[data-initiatief]");
    const dot = near(event, "#vindlijst svg [data-gebied]", SVGElement);
    const code = item?.dataset.initiatief || dot?.dataset.gebied || "";
    all(list(), ".gewezen", Element).forEach((one) => one.classList.remove("gewezen"));
    if (!code) return;
    const name = CSS.escape(code);
    all(list(), `[data-initiatief="${name}"], svg [data-gebied="${name}"]`, Element)
      .forEach((one) => one.classList.add("gewezen"));
  });
});

// Where the reader is: only when they ask for it.
here.hidden = !("geolocation" in navigator);
here.addEventListener("click", () => {
  placeSaid.textContent = form.dataset.plaatsBezig || "";
  navigator.geolocation.getCurrentPosition(({coords}) => {
    from.value = `${coords.latitude.toFixed(ROUNDED)},${coords.longitude.toFixed(ROUNDED)}`;
    placeSaid.textContent = here.title;
    void show(asked());
  }, () => {
    placeSaid.textContent = form.dataset.plaatsMislukt || "";
    from.focus();
  }, {timeout: 10000, maximumAge: 60000});
});
