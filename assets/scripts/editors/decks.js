/* The list of a reader's own presentations, a file that is opened, and an own version of a ready
   one. All words stand in the page. */
import {ofEdition} from "../shared/edition.js";
import {at} from "../shared/place.js";
import {all, byId, first} from "../shared/elements.js";
import {ask} from "../shared/leaving.js";
import {DECK_BYTES} from "../shared/limits.js";
import {fill, said} from "../shared/words.js";
import {refusal} from "../stores/browser.js";
import * as decks from "../stores/decks.js";

/** @typedef {import("../stores/decks.js").Deck} Deck */

/** @param {string} id */
const editorOf = (id) => at(`/presentatie/maken?eigen=${id}`);

/**
 * @param {string} id
 * @param {string | undefined} text
 */
function linkTo(id, text = "") {
  const link = document.createElement("a");
  link.href = editorOf(id);
  link.textContent = text;
  return link;
}

// --- a version of one's own ------------------------------------------------------------------------

/** @param {HTMLElement} button */
async function makeOwn(button) {
  const words = button.dataset;
  const status = byId("versie-gezegd");
  try {
    const answer = await fetch(at(ofEdition(`/presentatie/${words.naam}.json`)));
    if (!answer.ok) throw new Error();
    const id = decks.add(await answer.json());
    if (!id) { status.textContent = words[refusal()] || ""; return; }
    const link = linkTo(id, words.naarVersie);
    status.replaceChildren(`${words.klaar} `, link);
    link.focus();
  } catch (_) {
    status.textContent = words.mislukt || "";
  }
}

const own = document.getElementById("eigen-versie");
if (own) {
  own.hidden = false;
  own.addEventListener("click", () => makeOwn(own));
}

// --- the list --------------------------------------------------------------------------------------

/** @param {HTMLElement} page */
function listDecks(page) {
  const words = /** @type {Record<string, string>} */ (page.dataset);
  const list = byId("eigen-decks");
  const status = byId("eigen-gezegd");
  const back = byId("eigen-terug");
  /** @type {[string, Deck] | null} - what was removed last, and can be put back */
  let gone = null;

  function draw() {
    const every = Object.entries(decks.everyDeck());
    list.replaceChildren(...every.map(([id, deck]) => item(words, id, deck, act)));
    byId("eigen-leeg").hidden = every.length > 0;
  }

  /**
   * @param {string} deed
   * @param {string} id
   * @param {Deck} deck
   */
  function act(deed, id, deck) {
    if (deed === "weg") {
      if (!decks.drop(id)) { status.textContent = words[refusal()]; return; }
      gone = [id, deck];
      status.textContent = fill(words.weg, {titel: deck.titel || words.titel});
    } else if (!decks.add(JSON.parse(JSON.stringify(deck)))) status.textContent = words[refusal()];
    back.hidden = gone === null;
    draw();
    (deed === "weg" ? back : first(list, "li:last-child a")).focus();
  }

  back.addEventListener("click", () => {
    if (!gone) return;
    if (!decks.put(...gone)) { status.textContent = words[refusal()]; return; }
    gone = null;
    back.hidden = true;
    status.textContent = "";
    draw();
    first(list, "a").focus();
  });

  byId("eigen-nieuw").addEventListener("click", () => {
    const id = decks.add(decks.empty(words.titel));
    if (id) window.location.href = editorOf(id);
    else status.textContent = words[refusal()];
  });

  byId("eigen-bestand", HTMLInputElement).addEventListener("change", async (event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const [file] = field.files || [];
    field.value = "";
    if (file && await openFile(file, words, status)) draw();
  });

  draw();
  page.hidden = false;
}

/**
 * @param {Record<string, string>} words
 * @param {string} id
 * @param {Deck} deck
 * @param {(deed: string, id: string, deck: Deck) => void} act
 */
function item(words, id, deck, act) {
  const {content} = byId("eigen-deck", HTMLTemplateElement);
  const element = /** @type {HTMLElement} */ (content.firstElementChild?.cloneNode(true));
  const [name, show, edit] = all(element, "a", HTMLAnchorElement);
  name.textContent = deck.titel || words.titel;
  name.href = edit.href = editorOf(id);
  show.href = at(`/presentatie/toneel?eigen=${id}`);
  const count = (deck.dias || []).length;
  first(element, ".decktelling").textContent =
    count === 1 ? words.tellingEen : fill(words.telling, {count});
  all(element, ".knop").forEach((button) =>
    button.setAttribute("aria-label", `${button.textContent}: ${name.textContent}`));
  all(element, "button").forEach((button) =>
    button.addEventListener("click", () => act(button.dataset.doe || "", id, deck)));
  return element;
}

/**
 * A file is read here, and checked by the server; what it cannot use is said. Gives whether the
 * deck is kept.
 * @param {File} file
 * @param {Record<string, string>} words
 * @param {HTMLElement} status
 */
async function openFile(file, words, status) {
  if (file.size > DECK_BYTES) { status.textContent = words.groot; return false; }
  try {
    const content = {tekst: await file.text()};
    const read = await (await ask("/presentatie/lees.json", content, words.mislukt)).json();
    const id = decks.add(read.presentatie);
    if (!id) { status.textContent = words[refusal()]; return false; }
    const notices = document.createElement("ul");
    notices.append(...read.meldingen.map((/** @type {string} */ text) => {
      const line = document.createElement("li");
      line.textContent = text;
      return line;
    }));
    const link = linkTo(id, read.presentatie.titel);
    status.replaceChildren(link, ...(read.meldingen.length ? [notices] : []));
    return true;
  } catch (fault) {
    status.textContent = fault instanceof TypeError ? words.mislukt : said(fault, "");
    return false;
  }
}

const page = document.getElementById("eigen");
if (page) listDecks(page);
