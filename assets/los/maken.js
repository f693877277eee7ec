/* A presentation of one's own: order its slides, write their words, take it along. What is written is
   kept at once; the server says what cannot be shown. All words stand in the page. */
(function () {
  "use strict";

  const store = window.atlas.decks;
  const leaving = window.atlas.leaving;
  const byId = (name) => document.getElementById(name);
  const [page, list, status] = ["maak", "maak-dias", "maak-gezegd"].map(byId);
  const words = page.dataset;
  const query = new URLSearchParams(window.location.search);
  let id = query.get("eigen") || store.current();
  let deck = id ? store.get(id) : null;
  if (!deck) {
    const missing = query.get("eigen");
    deck = Object.assign({}, store.kind, {titel: words.nieuw, dias: []});
    id = "";
    if (missing) status.textContent = words.nietHier;
  }
  if (!Array.isArray(deck.dias)) deck.dias = [];

  function keep() {
    const kept = store.put(id, deck);
    if (!kept) { status.textContent = words.vol; return; }
    if (!id) {
      id = kept;
      window.history.replaceState(null, "", `?eigen=${id}`);
    }
    byId("maak-toon").href = `/presentatie/toneel?eigen=${id}`;
    later();
  }

  // --- slides ------------------------------------------------------------------------------------

  const isFigure = (slide) => Array.isArray(slide.figuren);

  function fields(slide) {
    const figures = slide.figuren || [];
    return {
      kop: slide.kop || "", figuur1: figures[0] || "", figuur2: figures[1] || "",
      tabel: Boolean(slide.tabel), bijschrift: slide.bijschrift || "",
      regels: (slide.regels || []).join("\n"), getal: slide.getal || "", notities: slide.notities || "",
    };
  }

  // An address that was copied from the atlas, without the site.
  function address(text) {
    try {
      const found = new URL(text.trim(), window.location.origin);
      return found.pathname + found.search + found.hash;
    } catch (_) {
      return text.trim();
    }
  }

  function write(slide, name, value) {
    if (name === "figuur1" || name === "figuur2") {
      const both = [slide.figuren[0] || "", slide.figuren[1] || ""];
      both[name === "figuur1" ? 0 : 1] = value.trim() ? address(value) : "";
      slide.figuren = both.filter(Boolean);
    } else if (name === "regels") slide.regels = value.split("\n");
    else if (name === "getal") slide.getal = value.trim() ? address(value) : "";
    else slide[name] = value;
  }

  function item(slide, place) {
    const from = byId(isFigure(slide) ? "maak-deel-figuur" : "maak-deel-tekst");
    const one = from.content.firstElementChild.cloneNode(true);
    const given = fields(slide);
    one.querySelectorAll("[data-veld]").forEach(function (input) {
      const name = input.dataset.veld;
      input.id = `dia-${place}-${name}`;
      const label = one.querySelector(`label[data-bij="${name}"]`);
      if (label) label.htmlFor = input.id;
      if (input.type === "checkbox") input.checked = given[name];
      else input.value = given[name];
      input.addEventListener("input", function () {
        write(slide, name, input.type === "checkbox" ? input.checked : input.value);
        keep();
      });
    });
    const name = slide.kop || words.dia.replace("{nummer}", place + 1);
    one.querySelector(".rapportnaam").textContent = name;
    one.querySelectorAll("button").forEach(function (button) {
      const deed = button.dataset.doe;
      button.setAttribute("aria-label", `${button.textContent}: ${name}`);
      button.disabled = (deed === "hoger" && place === 0) ||
        (deed === "lager" && place === deck.dias.length - 1);
      button.addEventListener("click", () => act(deed, place));
    });
    return one;
  }

  function draw(focus) {
    list.replaceChildren(...deck.dias.map(item));
    byId("maak-leeg").hidden = deck.dias.length > 0;
    byId("maak-toon").hidden = deck.dias.length === 0;
    byId("maak-neem").hidden = deck.dias.length === 0;
    later(0);
    if (!focus) return;
    const one = list.children[focus.place];
    const found = one && [...one.querySelectorAll("button")].find(
      (button) => button.dataset.doe === focus.deed && !button.disabled);
    (found || (one && one.querySelector("input")) || byId("maak-tekst")).focus();
  }

  let gone = null;
  function act(deed, place) {
    const to = deed === "hoger" ? place - 1 : place + 1;
    if (deed === "weg") {
      gone = [place, deck.dias.splice(place, 1)[0]];
      status.textContent = words.weg;
      byId("maak-terug").hidden = false;
    } else if (deed === "dubbel") {
      if (full()) return;
      deck.dias.splice(to, 0, JSON.parse(JSON.stringify(deck.dias[place])));
      status.textContent = words.verdubbeld.replace("{plaats}", to + 1);
    } else {
      deck.dias.splice(to, 0, deck.dias.splice(place, 1)[0]);
      status.textContent = words.verplaatst.replace("{plaats}", to + 1);
    }
    keep();
    draw({place: deed === "weg" ? Math.min(place, deck.dias.length - 1) : to, deed: deed});
  }

  byId("maak-terug").addEventListener("click", function () {
    if (!gone) return;
    deck.dias.splice(gone[0], 0, gone[1]);
    const place = gone[0];
    gone = null;
    byId("maak-terug").hidden = true;
    status.textContent = "";
    keep();
    draw({place: place, deed: "weg"});
  });

  function full() {
    if (deck.dias.length < store.most) return false;
    status.textContent = words.meest;
    return true;
  }

  function add(slide) {
    if (full()) return;
    deck.dias.push(slide);
    keep();
    draw();
    list.lastElementChild.querySelector("input").focus();
  }
  byId("maak-tekst").addEventListener("click", () => add({kop: "", regels: []}));
  byId("maak-figuur").addEventListener("click", () => add({kop: "", figuren: []}));

  // --- what the server says of it ----------------------------------------------------------------

  // Slides that are still empty are not sent: each of the rest is told of at its own place.
  let timer = null;
  let number = 0;
  let link = "";
  function later(wait) {
    window.clearTimeout(timer);
    timer = window.setTimeout(check, wait === undefined ? 500 : wait);
  }

  const filled = (slide) => Object.values(slide).some((one) =>
    Array.isArray(one) ? one.some((text) => String(text).trim()) : Boolean(one));

  async function check() {
    const mine = ++number;
    const places = deck.dias.map((slide, place) => place).filter((place) => filled(deck.dias[place]));
    if (!places.length) return;
    const sent = Object.assign({}, deck, {dias: places.map((place) => deck.dias[place])});
    try {
      const found = await (await leaving.ask("/presentatie/lees.json", {presentatie: sent},
                                             words.mislukt)).json();
      if (mine !== number || found.per_dia.length !== places.length) return;
      link = found.link;
      found.per_dia.forEach((told, n) => tell(list.children[places[n]], told));
    } catch (_) { /* what is written is kept; it is told of when the line is there again */ }
  }

  function tell(one, told) {
    if (!one) return;
    one.querySelector(".rapportnaam").textContent =
      told.getal ? `${told.kop} (${told.getal})` : told.kop;
    one.querySelector(".diameldingen").replaceChildren(...told.meldingen.map(function (text) {
      const line = document.createElement("li");
      line.textContent = text;
      return line;
    }));
    const room = one.querySelector(".diabeeldjes");
    const wanted = told.beelden.filter(Boolean);
    if (room.dataset.van === wanted.join(" ")) return;
    room.dataset.van = wanted.join(" ");
    room.replaceChildren(...wanted.map(function (source) {
      const image = document.createElement("img");
      image.alt = "";
      image.className = "diabeeldje";
      image.loading = "lazy";
      image.addEventListener("error", () => { image.hidden = true; });
      image.src = source;
      return image;
    }));
  }

  // --- taking it along ---------------------------------------------------------------------------

  function take(button) {
    const ending = button.dataset.formaat;
    leaving.take(page, status, `/presentatie/eigen.${ending}`, {presentatie: deck},
                 `presentatie.${ending}`);
  }

  document.querySelectorAll("[data-formaat]").forEach((button) =>
    button.addEventListener("click", () => take(button)));

  byId("maak-link").addEventListener("click", async function () {
    await check();
    if (!link) { status.textContent = words.mislukt; return; }
    await leaving.copy(link);
    status.textContent = words.link;
  });

  const title = byId("maak-titel");
  title.value = deck.titel || "";
  title.addEventListener("input", function () { deck.titel = title.value; keep(); });
  if (id) byId("maak-toon").href = `/presentatie/toneel?eigen=${id}`;
  draw();
  page.hidden = false;
})();
