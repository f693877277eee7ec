/* The version of the data that a page shows. It asks further of that version alone; when the server
   has another, the page says so and offers it. So no page mixes two (server/versions.py). */
import {edition, ofEdition} from "./edition.js";
import {at} from "./place.js";
import {byId} from "./elements.js";

/** The header in which a page says which version it shows. */
const NAME = "X-Gegevensversie";
/** The header in which a page of an earlier version names it. */
const EDITION = "X-Versie";
/** What the server answers when it has another. */
export const OTHER = 409;
/** Milliseconds between two looks at whether there is another. */
const AGAIN = 60000;

const version = typeof document === "undefined" ? "" : document.documentElement.dataset.versie || "";

/**
 * What is asked, with the version that it is asked of.
 * @param {RequestInit} [how]
 * @returns {RequestInit}
 */
export function ofVersion(how = {}) {
  const headers = new Headers(how.headers);
  headers.set(NAME, version);
  if (edition) headers.set(EDITION, edition);
  return {...how, headers};
}

/** Says that there is a newer version, and offers this very page of it. */
export function offer() {
  const room = document.getElementById("meldingen");
  const {nieuwer = "", toon = ""} = byId("inhoud").dataset;
  if (!room || room.querySelector("[data-nieuwer]")) return;
  const link = document.createElement("a");
  const now = new URL(window.location.href);
  now.searchParams.delete("versie"); // which may name the one that was the newest
  link.href = now.href;
  link.textContent = toon;
  link.addEventListener("click", (click) => {
    click.preventDefault();
    if (now.href === window.location.href) window.location.reload();
    else window.location.replace(now.href);
  });
  const text = document.createElement("p");
  text.className = "meldingkop";
  text.dataset.nieuwer = "";
  text.append(nieuwer + " ", link);
  const notice = document.createElement("div");
  notice.className = "melding";
  notice.append(text);
  room.replaceChildren(notice);
}

async function look() {
  if (document.visibilityState !== "visible") return;
  try {
    const answer = await fetch(at(ofEdition("/gegevensversie")), {cache: "no-store"});
    if (answer.ok && await answer.text() !== version) offer();
  } catch { /* without a line there is nothing to say */ }
}

if (typeof document !== "undefined") {
  document.addEventListener("visibilitychange", look);
  window.setInterval(look, AGAIN);
}
