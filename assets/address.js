/* Filters, clicks and links write the address; the server answers to the address alone. */
(function () {
  "use strict";

  const path = "/" + window.location.pathname.replace(/^\/+|\/+$/g, "");

  function params() {
    return new URLSearchParams(window.location.search);
  }

  // The address as people read it: commas and dots stay as they are.
  function written(query) {
    const text = query.toString().replace(/%2C/gi, ",");
    return text ? "?" + text : "";
  }

  // One question at a time: a later answer must not be overtaken by an earlier one. What is asked
  // meanwhile waits, and of several only the last. An answer that never comes (a server that fails,
  // a line that breaks) is not waited for: after a while the question in line is asked all the same.
  const PATIENCE = 10000;
  let number = 0;
  let since = null;
  let next = null;
  function inTurn(question) {
    question.nummer = ++number;
    const left = since === null ? 0 : since + PATIENCE - Date.now();
    next = left > 0 ? question : null;
    if (next) window.setTimeout(() => { if (next === question) askNext(); }, left);
    else ask(question);
  }

  function ask(question) {
    since = Date.now();
    window.dash_clientside.set_props("vraag", {data: question});
  }

  function askNext() {
    const question = next;
    next = null;
    if (question) ask(question);
  }

  // An answer came. Is it the last word?
  function answered(understood) {
    since = null;
    askNext();
    return understood.nummer === number;
  }

  // Where the reader goes within a page: into the address, and to the server. Before Dash stands,
  // the server sends the page whole.
  function go(search, passing) {
    if (document.getElementById("voor")) {
      window.location.search = search;
      return;
    }
    const query = search === "?" ? "" : search;
    const address = window.location.pathname + query + window.location.hash;
    if (query !== window.location.search) {
      // A slider passes many years on its way; the back button should not stop at each.
      if (passing && window.history.state && window.history.state.passing)
        window.history.replaceState({passing: true}, "", address);
      else window.history.pushState({passing: passing}, "", address);
    }
    last = query;
    inTurn({pad: path, zoek: query});
  }

  // The back button.
  let last = window.location.search;
  window.addEventListener("popstate", function () {
    if (window.location.search !== last) go(window.location.search);
    last = window.location.search;
  });

  function put(query, name, value, standard) {
    if (value === "" || value === standard) query.delete(name);
    else query.set(name, value);
  }

  function current(name, standard) {
    if (name === "van" || name === "tot") {
      const years = (params().get("jaar") || "").split("..");
      return (name === "van" ? years[0] : years[1] || years[0]) || standard;
    }
    return params().get(name) || standard;
  }

  // --- controls ----------------------------------------------------------------------------------

  // A control's id says which parameter it sets, and what its default is.
  function control(name) {
    return document.querySelector(`[id^='{'][id*='"name":"${name}"']`);
  }

  function said(one) {
    if (one.matches("select, input")) return one.value;
    return [...one.querySelectorAll("input:checked")].map((tick) => tick.value).join(",");
  }

  function span() {
    const ends = ["van", "tot"].map(control);
    return {said: ends.map(said), standard: ends.map((one) => JSON.parse(one.id).default).join("..")};
  }

  // A control was changed: write what it says into the address. Others are left alone: an address
  // that asks for something impossible stays as it was, with its notice.
  function changed(event) {
    const one = event.target.closest && event.target.closest("[id^='{']");
    if (!one || document.getElementById("voor")) return;
    const id = JSON.parse(one.id);
    const query = params();
    if (id.name === "van" || id.name === "tot") {
      const years = span();
      if (years.said[0] > years.said[1]) years.said = [said(one), said(one)];
      put(query, "jaar", years.said.join(".."), years.standard);
    } else put(query, id.name, said(one), id.default);
    if (id.name === "eenheid" && said(one) === "per10000") query.set("plaats", "woonplaats");
    if (id.name === "plaats" && query.get("eenheid") === "per10000" && said(one) !== "woonplaats")
      query.delete("eenheid");
    if (query.toString() !== params().toString()) go(written(query), id.name === "jaar");
  }
  document.addEventListener("input", changed, true); // before Dash, which need not know

  // A name was typed or chosen in the search box: add it to the areas.
  document.addEventListener("change", function (event) {
    const box = event.target;
    if (box.id !== "zoek-gebied" || !box.value.trim() || document.getElementById("voor")) return;
    const query = params();
    const areas = (query.get("gebied") || "").split(",").filter(Boolean);
    query.set("gebied", [...areas, box.value.trim()].join(","));
    // Emptied here and at once: Dash reads the box when the key comes up, sooner or later than any
    // timer, and would not empty a box whose text it has not read yet.
    box.value = "";
    go(written(query));
  }, true);

  // The server answered: put its pieces in their place, write the address as it understood it, and
  // bring the filters along.
  function heard(memory, answer) {
    if (memory !== "adres" || !answered(answer)) return;
    Object.keys(answer.stukken).forEach(function (id) {
      const piece = document.getElementById(id);
      if (piece) piece.innerHTML = answer.stukken[id];
    });
    document.getElementById("gezegd").textContent = answer.gezegd;
    if (answer.zoek !== window.location.search) {
      window.history.replaceState(window.history.state, "",
        window.location.pathname + answer.zoek + window.location.hash);
      last = answer.zoek;
    }
    followAddress();
    keepFocus();
    document.dispatchEvent(new Event("atlas:anders"));
  }

  // Bring the controls and the navigation along with the address.
  function followAddress() {
    const query = params();
    document.querySelectorAll("[id^='{']").forEach(function (one) {
      const id = JSON.parse(one.id);
      const several = id.name === "sector" || id.name === "activiteit";
      const text = several ? query.get(id.name) || "" : current(id.name, id.default);
      if (said(one) === text) return;
      const value = several ? text.split(",").filter(Boolean) : text;
      window.dash_clientside.set_props(id, {value: value});
    });
    const year = document.getElementById("jaar-gekozen");
    if (year) year.textContent = query.get("jaar") || year.dataset.standaard;
    const chosen = document.getElementById("activiteit-gekozen");
    if (chosen) {
      const count = (query.get("activiteit") || "").split(",").filter(Boolean).length;
      chosen.textContent = count ? chosen.dataset.aantal.replace("{count}", count)
                                 : chosen.dataset.alle;
    }
    followNavigation();
  }

  // A link to another page takes along what every page understands.
  function followNavigation() {
    const query = params();
    const keep = new URLSearchParams();
    ["gebied", "sector", "activiteit", "plaats"].forEach(function (name) {
      if (query.get(name)) keep.set(name, query.get(name));
    });
    document.querySelectorAll("nav a.navlink").forEach(function (link) {
      if (!link.matches("[data-kaal]")) link.href = link.pathname + written(keep);
    });
  }

  // The link that was followed is made anew; the keyboard should find it, or what is next to it.
  let followed = null;
  function keepFocus() {
    const lost = !document.activeElement || document.activeElement === document.body;
    if (!followed || !lost) return;
    const links = [...document.querySelectorAll("a[data-adres]")];
    const next = links.find((link) => link.dataset.adres === followed) ||
      document.getElementById("inhoud");
    followed = null;
    next.focus({preventScroll: true});
  }

  // Links and areas that only change the view: no new page, the address does it.
  document.addEventListener("click", function (event) {
    if (!event.target.closest || event.metaKey || event.ctrlKey || event.shiftKey || event.button)
      return;
    const link = event.target.closest("a[data-adres]");
    const area = event.target.closest("[data-naar]");
    if (!link && !area) return;
    event.preventDefault();
    if (link) followed = link.dataset.adres;
    go(link ? new URL(link.href).search : area.dataset.naar);
  });

  // Once Dash stands the filters do without the form; Enter must not load the page anew.
  document.addEventListener("submit", function (event) {
    if (event.target.id === "filters" && !document.getElementById("voor")) event.preventDefault();
  });

  // The answer to a question did not come. When it was the last, what stands is of before: say so.
  function broken(asked) {
    since = null;
    askNext();
    if (asked !== number) return;
    const text = document.getElementById("inhoud").dataset.verbroken;
    document.getElementById("meldingen").innerHTML =
      `<div class="melding"><p class="meldingkop">${text}</p></div>`;
  }

  window.atlas = {go: go, heard: heard, broken: broken};
})();
