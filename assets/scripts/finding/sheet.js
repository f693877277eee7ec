/* A sheet for the talk: its button prints it. */
import {all} from "../shared/elements.js";

all(document, "[data-druk]", HTMLButtonElement).forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => { window.print(); });
});
