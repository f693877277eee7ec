/* Mijn rapport: order what was collected, write between it, and take it along. All words stand in
   the page; this only fills them in. */
(function () {
  "use strict";

  const store = window.atlas.report;
  const report = store.read();
  const list = document.getElementById("rapport-delen");
  const page = document.getElementById("rapport-bouw");
  const status = document.getElementById("rapport-gezegd");

  function keep() {
    if (!store.write(report)) status.textContent = page.dataset.vol;
  }

  function field(name, to) {
    const input = document.getElementById(name);
    input.value = report[to];
    input.addEventListener("input", function () { report[to] = input.value; keep(); });
  }

  function fill(part, number) {
    const from = document.getElementById(part.soort === "figuur" ? "deel-figuur" : "deel-tekst");
    const item = from.content.firstElementChild.cloneNode(true);
    const title = part.titel || part.kop || "";
    item.querySelectorAll("[data-veld]").forEach(function (input) {
      const to = input.dataset.veld;
      input.id = `deel-${number}-${to}`;
      item.querySelector(`label[data-bij="${to}"]`).htmlFor = input.id;
      input.value = part[to] || "";
      input.addEventListener("input", function () { part[to] = input.value; keep(); });
    });
    const link = item.querySelector("a");
    if (link) {
      const [path, query] = part.adres.split("?");
      const name = path === "/" ? "overzicht" : path.slice(1);
      const key = part.sleutel.slice(name.length + 1);
      link.href = `${part.adres}#${part.sleutel}`;
      link.textContent = title;
      const image = item.querySelector("img");
      image.src = `/figuur/${encodeURIComponent(name)}/${encodeURIComponent(key)}.svg` +
        (query ? "?" + query : "");
      image.addEventListener("error", () => { image.hidden = true; });
    }
    item.querySelectorAll("button").forEach(function (button) {
      const deed = button.dataset.doe;
      button.setAttribute("aria-label", `${button.textContent}: ${title || number + 1}`);
      button.disabled = (deed === "hoger" && number === 0) ||
        (deed === "lager" && number === report.delen.length - 1);
      button.addEventListener("click", () => act(deed, number));
    });
    return item;
  }

  function draw(focus) {
    list.replaceChildren(...report.delen.map(fill));
    document.getElementById("rapport-leeg").hidden = report.delen.length > 0;
    document.getElementById("rapport-neem").hidden = report.delen.length === 0;
    if (!focus) return;
    const item = list.children[focus.number];
    const found = item && [...item.querySelectorAll("button")].find(
      (one) => one.dataset.doe === focus.deed && !one.disabled);
    const near = found || (item && item.querySelector("input, textarea, button:not(:disabled)"));
    (near || document.getElementById("rapport-tekst")).focus();
  }

  // What was removed can be put back, until something else is removed.
  let gone = null;
  function act(deed, number) {
    const to = deed === "hoger" ? number - 1 : number + 1;
    if (deed === "weg") {
      gone = {number: number, part: report.delen.splice(number, 1)[0]};
      offer();
    } else {
      report.delen.splice(to, 0, report.delen.splice(number, 1)[0]);
      status.textContent = page.dataset.verplaatst.replace("{plaats}", to + 1);
    }
    keep();
    draw({number: deed === "weg" ? Math.min(number, report.delen.length - 1) : to, deed: deed});
  }

  function offer() {
    const back = document.getElementById("rapport-terug");
    back.hidden = gone === null;
    if (gone) status.textContent = page.dataset.weg;
  }

  document.getElementById("rapport-terug").addEventListener("click", function () {
    if (!gone) return;
    report.delen.splice(gone.number, 0, gone.part);
    const number = gone.number;
    gone = null;
    status.textContent = "";
    offer();
    keep();
    draw({number: number, deed: "weg"});
  });

  document.getElementById("rapport-tekst").addEventListener("click", function () {
    report.delen.push({soort: "tekst", kop: "", tekst: ""});
    keep();
    draw();
    list.lastElementChild.querySelector("input").focus();
  });

  function take(button) {
    const ending = button.dataset.formaat;
    window.atlas.leaving.take(page, status, `/rapport/eigen.${ending}`, report, `rapport.${ending}`);
  }

  document.querySelectorAll("[data-formaat]").forEach((button) =>
    button.addEventListener("click", () => take(button)));
  field("rapport-titel", "titel");
  field("rapport-ondertitel", "ondertitel");
  draw();
  page.hidden = false;
})();
