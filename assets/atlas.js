/* The little that happens in the browser: filters and clicks write the address, the menu saves and
   copies. Numbers, words and figures all come from the server. */
(function () {
  "use strict";

  // Dash loads all of Plotly unless told otherwise; our figures need the build with lines and bars
  // alone. Same version, a quarter of the size, and a name that may be cached for ever.
  const PLOTLY = document.documentElement.dataset.plotly;
  Object.defineProperty(window, "_dashPlotlyJSURL", {get: () => PLOTLY, set: () => {}});

  // On a page with figures it is on its way already: a promise stands in its place until it is
  // there, so that Dash waits for it and does not load it a second time.
  const coming = document.querySelector(`script[src="${PLOTLY}"]`);
  if (window.Plotly) oneByOne();
  else if (coming) window.Plotly = new Promise(function (done, fail) {
    coming.addEventListener("load", () => done());
    coming.addEventListener("error", fail);
  });
  // A load does not bubble, but it can be caught on its way down; before whoever waits for it.
  document.addEventListener("load", function (event) {
    if (event.target.src && event.target.getAttribute("src") === PLOTLY) oneByOne();
  }, true);

  // One figure per frame, in the order of the page: the first is seen while the others are drawn.
  function oneByOne() {
    const react = window.Plotly.react;
    let turn = Promise.resolve();
    let asked = 0;
    window.Plotly.react = function (graph, ...rest) {
      const mine = graph.dataset.beurt = String(++asked);
      graph.setAttribute("aria-busy", "true"); // what it shows is of before
      const drawn = turn.then(() => (graph.isConnected ? react(graph, ...rest) : graph));
      turn = drawn.catch(() => {}).then(function () {
        if (graph.dataset.beurt === mine) graph.removeAttribute("aria-busy");
        return nextFrame();
      });
      // Whoever waits for a figure that was taken away meanwhile would look for it in vain.
      return drawn.then((made) => (graph.isConnected ? made : new Promise(() => {})));
    };
  }

  function nextFrame() {
    return new Promise(function (done) {
      window.requestAnimationFrame(() => window.setTimeout(done));
      window.setTimeout(done, 100); // a hidden window has no frames
    });
  }

  // Dash asks its layout once, without saying for which page. With the address in it the page comes
  // along (server/index.py), which saves waiting for a second answer and drawing twice. The page
  // has asked for the same address already, so that the answer is there when Dash wants it.
  const LONG = 1000;
  const fetched = window.fetch;
  window.fetch = function (what, how) {
    if (what !== "/_dash-layout") return fetched.call(window, what, how);
    window.fetch = fetched;
    const here = {pad: window.location.pathname, zoek: window.location.search};
    return fetched.call(window, here.zoek.length > LONG ? what
      : what + "?" + new URLSearchParams(here), how);
  };

  // A Graph may be taken away (another page, a closed window) while Plotly is still at work.
  const skip = () => window.dash_clientside.no_update;

  function params() {
    return new URLSearchParams(window.location.search);
  }

  // The address as people read it: commas and dots stay as they are.
  function written(query) {
    const text = query.toString().replace(/%2C/gi, ",");
    return text ? "?" + text : "";
  }

  // What each control last said.
  const known = new Map();
  // The page came with the layout: its controls did not announce themselves when they arrived.
  let quiet = false;

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
    if (next) {
      window.setTimeout(() => { if (next === question) askNext(); }, left);
      return skip();
    }
    since = Date.now();
    return question;
  }

  function askNext() {
    const question = next;
    next = null;
    if (!question || question.pad !== window.location.pathname) return;
    since = Date.now();
    window.dash_clientside.set_props("vraag", {data: question});
  }

  // An answer came. Is it the last word?
  function answered(understood) {
    since = null;
    askNext();
    return understood.nummer === number;
  }

  // Where the reader goes within a page: into the address, and to the server.
  function asked(search, passing) {
    const query = search === "?" ? "" : search;
    const address = window.location.pathname + query + window.location.hash;
    if (query !== window.location.search) {
      // A slider passes many years on its way; the back button should not stop at each.
      if (passing && window.history.state && window.history.state.passing)
        window.history.replaceState({passing: true}, "", address);
      else window.history.pushState({passing: passing}, "", address);
    }
    last = query;
    return inTurn({pad: window.location.pathname, zoek: query});
  }

  function go(search) {
    const question = asked(search);
    if (question !== skip()) window.dash_clientside.set_props("vraag", {data: question});
  }

  // The back button, or a link to the page that already stands.
  let shown = window.location.pathname;
  let last = window.location.search;
  function came() {
    if (window.location.pathname === shown && window.location.search !== last)
      go(window.location.search);
    shown = window.location.pathname;
    last = window.location.search;
  }
  window.addEventListener("popstate", came);
  window.addEventListener("_dashprivate_pushstate", () => window.setTimeout(came, 0));

  function put(query, name, value, standard) {
    const text = Array.isArray(value) ? value.join(",") : String(value == null ? "" : value);
    if (text === "" || text === standard) query.delete(name);
    else query.set(name, text);
  }

  function current(name, standard) {
    if (name === "van" || name === "tot") {
      const years = (params().get("jaar") || "").split("..");
      return (name === "van" ? years[0] : years[1] || years[0]) || standard;
    }
    return params().get(name) || standard;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    atlas: {
      // A control changed: write its value into the address. What did not change is left alone.
      compose: function () {
        const context = window.dash_clientside.callback_context;
        const query = params();
        const before = query.toString();
        const changed = [];
        const moved = new Set(quiet ? context.triggered.map((one) => one.prop_id) : []);
        context.inputs_list.flat().forEach(function (one) {
          const id = one.id;
          const text = Array.isArray(one.value) ? one.value.join(",") : String(one.value ?? "");
          const fresh = !known.has(id.name) && !moved.has(domId(context, id.name) + ".value");
          const same = known.get(id.name) === text;
          known.set(id.name, text);
          // A control that has just arrived says what the page shows, not what the reader chose: an
          // address that asks for something impossible stays as it was, with its notice.
          if (fresh || same || text === current(id.name, id.default)) return;
          changed.push(id.name);
          if (id.name === "van" || id.name === "tot") {
            const pick = (n) => document.getElementById(domId(context, n)).value;
            let first = pick("van"), last = pick("tot");
            if (first > last) { if (id.name === "van") last = first; else first = last; }
            put(query, "jaar", first + ".." + last, standardYears(context));
            return;
          }
          put(query, id.name, one.value, id.default);
          if (id.name === "eenheid" && text === "per10000") query.set("plaats", "woonplaats");
          if (id.name === "plaats" && query.get("eenheid") === "per10000" && text !== "woonplaats")
            query.delete("eenheid");
        });
        quiet = false;
        if (query.toString() === before) return skip();
        return asked(written(query), changed.every((name) => name === "jaar"));
      },

      // The server understood the address: write it as it should be, and bring filters along.
      tidy: function (understood) {
        if (!understood || !answered(understood)) return;
        if (understood.pad !== window.location.pathname) return;
        if (understood.zoek !== window.location.search) {
          window.history.replaceState(window.history.state, "",
            window.location.pathname + understood.zoek + window.location.hash);
          last = understood.zoek;
        }
        followAddress();
        window.requestAnimationFrame(() => window.requestAnimationFrame(keepFocus));
      },

      // An area on the map was clicked: its figure says which address that leads to.
      click: function (data, figure) {
        if (!data || !data.points || !data.points.length) return skip();
        const point = data.points[0];
        const trace = figure.data[point.curveNumber] || {};
        const to = trace.meta || point.customdata;
        return to ? asked(to) : skip();
      },

      // A name was typed or chosen in the search box: add it to the areas.
      find: function (text) {
        if (!text || !text.trim()) return [skip(), skip()];
        const query = params();
        const areas = (query.get("gebied") || "").split(",").filter(Boolean);
        areas.push(text.trim());
        query.set("gebied", areas.join(","));
        return [asked(written(query)), ""];
      }
    }
  });

  // Bring the controls and the navigation along with the address.
  function followAddress() {
    const query = params();
    document.querySelectorAll("#filters, .los").forEach(function (box) {
      box.querySelectorAll("[id^='{']").forEach(function (control) {
        const id = JSON.parse(control.id);
        if (id.type !== "filter") return;
        const value = id.name === "sector" || id.name === "activiteit"
          ? (query.get(id.name) || "").split(",").filter(Boolean)
          : current(id.name, id.default);
        const text = Array.isArray(value) ? value.join(",") : String(value);
        // What already stands is left alone: the reader may just have moved on from it.
        if (known.get(id.name) === text) return;
        known.set(id.name, text);
        window.dash_clientside.set_props(id, {value: value});
      });
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

  // The navigation says where the reader is, and takes along what every page understands.
  function followNavigation() {
    const query = params();
    const keep = new URLSearchParams();
    ["gebied", "sector", "activiteit", "plaats"].forEach(function (name) {
      if (query.get(name)) keep.set(name, query.get(name));
    });
    document.querySelectorAll("nav a.navlink").forEach(function (link) {
      const here = link.pathname === window.location.pathname;
      if (here) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
      const to = link.pathname + written(keep);
      if (link.id !== "nav-methode" && link.getAttribute("href") !== to)
        window.dash_clientside.set_props(link.id, {href: to});
    });
  }

  // Each time a page has been put in its place.
  const frame = new MutationObserver(function () {
    const content = document.getElementById("_pages_content");
    if (!content) return;
    frame.disconnect();
    quiet = content.hasChildNodes();
    if (quiet) followNavigation();
    new MutationObserver(function () {
      quiet = false;
      known.clear();
      followNavigation();
    }).observe(content, {childList: true});
  });
  frame.observe(document.body, {childList: true, subtree: true});

  function ids(context) {
    return context.inputs_list.flat().map((one) => one.id);
  }

  function domId(context, name) {
    const id = ids(context).find((one) => one.name === name);
    return JSON.stringify(id, Object.keys(id).sort());
  }

  function standardYears(context) {
    const all = ids(context);
    const pick = (n) => all.find((one) => one.name === n).default;
    return pick("van") + ".." + pick("tot");
  }

  // A link to a part of a page arrives before the page does: go there once it stands.
  const target = window.location.hash && decodeURIComponent(window.location.hash.slice(1));
  if (target) {
    const watch = new MutationObserver(function () {
      const part = document.getElementById(target);
      if (!part) return;
      watch.disconnect();
      part.scrollIntoView();
    });
    watch.observe(document.body, {childList: true, subtree: true});
    window.addEventListener("wheel", () => watch.disconnect(), {once: true, passive: true});
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

  // Links that only change the view: no new page, the address does it.
  document.addEventListener("click", function (event) {
    const link = event.target.closest && event.target.closest("a[data-adres]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    followed = link.dataset.adres;
    go(new URL(link.href).search);
  });

  // A year slider says its year while it is moved.
  document.addEventListener("input", function (event) {
    if (event.target.matches && event.target.matches("input.jaarschuif")) {
      const shown = document.getElementById("jaar-gekozen");
      if (shown) shown.textContent = event.target.value;
    }
  });

  // The filter form is for readers without scripts; Enter must not reload the page.
  document.addEventListener("submit", (event) => {
    if (event.target.id === "filters") event.preventDefault();
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
    window.dash_clientside.set_props("gezegd", {children: text});
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

  async function save(button) {
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true"); // not disabled: that would take the keyboard away
    try {
      const answer = await fetch(button.dataset.figuur);
      if (!answer.ok) throw new Error(answer.status);
      const made = await answer.json();
      const svg = await drawn(made);
      if (button.dataset.soort === "svg")
        download(new Blob([svg], {type: "image/svg+xml"}), made.name + ".svg");
      else
        download(await painted(svg, made), made.name + ".png");
    } catch (_) {
      say(button.dataset.mislukt);
      button.textContent = button.dataset.mislukt;
    } finally {
      button.removeAttribute("aria-busy");
    }
  }

  // The figure as SVG with its own font and an alternative text in it.
  async function drawn(made) {
    const uri = await window.Plotly.toImage(
      {data: made.data, layout: made.layout, config: {staticPlot: true}},
      {format: "svg", width: made.width, height: made.height});
    const text = decodeURIComponent(uri.slice(uri.indexOf(",") + 1));
    const page = new DOMParser().parseFromString(text, "image/svg+xml");
    const root = page.documentElement;
    const space = "http://www.w3.org/2000/svg";
    const style = page.createElementNS(space, "style");
    style.textContent = "@font-face{font-family:'Source Sans 3';font-weight:200 900;src:url(" +
      await font() + ") format('woff2')}";
    const title = page.createElementNS(space, "title");
    title.textContent = made.alt;
    root.prepend(title, style);
    root.setAttribute("role", "img");
    return new XMLSerializer().serializeToString(page);
  }

  async function font() {
    const link = document.querySelector('link[rel="preload"][as="font"]').href;
    const blob = await (await fetch(link)).blob();
    return new Promise(function (done) {
      const reader = new FileReader();
      reader.onload = () => done(reader.result);
      reader.readAsDataURL(blob);
    });
  }

  // Twice the size, so that it is sharp on paper and on a large screen.
  function painted(svg, made) {
    return new Promise(function (done, fail) {
      const image = new Image();
      image.onload = function () {
        const canvas = document.createElement("canvas");
        canvas.width = made.width * 2;
        canvas.height = made.height * 2;
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
