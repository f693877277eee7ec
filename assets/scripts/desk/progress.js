/** How far a long piece of work is: asks now and then, and shows the page anew when it is done. */

/** Milliseconds between two questions. */
const PAUSE = 1500;

/**
 * @typedef {{state: string, share: number, says: string}} Progress
 */

/**
 * Ask how far it is, and show it in a part of the page.
 * @param {HTMLElement} part with the address in `data-voortgang`
 * @returns {Promise<boolean>} whether it goes on
 */
export async function look(part) {
  const answer = await fetch(part.dataset.voortgang ?? "", { headers: { Accept: "application/json" } });
  if (!answer.ok) return true; // it is asked again
  /** @type {Progress} */
  const told = await answer.json();
  if (told.state !== "bezig") return false;
  const bar = part.querySelector("progress");
  const says = part.querySelector("[data-zegt]");
  if (bar) bar.value = told.share;
  if (says && says.textContent !== told.says) says.textContent = told.says;
  return true;
}

/** @param {HTMLElement} part */
function follow(part) {
  setTimeout(async () => {
    const goes = await look(part).catch(() => true);
    if (goes) follow(part);
    else location.reload();
  }, PAUSE);
}

if (typeof document !== "undefined") {
  for (const part of document.querySelectorAll("[data-voortgang]")) {
    if (part instanceof HTMLElement) follow(part);
  }
}
