/* The stage: walk through the slides, and change what one shows for a moment. It works the same online and in a file without a network; only where slides come from
   differs (`window.bron`). The window of the speaker follows it (spreker.js). */
(function () {
  "use strict";

  const root = document.documentElement;
  const stage = document.getElementById("toneel");
  if (!stage || root.dataset.venster === "spreker") return;
  const list = document.getElementById("dias");
  const told = JSON.parse(document.getElementById("gegevens").textContent);
  const words = told.teksten;
  const byId = (id) => document.getElementById(id);

  // --- the deck ----------------------------------------------------------------------------------

  let deck = told.presentatie; // as in its file; null until it is known
  let at = 1;
  const changes = new Map(); // slide -> what the speaker changed on it

  const total = () => deck ? deck.dias.length : 0;
  const slideAt = (n) => list.querySelector(`.dia[data-plaats="${n}"]`);
  const current = () => at > total() ? byId("einde") : slideAt(at);

  // --- measure -----------------------------------------------------------------------------------

  let unit = 7;
  function measure() {
    unit = window.dia.unit(window.innerWidth, window.innerHeight);
    root.style.setProperty("--u", unit);
    document.body.style.setProperty("--u", unit);
    document.body.classList.toggle("staand", window.innerWidth < window.innerHeight);
    document.body.classList.toggle("smal", window.innerWidth < window.innerHeight * 1.65);
    list.querySelectorAll(".dia.nu, .dia.klaar").forEach((one) => window.dia.settle(one, unit));
  }
  window.addEventListener("resize", measure);

  // On paper every slide stands as it does without a script, one after another.
  window.addEventListener("beforeprint", function () {
    root.classList.remove("speelt");
    list.querySelectorAll(".diatekening, .diatekening > .grafiek").forEach((one) =>
      ["width", "height", "margin-top", "transform"].forEach((name) => one.style.removeProperty(name)));
  });
  window.addEventListener("afterprint", function () {
    root.classList.add("speelt");
    list.querySelectorAll(".dia").forEach((one) => delete one.dataset.gepast);
    measure();
  });

  // --- walking -----------------------------------------------------------------------------------

  // The slide is shown, its neighbours are made ready out of sight.
  function show(n, quiet) {
    if (!deck) return;
    if (!quiet) byId("bericht").textContent = "";
    at = Math.min(Math.max(1, n), total() + 1);
    list.querySelectorAll(".dia").forEach((one) => one.classList.remove("nu", "klaar"));
    const seen = current();
    seen.classList.add("nu");
    const focused = document.activeElement;
    if (focused !== list && list.contains(focused) && !seen.contains(focused)) list.focus();
    if (!seen.dataset.gepast || Number(seen.dataset.gepast) !== unit) settle(seen);
    tell();
    if (!quiet) say(seen.dataset.zin || words.einde);
    if (at > total()) window.getoond.list(byId("getoond"));
    else window.getoond.add(deck.dias[at - 1], seen, choice());
    window.requestAnimationFrame(prepare);
  }

  function settle(one) {
    window.dia.settle(one, unit);
    one.dataset.gepast = unit;
  }

  function prepare() {
    [at + 1, at - 1].forEach(function (n) {
      const one = n > total() ? byId("einde") : slideAt(n);
      if (!one || one.classList.contains("nu")) return;
      one.classList.add("klaar");
      settle(one);
    });
    ahead();
  }

  // What was chosen, in words.
  function choice() {
    return Object.entries(changes.get(at) || {}).map(function ([name, value]) {
      const option = [...byId(`kies-${name}`).options].find((one) => one.value === value);
      return option ? option.textContent : value;
    }).join(", ");
  }

  // What stands around the slide: its number, its choices, the address, the speaker's window.
  function tell() {
    const seen = current();
    byId("telling").textContent = at > total() ? words.telling_einde
      : words.telling.replace("{nummer}", at).replace("{totaal}", total());
    byId("voortgang").style.width = `${100 * Math.min(at, total()) / (total() || 1)}%`;
    byId("vorige").disabled = at <= 1;
    byId("volgende").disabled = at > total();
    byId("terug").disabled = !changes.has(at) && !asked.has(at);
    ["jaar", "gebied", "sector"].forEach(function (name) {
      const list = byId(`kies-${name}`);
      const value = seen.dataset[name];
      list.disabled = value === undefined && !seen.querySelector(".diabeeld");
      list.value = value === undefined ? "" : value;
    });
    byId("tabelknop").disabled = !seen.querySelector(".diatabel");
    const shown = seen.querySelector(".diatabel");
    byId("tabelknop").setAttribute("aria-pressed", String(Boolean(shown && !shown.hidden)));
    if (document.activeElement && document.activeElement.disabled) list.focus();
    address();
    if (window.spreker) window.spreker.tell();
  }

  // The address holds what is on the wall: which slide, and what was changed on it.
  function address() {
    if (!window.location.protocol.startsWith("http")) return;
    const query = new URLSearchParams(window.location.search);
    ["dia", "jaar", "gebied", "sector"].forEach((name) => query.delete(name));
    if (at > 1) query.set("dia", Math.min(at, total()));
    Object.entries(changes.get(at) || {}).forEach(([name, value]) => query.set(name, value));
    const text = query.toString().replace(/%2C/gi, ",");
    window.history.replaceState(null, "",
      window.location.pathname + (text ? "?" + text : "") + window.location.hash);
  }

  function say(text) {
    byId("gezegd").textContent = text;
  }

  function warn(text) {
    byId("bericht").textContent = text;
    if (text) say(text);
  }

  // --- changing a slide for a moment -------------------------------------------------------------

  const made = new Map(); // slide and change -> its HTML
  const key = (n, change) => `${n} ${JSON.stringify(change || {})}`;

  // Written in one order, so that equal changes are the same.
  function tidy(change) {
    const found = {};
    ["jaar", "gebied", "sector"].forEach((name) => {
      if (change[name] !== undefined && change[name] !== null) found[name] = String(change[name]);
    });
    return found;
  }

  const asked = new Map(); // slide -> the change that is on its way; a later one is the last word
  async function change(n, wanted) {
    wanted = tidy(wanted);
    asked.set(n, wanted);
    warn("");
    let html = made.get(key(n, wanted));
    if (!html) {
      byId("terug").disabled = false;
      stage.setAttribute("aria-busy", "true");
      try {
        [html] = await window.bron.dias(deck, n, [wanted]);
        made.set(key(n, wanted), html);
      } catch (error) {
        if (asked.get(n) !== wanted) return;
        asked.delete(n);
        if (n === at) { warn(error.message || words.verbroken); tell(); }
        return;
      } finally {
        stage.removeAttribute("aria-busy");
      }
    }
    if (asked.get(n) !== wanted) return;
    asked.delete(n);
    if (Object.keys(wanted).length) changes.set(n, wanted);
    else changes.delete(n);
    replace(n, html);
    if (n === at) show(at);
  }

  function replace(n, html) {
    const old = slideAt(n);
    const table = old.querySelector(".diatabel");
    const open = table && !table.hidden;
    const room = document.createElement("template");
    room.innerHTML = html;
    const fresh = room.content.firstElementChild;
    if (old.contains(document.activeElement)) list.focus();
    old.replaceWith(fresh);
    if (open) tables(fresh, true);
  }

  function choose(name, value) {
    if (at > total()) return;
    const wanted = Object.assign({}, asked.get(at) || changes.get(at), {[name]: value});
    if (value === "") delete wanted[name]; // as the slide has it
    change(at, wanted);
  }

  // Back to the slide as it was saved; a change that is on its way is not waited for.
  function restore() {
    if (asked.delete(at)) { warn(""); tell(); }
    if (!changes.has(at)) return;
    const html = made.get(key(at, {}));
    if (html) {
      changes.delete(at);
      warn("");
      replace(at, html);
      show(at);
    } else change(at, {});
  }

  // A year further, or back, at the speaker's key.
  function year(step) {
    const now = Number((asked.get(at) || {}).jaar || current().dataset.jaar);
    if (!now || at > total()) return;
    const [first, last] = told.jaren;
    let next = now + step;
    if (next > last) next = first;
    if (next < first) next = last;
    if (next !== now) choose("jaar", next);
  }

  // What may be asked of this slide is fetched while nothing else happens, so that a line that breaks
  // later does no harm.
  const fetched = new Set();
  let resting = null;
  function ahead() {
    window.clearTimeout(resting);
    if (!window.bron.vooruit || at > total() || fetched.has(at)) return;
    const n = at;
    if (current().dataset.jaar === undefined) return;
    resting = window.setTimeout(async function () {
      fetched.add(n);
      const wanted = options().map(tidy).filter((one) => !made.has(key(n, one)));
      try {
        const found = await window.bron.dias(deck, n, wanted);
        found.forEach((html, place) => made.set(key(n, wanted[place]), html));
        stage.dataset.klaar = [...fetched].join(",");
      } catch (_) {
        fetched.delete(n); // it is asked again when it is wanted
      }
    }, 400);
  }

  // As it was saved; every year, regio and sector, one at a time.
  function options() {
    const of = (name, some) => [...byId(`kies-${name}`).querySelectorAll(some || "option")]
      .filter((one) => one.value !== "").map((one) => ({[name]: one.value}));
    return [{}, ...of("jaar"), ...of("gebied", "option[data-vooraf]"), ...of("sector")];
  }

  // --- table, pointer, black, help, full screen --------------------------------------------------

  function tables(of, open) {
    of.querySelectorAll(".diabeeld").forEach(function (seen) {
      seen.querySelector(".diatabel").hidden = !open;
      seen.querySelector(".diatekening").hidden = open;
      seen.querySelectorAll(".schuif").forEach((one) => { one.tabIndex = 0; });
    });
    settle(of);
  }

  function table() {
    const first = current().querySelector(".diatabel");
    if (!first) return;
    tables(current(), first.hidden);
    tell();
  }

  const pointer = byId("wijzer");
  function point() {
    pointer.hidden = !pointer.hidden;
    document.body.classList.toggle("wijst", !pointer.hidden);
    byId("wijzerknop").setAttribute("aria-pressed", String(!pointer.hidden));
    hover(null);
  }
  document.addEventListener("pointermove", function (event) {
    pointer.style.transform = `translate(${event.clientX}px, ${event.clientY}px)`;
  });

  const black = byId("zwart");
  function blacken(on) {
    black.hidden = !on;
    byId("zwartknop").setAttribute("aria-pressed", String(on));
    say(on ? words.zwart : current().dataset.zin || "");
    if (on) black.focus();
    else if (document.activeElement === black || document.activeElement === document.body) list.focus();
    if (window.spreker) window.spreker.tell();
  }
  black.addEventListener("click", () => blacken(false));

  const help = byId("hulp");
  function explain() {
    if (help.open) help.close();
    else help.showModal();
  }

  function full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (root.requestFullscreen) root.requestFullscreen().catch(() => warn(words.geen_scherm));
    else warn(words.geen_scherm);
  }

  function leave() {
    if (told.terug) window.location.href = told.terug;
  }

  // What is said of a mark that is pointed at.
  const bubble = byId("zegje");
  function hover(event) {
    const mark = event && event.target.closest && event.target.closest("[data-zegt]");
    bubble.hidden = !mark;
    if (!mark) return;
    if (bubble.textContent !== mark.dataset.zegt) bubble.textContent = mark.dataset.zegt;
    const right = event.clientX > window.innerWidth * 0.6;
    bubble.style.left = right ? "" : `${event.clientX + 3 * unit}px`;
    bubble.style.right = right ? `${window.innerWidth - event.clientX + 3 * unit}px` : "";
    const low = event.clientY > window.innerHeight * 0.6;
    bubble.style.top = low ? "" : `${event.clientY + 2 * unit}px`;
    bubble.style.bottom = low ? `${window.innerHeight - event.clientY + 2 * unit}px` : "";
  }
  list.addEventListener("pointermove", hover);
  list.addEventListener("pointerleave", () => hover(null));

  // An area that is clicked is chosen.
  list.addEventListener("click", function (event) {
    const mark = event.target.closest && event.target.closest("svg [data-gebied]");
    const option = mark && !swiped &&
      byId("kies-gebied").querySelector(`option[data-code="${mark.dataset.gebied}"]`);
    if (option) choose("gebied", option.value);
  });

  // --- keys and fingers --------------------------------------------------------------------------

  let digits = "";
  function number(digit) {
    digits = (digits + digit).slice(-3);
    byId("telling").textContent = words.naar.replace("{nummer}", digits);
  }

  function enter() {
    if (!digits) return false;
    const wanted = Number(digits);
    digits = "";
    if (!black.hidden) blacken(false);
    if (wanted >= 1 && wanted <= total()) show(wanted);
    else { tell(); warn(words.geen_dia.replace("{nummer}", wanted).replace("{totaal}", total())); }
    return true;
  }

  const KEYS = {
    ArrowRight: () => show(at + 1), ArrowDown: () => show(at + 1), PageDown: () => show(at + 1),
    " ": () => show(at + 1), ArrowLeft: () => show(at - 1), ArrowUp: () => show(at - 1),
    PageUp: () => show(at - 1), Home: () => show(1), End: () => show(total()),
    b: () => blacken(black.hidden), ".": () => blacken(black.hidden), f: full, p: point, r: restore,
    t: table, j: () => year(1), J: () => year(-1), s: () => window.spreker.open(), "?": explain,
  };

  // What a key does, here or in the window of the speaker. A black screen is lit by whatever goes on.
  function act(key) {
    const deed = KEYS[key] || KEYS[key.toLowerCase()];
    if (!deed) return false;
    if (!black.hidden && key.toLowerCase() !== "b" && key !== ".") blacken(false);
    digits = "";
    deed();
    return true;
  }

  // A key does what it does; in a list or on a button the keys that these need are theirs.
  function press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (help.open) {
      if (event.key === "?") { explain(); event.preventDefault(); }
      return;
    }
    const on = event.target;
    const choosing = on.matches && on.matches("select");
    if (choosing && !["Escape", "PageDown", "PageUp"].includes(event.key)) return; // of a remote clicker
    // The place of a key says more than its letter (AZERTY); some remote clickers tell no place.
    const placed = /^Digit([0-9])$/.exec(event.code || "");
    const written = /^[0-9]$/.test(event.key);
    if (written || (placed && !event.shiftKey)) { number(written ? event.key : placed[1]); return; }
    if (event.key === "Escape") { escape(event); return; }
    if (event.key === "Enter" && enter()) { event.preventDefault(); return; }
    const pressed = on.matches && on.matches("button, a, summary");
    if (pressed && (event.key === " " || event.key === "Enter")) return;
    const scrolled = on.closest && on.closest("[tabindex='0']");
    if (scrolled && /^(Arrow(Up|Down)|Page|Home|End| )/.test(event.key)) return;
    if (act(event.key)) event.preventDefault();
  }
  document.addEventListener("keydown", press);

  function escape(event) {
    if (digits) { digits = ""; tell(); }
    else if (!black.hidden) blacken(false);
    else if (!pointer.hidden) point();
    else if (event.target.matches("select")) list.focus();
    else if (!document.fullscreenElement) leave();
  }

  let from = null;
  let swiped = false;
  list.addEventListener("touchstart", function (event) {
    const [touch] = event.changedTouches;
    from = event.touches.length === 1 ? [touch.clientX, touch.clientY] : null;
    swiped = false;
  }, {passive: true});
  list.addEventListener("touchend", function (event) {
    if (!from) return;
    const [touch] = event.changedTouches;
    const [across, down] = [touch.clientX - from[0], touch.clientY - from[1]];
    from = null;
    if (Math.abs(across) < 50 || Math.abs(across) < 2 * Math.abs(down)) return;
    swiped = true;
    show(across < 0 ? at + 1 : at - 1);
  }, {passive: true});

  const PRESSED = {
    vorige: () => show(at - 1), volgende: () => show(at + 1), terug: restore, tabelknop: table,
    wijzerknop: point, zwartknop: () => blacken(black.hidden), sprekerknop: () => window.spreker.open(),
    schermknop: full, hulpknop: explain, hulpdicht: explain, bewaar: () => window.getoond.keep(deck, false),
    bewaarbestand: () => window.getoond.keep(deck, true), opnieuw: () => show(1),
  };
  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("button[id]");
    if (button && PRESSED[button.id]) PRESSED[button.id]();
  });
  ["jaar", "gebied", "sector"].forEach((name) => byId(`kies-${name}`)
    .addEventListener("change", function (event) {
      choose(name, event.target.value);
      if (byHand) list.focus(); // the next key walks on
    }));
  let byHand = false;
  document.addEventListener("pointerdown", () => { byHand = true; }, true);
  document.addEventListener("keydown", () => { byHand = false; }, true);

  // --- start -------------------------------------------------------------------------------------

  window.toneel = {
    state: function () {
      const now = current();
      const next = at + 1 > total() ? (at > total() ? null : byId("einde")) : slideAt(at + 1);
      return {
        nummer: at, totaal: total(), titel: deck ? deck.titel : "", zwart: !black.hidden,
        nu: now ? now.outerHTML : "", straks: next ? next.outerHTML : "",
        notities: deck && at <= total() ? deck.dias[at - 1].notities || "" : "",
        anders: choice(), unit: unit,
      };
    },
    press: act,
  };

  // The slide that the address asks for. Where the server knows the deck it has looked already.
  function begin() {
    const text = new URLSearchParams(window.location.search).get("dia") || "";
    if (told.dia || !text) return told.dia || 1;
    const wanted = /^[0-9]{1,3}$/.test(text) ? Number(text) : 0;
    if (wanted >= 1 && wanted <= total()) return wanted;
    const said = words.geen_dia.replace("{nummer}", () => text.slice(0, 20)).replace("{totaal}", total());
    told.bericht = [told.bericht, said].filter(Boolean).join(" ");
    return total();
  }

  function start() {
    root.classList.add("speelt");
    byId("toneeltitel").textContent = deck.titel;
    measure();
    const first = begin();
    const wanted = tidy(told.gewijzigd || {}); // the server drew that slide as the address says
    if (slideAt(first).querySelector(".diaanders")) changes.set(first, wanted);
    for (let n = 1; n <= total(); n += 1) made.set(key(n, changes.get(n)), slideAt(n).outerHTML);
    show(first, true);
    list.focus();
    byId("bericht").textContent = told.bericht;
    say([told.bericht, current().dataset.zin].filter(Boolean).join(" "));
    if (document.fonts && document.fonts.ready) document.fonts.ready.then(measure);
  }

  // The slide of a reader's own deck with what its address changes on it, before anything is seen.
  async function asAsked() {
    const query = new URLSearchParams(window.location.search);
    const wanted = tidy({jaar: query.get("jaar"), gebied: query.get("gebied"), sector: query.get("sector")});
    const n = told.dia = begin();
    if (!Object.keys(wanted).length || slideAt(n).dataset.jaar === undefined) return;
    try {
      const [html] = await window.bron.dias(deck, n, [wanted]);
      made.set(key(n, {}), slideAt(n).outerHTML);
      replace(n, html);
      told.gewijzigd = wanted;
    } catch (error) { told.bericht = error.message; }
  }

  if (deck) start();
  else if (window.bron.haal) {
    window.addEventListener("hashchange", () => window.location.reload()); // another deck
    window.bron.haal().then(async function (found) {
      deck = found.presentatie;
      list.insertAdjacentHTML("afterbegin", found.dias.join(""));
      told.bericht = (found.meldingen || []).join(" ");
      document.title = document.title.replace(words.laden, () => deck.titel);
      byId("laden").remove();
      await asAsked();
      start();
    }).catch(function (error) {
      root.classList.add("speelt");
      measure();
      byId("laden").querySelector("h2").textContent = error.message || words.verbroken;
      byId("laden").classList.add("nu");
    });
  }
})();
