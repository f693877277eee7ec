/* What a page does by itself, with Dash and before it: menus, the year of a slider, save and share. */
(function () {
  "use strict";

  // A year slider says its year while it is moved.
  document.addEventListener("input", function (event) {
    if (event.target.matches && event.target.matches("input.jaarschuif")) {
      const shown = document.getElementById("jaar-gekozen");
      if (shown) shown.textContent = event.target.value;
    }
  });

  // Menus close with Escape, or when the reader goes elsewhere.
  function closeMenus(except) {
    document.querySelectorAll("details.uitklap[open]").forEach(function (menu) {
      if (menu !== except && !menu.contains(except)) menu.open = false;
    });
  }
  document.addEventListener("click", (event) => closeMenus(event.target));
  document.addEventListener("focusin", (event) => closeMenus(event.target));
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    const menu = document.activeElement.closest && document.activeElement.closest("details.uitklap[open]");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
  });

  // Save and share.
  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("button");
    if (!button) return;
    if (button.dataset.kopieer) copy(button);
    if (button.dataset.figuur) save(button);
  });

  function say(text) {
    document.getElementById("gezegd").textContent = text;
  }

  async function copy(button) {
    const address = new URL(button.dataset.kopieer, window.location.origin).href;
    try {
      await navigator.clipboard.writeText(address);
    } catch (_) {
      const field = document.createElement("textarea");
      field.value = address;
      button.after(field); // inside the menu, which would close when focus leaves it
      field.select();
      document.execCommand("copy");
      field.remove();
      button.focus();
    }
    const before = button.textContent;
    button.textContent = button.dataset.klaar;
    say(button.dataset.klaar);
    window.setTimeout(() => { button.textContent = before; }, 2500);
  }

  // A picture is the drawing of the server, painted at twice its size, so that it is sharp on paper
  // and on a large screen.
  async function save(button) {
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true"); // not disabled: that would take the keyboard away
    try {
      const answer = await fetch(button.dataset.figuur);
      if (!answer.ok) throw new Error(answer.status);
      download(await painted(await answer.text()), button.dataset.naam + ".png");
    } catch (_) {
      say(button.dataset.mislukt);
      button.textContent = button.dataset.mislukt;
    } finally {
      button.removeAttribute("aria-busy");
    }
  }

  function painted(svg) {
    return new Promise(function (done, fail) {
      const image = new Image();
      image.onload = function () {
        const canvas = document.createElement("canvas");
        canvas.width = image.naturalWidth * 2;
        canvas.height = image.naturalHeight * 2;
        const brush = canvas.getContext("2d");
        brush.fillStyle = "#ffffff";
        brush.fillRect(0, 0, canvas.width, canvas.height);
        brush.drawImage(image, 0, 0, canvas.width, canvas.height);
        canvas.toBlob(done, "image/png");
      };
      image.onerror = fail;
      image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg);
    });
  }

  function download(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.addEventListener("click", (event) => event.stopPropagation()); // leaves the menu open
    document.body.append(link);
    link.click();
    link.remove();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
})();
