/* The foot of each printed sheet: the style sheet writes there what stands on the root element, the
   address and the date of printing. Where no sheet can have a foot, the foot of the page is printed. */
import {fill, today} from "./words.js";

const {style, classList, dataset} = document.documentElement;
if ("CSSMarginRule" in window) classList.add("bladvoet");

/** @param {string} text */
const quoted = (text) => `"${text.replace(/["\\\n]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;

window.addEventListener("beforeprint", () => {
  style.setProperty("--gedrukt", quoted(`${fill(dataset.gedrukt || "", {dag: today()})} `));
  // a view that was changed goes by the address that its figures are copied with
  const copied = document.querySelector("main [data-kopieer]");
  if (!(copied instanceof HTMLElement)) return;
  const address = new URL(copied.dataset.kopieer || "", window.location.origin);
  address.hash = "";
  if (address.pathname === window.location.pathname)
    style.setProperty("--adres", quoted(address.href));
});
