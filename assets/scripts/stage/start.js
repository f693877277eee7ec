/* Starts the stage, with the slides that the page holds or those of a reader's own deck. */
import {all, byId, first} from "../shared/elements.js";
import {fill, said} from "../shared/words.js";
import {choice, current, list, say, slideAt} from "./bar.js";
import * as changing from "./changing.js";
import * as keys from "./keys.js";
import * as link from "./link.js";
import * as overlays from "./overlays.js";
import {data, words} from "./page-data.js";
import * as shown from "./shown.js";
import {isAtEnd, state, total} from "./state.js";
import * as walking from "./walking.js";

/** @typedef {import("./page-data.js").Deck} Deck */

/**
 * @param {import("./state.js").Source} source - where slides come from
 * @param {Deck | null} deck - null when the source has it
 * @param {(deck: Deck) => string} [store] - keeps a deck in this browser, where that is possible
 */
export async function start(source, deck, store) {
  state.source = source;
  walking.listen();
  overlays.listen();
  link.listen(standing, keys.press);
  const keep = (/** @type {boolean} */ asFile) =>
    shown.keep(state.deck?.titel || "", asFile || !store ? null : store);
  keys.listen({bewaar: () => keep(false), bewaarbestand: () => keep(true)});
  if (deck) play(deck);
  else if (source.deck) await fetchDeck(source.deck());
}

/** What the speaker sees of the stage. */
function standing() {
  const {at, deck, unit} = state;
  const next = isAtEnd() ? null : slideAt(at + 1) || byId("einde");
  return {
    nummer: at, totaal: total(), titel: deck ? deck.titel : "", zwart: overlays.isBlack(),
    nu: current().outerHTML, straks: next ? next.outerHTML : "",
    notities: !deck || isAtEnd() ? "" : state.changes.has(at) ? words.notities_anders
      : deck.dias[at - 1].notities || "",
    anders: choice(), unit,
  };
}

/** @param {Deck} deck */
function play(deck) {
  state.deck = deck;
  document.documentElement.classList.add("speelt");
  byId("toneeltitel").textContent = deck.titel;
  walking.measure();
  const number = numberInAddress();
  changing.begin(number, changing.tidy(data.gewijzigd || {}));
  walking.show(number, true);
  list().focus();
  byId("bericht").textContent = data.bericht;
  say([data.bericht, current().dataset.zin].filter(Boolean).join(" "));
  if (document.fonts && document.fonts.ready) document.fonts.ready.then(walking.measure);
}

// The slide that the address asks for. Where the server knows the deck it has looked already.
function numberInAddress() {
  const text = new URLSearchParams(window.location.search).get("dia") || "";
  if (data.dia || !text) return data.dia || 1;
  const wanted = /^[0-9]{1,3}$/.test(text) ? Number(text) : 0;
  if (wanted >= 1 && wanted <= total()) return wanted;
  const none = fill(words.geen_dia, {nummer: text.slice(0, 20), totaal: total()});
  data.bericht = [data.bericht, none].filter(Boolean).join(" ");
  return total();
}

/** @param {ReturnType<NonNullable<import("./state.js").Source["deck"]>>} coming */
async function fetchDeck(coming) {
  window.addEventListener("hashchange", () => window.location.reload()); // another deck
  try {
    const {presentatie, dias, meldingen} = await coming;
    state.deck = presentatie;
    list().insertAdjacentHTML("afterbegin", dias.join(""));
    data.bericht = (meldingen || []).join(" ");
    document.title = document.title.replace(words.laden, () => presentatie.titel);
    byId("laden").remove();
    await changeAsAsked();
    play(presentatie);
  } catch (fault) {
    document.documentElement.classList.add("speelt");
    walking.measure();
    const [loading] = all(document, "#laden");
    if (!loading) throw fault; // what went wrong is not the line
    first(loading, "h2").textContent = said(fault, words.verbroken);
    loading.classList.add("nu");
  }
}

// The slide of a reader's own deck with what its address changes on it, before anything is seen.
async function changeAsAsked() {
  const query = new URLSearchParams(window.location.search);
  const wanted = changing.tidy(Object.fromEntries(query));
  const number = data.dia = numberInAddress();
  if (!Object.keys(wanted).length || slideAt(number).dataset.jaar === undefined) return;
  try {
    await changing.changeUnseen(number, wanted);
    data.gewijzigd = wanted;
  } catch (fault) { data.bericht = said(fault, words.verbroken); }
}
