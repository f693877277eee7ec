/* The contents of a long page: where the reader is, is marked; a choice folds them again. */
import {all, near} from "../shared/elements.js";

/** Which part of the window a section has reached before it is the one that is read. */
const READ = 0.25;
const nav = document.querySelector(".wijzer");
const links = nav ? all(nav, ".inhoudlijst a[href^='#']", HTMLAnchorElement) : [];
const fold = nav?.querySelector(".inhoudvouw");
/** What the fold says when nothing is read yet. */
const label = fold?.querySelector("summary")?.textContent || "";

/** @param {HTMLAnchorElement} link */
const target = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));

/** The section that is read: the last that has come high enough, or at the end the last one. */
function read() {
  const line = window.innerHeight * READ;
  const root = document.documentElement;
  const ended = root.scrollHeight - window.innerHeight - window.scrollY < 2 && window.scrollY > 0;
  const seen = links.filter((link) => {
    const top = target(link)?.getBoundingClientRect().top ?? Infinity;
    return top < line || ended && top < window.innerHeight;
  });
  return seen[seen.length - 1] || null;
}

/** @type {HTMLAnchorElement | null} */
let marked = null;

function mark() {
  const now = read();
  if (now === marked) return;
  marked?.removeAttribute("aria-current");
  now?.setAttribute("aria-current", "true");
  marked = now;
  const summary = fold?.querySelector("summary");
  if (summary) summary.textContent = now ? `${label}: ${now.textContent}` : label;
  const list = now?.closest(".inhoudlijst");
  if (now && list && list.scrollHeight > list.clientHeight) follow(now, list);
}

/**
 * Keeps the mark in sight where the contents are longer than the window; the page stays where it is.
 * @param {HTMLElement} link
 * @param {Element} box
 */
function follow(link, box) {
  const [inner, outer] = [link.getBoundingClientRect(), box.getBoundingClientRect()];
  if (inner.top < outer.top + 40 || inner.bottom > outer.bottom - 40) {
    box.scrollTop += inner.top - outer.top - outer.height / 2;
  }
}

if (nav) {
  nav.classList.add("volgt");
  document.addEventListener("scroll", mark, {passive: true});
  window.addEventListener("resize", mark);
  document.addEventListener("click", (event) => {
    const chosen = near(event, ".wijzer a");
    if (chosen && fold instanceof HTMLDetailsElement) fold.open = false;
  });
  mark();
}
