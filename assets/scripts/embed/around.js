/* For the website that shows a figure of the atlas: makes each frame as high as what it holds. */

/** Pixels; no figure is higher. */
const HIGHEST = 20000;

window.addEventListener("message", (event) => {
  const height = event.data && event.data.arbeidszorgatlas;
  if (!(height > 0 && height < HIGHEST)) return;
  document.querySelectorAll("iframe.arbeidszorgatlas").forEach((frame) => {
    if (frame instanceof HTMLIFrameElement && frame.contentWindow === event.source)
      frame.style.height = Math.ceil(height) + "px";
  });
});

// Frames that told it before this script came are asked again.
const ask = () => document.querySelectorAll("iframe.arbeidszorgatlas").forEach((frame) => {
  if (frame instanceof HTMLIFrameElement && frame.contentWindow)
    frame.contentWindow.postMessage({arbeidszorgatlas: "hoogte"}, "*");
});
ask();
document.addEventListener("DOMContentLoaded", ask);
