/* For the website that shows a figure of the atlas: makes each frame as high as what it holds. */
(function () {
  "use strict";
  window.addEventListener("message", function (event) {
    const high = event.data && event.data.arbeidszorgatlas;
    if (!(high > 0 && high < 20000)) return;
    document.querySelectorAll("iframe.arbeidszorgatlas").forEach(function (frame) {
      if (frame.contentWindow === event.source) frame.style.height = Math.ceil(high) + "px";
    });
  });
})();
