/* Reach: at every choice the page is asked again, and what is new takes the place of what stood. The
   form, the links and the map lead to addresses that the server answers whole; so the back button, a
   shared link and a page without scripts all take the same way. */
import "../figures/together.js";
import {ofEdition} from "../shared/edition.js";
import {byId, near} from "../shared/elements.js";
import {at} from "../shared/place.js";

const [PAGE, FORM, PATH] = ["dekking", "dekking-vraag", "/dekking"];
/** Where an initiative is thought of, in which field that starts, and what came of it. */
const [TRIED, TOWN, RESULT] = ["denkoefening", "dekking-veld-erbij", "dekking-erbij"];
/** The question that is being answered, to be given up for a newer one. */
let asking = new AbortController();

/**
 * Shows the answer to a question in the place of what stands.
 * @param {string} query
 * @param {boolean} remember - whether the back button comes back to what stood
 * @param {(fresh: HTMLElement) => void} [look] - goes to what is looked at afterwards
 */
async function show(query, remember, look = () => {}) {
  asking.abort();
  asking = new AbortController();
  const {signal} = asking, address = at(PATH + query);
  const page = byId(PAGE);
  page.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, {signal});
    if (!answer.ok) throw new Error(String(answer.status));
    const whole = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = whole.getElementById(PAGE);
    if (!fresh) throw new Error(PAGE);
    replace(page, fresh);
    const own = at(PATH + (fresh.dataset.adres || "").replace(/^\?$/, ""));
    if (remember) window.history.pushState({dekking: true}, "", own);
    look(fresh);
  } catch (fault) {
    if (!(fault instanceof DOMException)) window.location.assign(address);
  }
}

/**
 * Puts the new page in the place of the old; focus, and how far lists were scrolled, stay.
 * @param {HTMLElement} page
 * @param {HTMLElement} fresh
 */
function replace(page, fresh) {
  const focused = named(document.activeElement);
  const open = [...page.querySelectorAll("details[open]")].map(place);
  const scrolled = page.querySelector(".zijkaart .schuif")?.scrollTop || 0;
  page.replaceWith(fresh);
  open.forEach((key) => {
    const details = [...fresh.querySelectorAll("details")].find((each) => place(each) === key);
    if (details && !details.matches(".uitklap")) details.open = true;
  });
  const list = fresh.querySelector(".zijkaart .schuif");
  if (list) list.scrollTop = scrolled;
  document.dispatchEvent(new Event("atlas:anders"));
  const next = focused && fresh.querySelector(focused);
  if (next instanceof HTMLElement) next.focus({preventScroll: true});
  byId("dekking-gezegd").textContent = [".melding", ".antwoord", ".zin"]
    .map((part) => fresh.querySelector(part)?.textContent || "").filter(Boolean).join(" ");
}

/**
 * Goes to a part of the page, and to its heading.
 * @param {string} part - its id
 */
function go(part) {
  const whole = part ? document.getElementById(part) : null;
  whole?.scrollIntoView({block: "start"});
  const heading = whole?.querySelector("h2");
  if (heading instanceof HTMLElement) heading.focus({preventScroll: true});
}

/**
 * Goes to what came of one more: the field that is wrong, else the result; that stands below the
 * form, which stays in sight where there is room for both.
 * @param {HTMLElement} fresh
 */
function seeResult(fresh) {
  const wrong = fresh.querySelector(`#${TRIED} [aria-invalid="true"]`);
  if (wrong instanceof HTMLElement) {
    wrong.focus({preventScroll: true});
    wrong.scrollIntoView({block: "center"});
    return;
  }
  const result = fresh.querySelector(`#${RESULT}`), heading = result?.querySelector("h3");
  if (!result || !heading) return;
  heading.tabIndex = -1;
  heading.focus({preventScroll: true});
  byId(TRIED).scrollIntoView({block: "start"});
  if (heading.getBoundingClientRect().bottom > window.innerHeight / 2) result.scrollIntoView({block: "start"});
}

/** Says at the field that a municipality must be named first, and goes there. */
function askTown() {
  const field = byId(TOWN, HTMLInputElement), fault = byId(`${TOWN}-fout`);
  field.setAttribute("aria-invalid", "true");
  fault.textContent = field.dataset.leeg || "";
  field.focus();
}

/**
 * What finds an element again in a page that says something else.
 * @param {Element | null} element
 */
function named(element) {
  if (!(element instanceof HTMLElement) || !element.closest(`#${PAGE}`)) return "";
  if (element.id) return `#${CSS.escape(element.id)}`;
  const {adres} = element.dataset;
  return adres ? `[data-adres="${CSS.escape(adres)}"]` : "";
}

/** @param {Element} details - the card in which it stands tells it apart */
const place = (details) => `${details.closest("section[id]")?.id} ${details.className}`;

/** The query of the form: what is chosen twice stands there once, with a comma. */
function chosen() {
  /** @type {Map<string, string[]>} */
  const fields = new Map();
  new FormData(byId(FORM, HTMLFormElement)).forEach((value, name) => {
    if (value) fields.set(name, [...(fields.get(name) || []), String(value)]);
  });
  const query = new URLSearchParams([...fields].map(([name, values]) => [name, values.join(",")]));
  return query.size ? `?${query}` : "";
}

/**
 * @param {string} query - the version that the page is of goes along
 * @param {(fresh: HTMLElement) => void} [look]
 */
function ask(query, look) {
  show(ofEdition(query || "?").replace("?&", "?").replace(/^\?$/, ""), true, look);
}

document.addEventListener("change", (event) => {
  const control = near(event, "select, input", Element);
  const form = control && "form" in control ? control.form : null;
  if (control?.closest(`#${TRIED}`)) return; // what is thought of is asked with its button
  if (form instanceof HTMLFormElement && form.id === FORM) ask(chosen());
});
document.addEventListener("submit", (event) => {
  if (!(event.target instanceof HTMLFormElement) || event.target.id !== FORM) return;
  event.preventDefault();
  const from = event.submitter?.closest(`#${TRIED}`) || document.activeElement?.closest(`#${TRIED}`);
  if (!from) ask(chosen());
  else if (byId(TOWN, HTMLInputElement).value.trim()) ask(chosen(), seeResult);
  else askTown();
});
document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = near(event, `#${PAGE} a[data-adres]`, HTMLAnchorElement);
  const mark = link ? null : near(event, `#${PAGE} svg [data-naar]`, Element);
  const to = link?.getAttribute("href") || mark?.getAttribute("data-naar");
  if (!to) return;
  event.preventDefault();
  const {search, hash} = new URL(to, window.location.href);
  show(search, true, () => go(hash.slice(1)));
});
window.addEventListener("popstate", () => show(window.location.search, false));
