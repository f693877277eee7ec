/* What a page does by itself, with Dash and before it: the year of a slider, save and share. */
(function () {
  "use strict";

  // A year slider says its year while it is moved.
  document.addEventListener("input", function (event) {
    if (event.target.matches && event.target.matches("input.jaarschuif")) {
      const shown = document.getElementById("jaar-gekozen");
      if (shown) shown.textContent = event.target.value;
    }
  });

  // Share. What a button does stands in its data; when it has done it, it says so.
  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("button");
    if (!button) return;
    const data = button.dataset;
    if (data.verzamel) collect(button);
    else if (data.presenteer) present(button);
    else if (data.insluiten) copy(button, frame(whole(data.insluiten), data.titel));
    else if (data.citaat) copy(button, cited(data.citaat, whole(data.kopieer)));
    else if (data.tabel) copyTable(button);
    else if (data.kopieer) copy(button, whole(data.kopieer));
  });

  function whole(address) {
    return new URL(address, window.location.origin).href;
  }

  function cited(text, address) {
    const today = new Intl.DateTimeFormat("nl-BE", {dateStyle: "long"}).format(new Date());
    return text.replace("{vandaag}", today).replace("{adres}", address);
  }

  // A frame for the website of a town, and the script that makes it as high as what it holds.
  function frame(address, title) {
    const quoted = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
    return `<iframe src="${quoted(address)}" title="${quoted(title)}" class="arbeidszorgatlas" ` +
      'width="100%" height="640" style="border:0" loading="lazy"></iframe>\n' +
      `<script src="${quoted(whole("/embed.js"))}" async></script>`;
  }

  // Said aloud, and written on the button for a while.
  function done(button, text) {
    button.dataset.tekst = button.dataset.tekst || button.textContent;
    button.textContent = text;
    const room = document.getElementById("gezegd");
    if (room) room.textContent = text;
    window.setTimeout(() => { button.textContent = button.dataset.tekst; }, 2500);
  }

  async function copy(button, text, html) {
    await window.atlas.leaving.copy(text, html);
    done(button, button.dataset.klaar);
  }

  // The table of a card, for a spreadsheet and for a letter. Text that a spreadsheet would take for
  // a formula gets a mark before it.
  function copyTable(button) {
    const table = button.closest(".figuurkaart").querySelector(".tabelvak table");
    const cell = (one) => one.textContent.trim().replace(/\s+/g, " ").replace(/^[=+@-]/, "'$&");
    const lines = [...table.rows].map((row) => [...row.cells].map(cell));
    const text = lines.map((line) => line.join("\t")).join("\r\n");
    const plain = document.createElement("table");
    [...table.rows].forEach(function (row, number) {
      const made = plain.insertRow();
      [...row.cells].forEach(function (one, place) {
        const copy = document.createElement(one.tagName);
        copy.textContent = lines[number][place];
        if (one.colSpan > 1) copy.colSpan = one.colSpan;
        made.append(copy);
      });
    });
    copy(button, text, plain.outerHTML);
  }

  // A figure becomes a slide of the presentation that the reader last worked on (decks.js).
  function present(button) {
    const link = new URL(button.dataset.presenteer, window.location.origin);
    const address = link.pathname + link.search + link.hash;
    const room = window.atlas.decks.addFigure(address, document.title.split(" · ")[0]);
    done(button, room ? button.dataset.klaar : button.dataset.vol);
  }

  // What a reader collects is kept in the reader's own browser (collected.js).
  function collect(button) {
    const store = window.atlas.report;
    const report = store.read();
    const link = new URL(button.dataset.verzamel, window.location.origin);
    report.delen.push({soort: "figuur", adres: link.pathname + link.search,
                       sleutel: link.hash.slice(1), titel: button.dataset.titel, tekst: ""});
    const room = store.figures(report) <= store.most && store.write(report);
    done(button, room ? button.dataset.klaar : button.dataset.vol);
  }
})();
