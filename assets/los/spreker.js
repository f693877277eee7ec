/* The window of the speaker, in step with the stage: both sides of it. The two windows speak to each
   other alone; nothing goes over the line. */
(function () {
  "use strict";

  const root = document.documentElement;
  // A file has no origin of its own to be named: browsers call it "null" or "file://".
  const online = window.location.protocol.startsWith("http");
  const own = (event) => online ? event.origin === window.location.origin
    : ["null", "file://"].includes(event.origin);
  const whom = online ? window.location.origin : "*"; // a window that went elsewhere hears nothing

  // --- on the stage ------------------------------------------------------------------------------

  let other = null;
  function tell() {
    if (other && !other.closed) other.postMessage({van: "toneel", stand: window.toneel.state()}, whom);
  }

  function open() {
    if (other && !other.closed) { other.focus(); return; }
    const base = window.location.href.split("#")[0].split("?")[0];
    const address = online ? "/presentatie/spreker" : `${base}#spreker`;
    other = window.open(address, `spreker-${Math.round(performance.timeOrigin)}`,
                        "popup,width=1100,height=760");
    if (!other) document.getElementById("bericht").textContent =
      JSON.parse(document.getElementById("gegevens").textContent).teksten.geen_venster;
  }

  if (root.dataset.venster !== "spreker") {
    window.spreker = {tell: tell, open: open};
    window.addEventListener("message", function (event) {
      if (!own(event) || !event.data || event.data.van !== "spreker" || !window.toneel) return;
      other = event.source;
      if (event.data.toets) window.toneel.press(event.data.toets);
      tell();
    });
    return;
  }

  // --- in the window of the speaker --------------------------------------------------------------

  const byId = (id) => document.getElementById(id);
  const words = JSON.parse(byId("gegevens").textContent).teksten;
  root.classList.add("speelt");
  let heard = 0;

  // When the talk began is remembered in this window alone, also when it is loaded again.
  const BEGUN = "arbeidszorgatlas.begonnen";
  const begun = {at: null};
  try { begun.at = Number(window.sessionStorage.getItem(BEGUN)) || null; } catch (_) { /* none */ }
  function begin() {
    begun.at = Date.now();
    try { window.sessionStorage.setItem(BEGUN, begun.at); } catch (_) { /* not remembered */ }
  }

  // What changed is said, once.
  function message(text) {
    const place = byId("spreker-bericht");
    if (place.textContent !== text) place.textContent = text;
  }

  function send(key) {
    if (window.opener && !window.opener.closed)
      window.opener.postMessage({van: "spreker", toets: key || ""}, whom);
  }

  function put(room, html) {
    const box = byId(room);
    if (box.dataset.html === html) return;
    box.dataset.html = html;
    const made = document.createElement("template");
    made.innerHTML = html;
    const slide = made.content.firstElementChild;
    box.replaceChildren(...(slide ? [slide] : []));
    if (!slide) return;
    slide.className = slide.className.replace(/\b(nu|klaar)\b/g, "");
    // Two copies of a slide on one page: names of parts stay apart.
    slide.querySelectorAll("[id]").forEach((one) => { one.id = `${room}-${one.id}`; });
    slide.removeAttribute("id");
    ["aria-labelledby", "aria-describedby"].forEach((name) =>
      [slide, ...slide.querySelectorAll(`[${name}]`)].forEach(function (one) {
        const given = one.getAttribute(name);
        if (given) one.setAttribute(name, given.split(" ").map((id) => `${room}-${id}`).join(" "));
      }));
    slide.querySelectorAll("[fill^='url(#']").forEach((one) =>
      one.setAttribute("fill", one.getAttribute("fill").replace("url(#", `url(#${room}-`)));
    slide.querySelectorAll("button, a").forEach((one) => { one.tabIndex = -1; });
    measure(box);
  }

  function measure(box) {
    const slide = box.firstElementChild;
    const unit = box.clientHeight / 100;
    box.style.setProperty("--u", unit);
    if (slide) window.dia.settle(slide, unit);
  }
  window.addEventListener("resize", () => ["spreker-nu", "spreker-straks"].map(byId).forEach(measure));

  window.addEventListener("message", function (event) {
    if (!own(event) || event.source !== window.opener || !event.data || event.data.van !== "toneel") return;
    const now = event.data.stand;
    heard = Date.now();
    if (!begun.at) begin();
    message(now.zwart ? words.zwart : now.anders
      ? words.gewijzigd.replace("{wat}", () => now.anders) : "");
    byId("spreker-titel").textContent = now.titel;
    byId("spreker-telling").textContent = now.nummer > now.totaal ? words.telling_einde
      : words.telling.replace("{nummer}", now.nummer).replace("{totaal}", now.totaal);
    put("spreker-nu", now.nu);
    put("spreker-straks", now.straks);
    const notes = byId("spreker-notities");
    if (notes.dataset.tekst !== now.notities + now.nummer) {
      notes.dataset.tekst = now.notities + now.nummer;
      notes.replaceChildren(...(now.notities || words.geen_notities).split("\n").map(function (line) {
        const one = document.createElement("p");
        one.textContent = line;
        return one;
      }));
      notes.scrollTop = 0;
    }
  });

  const two = (n) => String(n).padStart(2, "0");
  function clock() {
    const now = new Date();
    byId("spreker-uur").textContent = `${two(now.getHours())}:${two(now.getMinutes())}`;
    const gone = begun.at ? Math.floor((Date.now() - begun.at) / 1000) : 0;
    byId("spreker-tijd").textContent = `${two(Math.floor(gone / 60))}:${two(gone % 60)}`;
    if (Date.now() - heard > 3500) message(words.geen_toneel);
    send(""); // so that a stage that was loaded again knows that we are here
  }
  window.setInterval(clock, 1000);
  clock();

  const PASSED = ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home",
                  "End", "b", ".", "r", "t", "j", "J", "p", " "];
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("button") && (event.key === " " || event.key === "Enter")) return;
    const key = PASSED.includes(event.key) ? event.key : event.key.toLowerCase();
    if (!PASSED.includes(key)) return;
    event.preventDefault();
    send(key);
  });
  document.querySelectorAll("[data-toets]").forEach((button) =>
    button.addEventListener("click", () => send(button.dataset.toets)));
  byId("spreker-nul").addEventListener("click", function () { begin(); clock(); });
})();
