/* Light or dark: as the machine of the reader says, or as the reader says by the button in the header.
   Loaded before anything is seen, so that no page flashes white first. */

const KEPT = "arbeidszorg-kleuren";
const SYSTEM = window.matchMedia("(prefers-color-scheme: dark)");
/** The style of the dark page; what it is linked for says when it holds. */
const link = document.getElementById("donker");
const bySystem = link instanceof HTMLLinkElement ? link.media : "";

/** @returns {string | null} - "licht", "donker", or null: as the machine says */
function kept() {
  try {
    return window.localStorage.getItem(KEPT);
  } catch {
    return null; // a browser that keeps nothing
  }
}

/** What the reader chose in this window, where nothing can be kept. */
let chosen = kept();

const isDark = () => chosen ? chosen === "donker" : SYSTEM.matches;

function apply() {
  if (!(link instanceof HTMLLinkElement)) return;
  const bare = {donker: "screen and (forced-colors: none)", licht: "not all"};
  link.media = chosen === "donker" || chosen === "licht" ? bare[chosen] : bySystem;
  const button = document.querySelector(".weergave");
  if (button) button.setAttribute("aria-pressed", String(isDark()));
  document.dispatchEvent(new Event("atlas:kleuren"));
}

function turn() {
  const dark = !isDark();
  chosen = dark === SYSTEM.matches ? null : dark ? "donker" : "licht";
  try {
    if (chosen) window.localStorage.setItem(KEPT, chosen);
    else window.localStorage.removeItem(KEPT);
  } catch { /* then it holds for this page */ }
  apply();
}

apply();
link?.addEventListener("load", apply);
SYSTEM.addEventListener("change", apply);
window.addEventListener("storage", () => { chosen = kept(); apply(); });
document.addEventListener("DOMContentLoaded", apply);
document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest(".weergave")) turn();
});
