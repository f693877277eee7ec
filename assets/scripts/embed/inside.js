/* In a frame on another website: tells that website how high the figure is, when that changes and
   whenever its script asks, which may come long after this page. */

const tell = () => window.parent.postMessage(
  {arbeidszorgatlas: document.documentElement.offsetHeight}, "*");
new ResizeObserver(tell).observe(document.documentElement);
window.addEventListener("message", (event) => {
  if (event.source === window.parent && event.data && event.data.arbeidszorgatlas === "hoogte")
    tell();
});
