/* On the stage: the window of the speaker, opened and told what is on the wall. */
import {at} from "../shared/place.js";
import {byId} from "../shared/elements.js";
import {isFrom, isOnline, WHOM} from "./channel.js";
import {words} from "./page-data.js";

/** @type {Window | null} */
let other = null;
/** @type {(() => import("./channel.js").Standing) | null} */
let standing = null;

/** Tells the speaker what is on the wall. */
export function tell() {
  if (other && !other.closed && standing)
    other.postMessage({van: "toneel", stand: standing()}, WHOM);
}

/** Opens the window of the speaker, or brings it to the front. */
export function open() {
  if (other && !other.closed) { other.focus(); return; }
  const base = window.location.href.split("#")[0].split("?")[0];
  const address = isOnline ? at("/presentatie/spreker") : `${base}#spreker`;
  other = window.open(address, `spreker-${Math.round(performance.timeOrigin)}`,
                      "popup,width=1100,height=760");
  if (!other) byId("bericht").textContent = words.geen_venster;
}

/**
 * Hears the speaker.
 * @param {() => import("./channel.js").Standing} read - what is on the wall
 * @param {(key: string) => void} press - does what a key does
 */
export function listen(read, press) {
  standing = read;
  window.addEventListener("message", (event) => {
    if (!isFrom(event, "spreker")) return;
    other = /** @type {Window | null} */ (event.source);
    if (event.data.toets) press(event.data.toets);
    tell();
  });
}
