/* A job: how far it is, and on to what came of it. */
import {byId, first} from "../shared/elements.js";

const BETWEEN = 700;
const work = document.getElementById("werk");

/** @param {HTMLElement} place */
async function follow(place) {
  const sentence = byId("werkzin"), bar = first(place, "progress", HTMLProgressElement);
  for (;;) {
    await new Promise((go) => { setTimeout(go, BETWEEN); });
    const answer = await fetch(place.dataset.stand || "", {headers: {Accept: "application/json"}}).catch(() => null);
    if (!answer || answer.status >= 500) continue; // the line is gone, or the server: the job is not
    if (!answer.ok) return location.reload();
    const {stand, deel, zegt, over} = await answer.json();
    if (sentence.textContent !== zegt) sentence.textContent = zegt;
    bar.value = deel;
    if (stand === "klaar") return location.replace(place.dataset.naar || "");
    if (over) return location.reload();
  }
}

if (work) void follow(work);
