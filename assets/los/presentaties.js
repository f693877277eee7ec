/* The list of a reader's own presentations, a file that is opened, and an own version of a ready
   one. All words stand in the page. */
(function () {
  "use strict";

  const store = window.atlas.decks;

  // --- a version of one's own --------------------------------------------------------------------

  const own = document.getElementById("eigen-versie");
  if (own) {
    own.hidden = false;
    own.addEventListener("click", async function () {
      const said = document.getElementById("versie-gezegd");
      try {
        const answer = await fetch(`/presentatie/${own.dataset.naam}.json`);
        if (!answer.ok) throw new Error();
        const id = store.add(await answer.json());
        if (!id) { said.textContent = own.dataset.vol; return; }
        const link = document.createElement("a");
        link.href = `/presentatie/maken?eigen=${id}`;
        link.textContent = own.dataset.naarVersie;
        said.replaceChildren(`${own.dataset.klaar} `, link);
        link.focus();
      } catch (_) {
        said.textContent = own.dataset.mislukt;
      }
    });
  }

  // --- the list ----------------------------------------------------------------------------------

  const page = document.getElementById("eigen");
  if (!page) return;
  const list = document.getElementById("eigen-decks");
  const status = document.getElementById("eigen-gezegd");

  function count(deck) {
    const many = (deck.dias || []).length;
    return many === 1 ? page.dataset.tellingEen : page.dataset.telling.replace("{count}", many);
  }

  function item(id, deck) {
    const one = document.getElementById("eigen-deck").content.firstElementChild.cloneNode(true);
    const [name, show, edit] = one.querySelectorAll("a");
    name.textContent = deck.titel || page.dataset.titel;
    name.href = edit.href = `/presentatie/maken?eigen=${id}`;
    show.href = `/presentatie/toneel?eigen=${id}`;
    one.querySelector(".decktelling").textContent = count(deck);
    one.querySelectorAll(".knop").forEach((knop) =>
      knop.setAttribute("aria-label", `${knop.textContent}: ${name.textContent}`));
    one.querySelectorAll("button").forEach((button) =>
      button.addEventListener("click", () => act(button.dataset.doe, id, deck)));
    return one;
  }

  function draw() {
    const all = Object.entries(store.all());
    list.replaceChildren(...all.map(([id, deck]) => item(id, deck)));
    document.getElementById("eigen-leeg").hidden = all.length > 0;
  }

  let gone = null;
  const back = document.getElementById("eigen-terug");
  function act(deed, id, deck) {
    if (deed === "weg") {
      gone = [id, deck];
      store.drop(id);
      status.textContent = page.dataset.weg.replace("{titel}", () => deck.titel || page.dataset.titel);
    } else if (!store.add(JSON.parse(JSON.stringify(deck)))) status.textContent = page.dataset.vol;
    back.hidden = gone === null;
    draw();
    (deed === "weg" ? back : list.querySelector("li:last-child a")).focus();
  }

  back.addEventListener("click", function () {
    if (!gone) return;
    store.put(...gone);
    gone = null;
    back.hidden = true;
    status.textContent = "";
    draw();
    list.querySelector("a").focus();
  });

  document.getElementById("eigen-nieuw").addEventListener("click", function () {
    const id = store.add(Object.assign({}, store.kind, {titel: page.dataset.titel, dias: []}));
    if (id) window.location.href = `/presentatie/maken?eigen=${id}`;
    else status.textContent = page.dataset.vol;
  });

  // A file is read here, and checked by the server; what it cannot use is said.
  document.getElementById("eigen-bestand").addEventListener("change", async function (event) {
    const [file] = event.target.files;
    event.target.value = "";
    if (!file) return;
    if (file.size > 1000000) { status.textContent = page.dataset.groot; return; }
    try {
      const asked = {tekst: await file.text()};
      const found = await (await window.atlas.leaving.ask("/presentatie/lees.json", asked,
                                                          page.dataset.mislukt)).json();
      const id = store.add(found.presentatie);
      if (!id) { status.textContent = page.dataset.vol; return; }
      const some = document.createElement("ul");
      some.append(...found.meldingen.map(function (text) {
        const one = document.createElement("li");
        one.textContent = text;
        return one;
      }));
      const link = document.createElement("a");
      link.href = `/presentatie/maken?eigen=${id}`;
      link.textContent = found.presentatie.titel;
      status.replaceChildren(link, ...(found.meldingen.length ? [some] : []));
      draw();
    } catch (error) {
      status.textContent = error instanceof TypeError ? page.dataset.mislukt : error.message;
    }
  });

  draw();
  page.hidden = false;
})();
