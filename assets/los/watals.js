/* The calculator in the browser: the sums of arbeidszorg/study.py, in the same order, at every input.
   Fields and sliders follow each other, what is not understood is said at its field, and the address
   follows. All words and numbers of the study stand in the page (data-model). */
(function () {
  "use strict";

  const form = document.getElementById("watals");
  if (!form) return;
  const model = JSON.parse(form.dataset.model);
  const [DEELNEMERS, DOORSTROOM] = ["deelnemers", "doorstroom"];
  const PREFIX = {a: "", b: "b."};
  const NBSP = "\u00a0";
  const at = (id) => document.getElementById(id);
  const fill = (key, values) =>
    model.teksten[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);

  // --- numbers (arbeidszorg/amounts.py) ----------------------------------------------------------

  function read(text) {
    let plain = text.replace(/[\s\u00a0\u202f'’]|€|euro|eur|%|procent/gi, "");
    const minus = /^[-−–]/.test(plain);
    plain = minus ? plain.slice(1) : plain.replace(/^\+/, "");
    if (/^[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?$/.test(plain)) plain = plain.replace(/\./g, "");
    else if (!/^[0-9]+(,[0-9]+)?$|^[0-9]+\.[0-9]+$/.test(plain)) return null;
    const number = Number(plain.replace(",", "."));
    return minus ? -number : number;
  }

  function rounded(number, decimals) {
    const scale = Math.pow(10, decimals || 0);
    const whole = Math.floor(Math.abs(number) * scale + 0.5 + 1e-9) / scale;
    return number < 0 && whole ? -whole : whole;
  }

  const bare = (text) => text.includes(".") ? text.replace(/\.?0+$/, "") : text;
  const typed = (number) => bare(rounded(number, 2).toFixed(2)).replace(".", ",");

  function plain(number, decimals) {
    const [whole, rest] = bare(rounded(number, decimals).toFixed(decimals || 0)).split(".");
    return whole.replace("-", "−").replace(/\B(?=(\d{3})+$)/g, ".") + (rest ? "," + rest : "");
  }

  const signed = (number) => (rounded(number) > 0 ? "+" : "") + plain(number);
  const percent = (number) => plain(number, 1) + NBSP + "%";

  function shown(code, number) {
    if (code === DOORSTROOM) return percent(number);
    return code === DEELNEMERS ? plain(number) : fill("euro", {value: plain(number, 2)});
  }

  // --- sums (arbeidszorg/study.py) ---------------------------------------------------------------

  function balance(of) {
    const share = of[DOORSTROOM] / model.basis;
    const found = {medewerker: 0, overheid: 0, teruggewonnen: 0, uitgegeven: 0};
    model.delen.forEach(function ([code, party, sign, moves]) {
      const value = sign * (moves ? of[code] * share : of[code]);
      found[code] = value;
      found[party] += value;
      if (party === "overheid") found[sign < 0 ? "uitgegeven" : "teruggewonnen"] += Math.abs(value);
    });
    found.samen = found.medewerker + found.overheid;
    return found;
  }

  const whole = (of) => balance(of).samen * of[DEELNEMERS];

  function breakEven(of) {
    const short = -balance({...of, [DOORSTROOM]: 0}).overheid;
    if (short <= 0) return 0;
    const moving = of["besparing-werk"];
    return moving ? short / moving * model.basis : null;
  }

  function varied(of, code, times) {
    const to = of[code] * times;
    return {...of, [code]: code === DOORSTROOM ? Math.min(to, 100) : to};
  }

  function tornado(of) {
    const start = whole(of);
    return model.invoer.map(function (code) {
      const lower = whole(varied(of, code, 1 - model.zwaai)) - start;
      const higher = whole(varied(of, code, 1 + model.zwaai)) - start;
      return {code, lower, higher, size: Math.max(Math.abs(lower), Math.abs(higher))};
    }).sort((one, other) => other.size - one.size);
  }

  // --- what is asked -----------------------------------------------------------------------------

  // The values of A, and those that B says itself; the server wrote them in the fields.
  const said = {a: {...model.studie}, b: {}};
  const scenario = (name) => name === "a" ? said.a : {...said.a, ...said.b};

  function fault(code, text) {
    const [least, most, decimals] = model.grenzen[code];
    const number = read(text);
    const short = text.trim().length > 30 ? text.trim().slice(0, 29) + "…" : text.trim();
    if (!text.trim()) return fill("fault.empty", {});
    if (number === null) return fill("fault.text", {text: short});
    if (number < 0) return fill("fault.negative", {text: short});
    if (number < least) return fill("fault.small", {least: plain(least)});
    if (number > most) return fill("fault.large", {most: shown(code, most)});
    return decimals === 0 && number !== Math.floor(number) ? fill("fault.whole", {text: short}) : "";
  }

  // Takes a field over; what is not understood is said, and the last good value stands.
  function take(name, code) {
    const field = at(`veld-${name}-${code}`);
    const text = field.value;
    if (name === "b" && !text.trim()) {
      delete said.b[code];
      return tell(name, code, "");
    }
    const wrong = fault(code, text);
    if (wrong) {
      const key = name === "b" && said.b[code] === undefined ? "stay.a" : "stay.last";
      const stays = fill(key, {value: shown(code, scenario(name)[code])});
      return tell(name, code, `${wrong} ${stays}`);
    }
    said[name][code] = rounded(read(text), model.grenzen[code][2]);
    tell(name, code, "");
  }

  function tell(name, code, text) {
    const [room, field] = [at(`fout-${name}-${code}`), at(`veld-${name}-${code}`)];
    if (room.textContent !== text) room.textContent = text;
    if (text) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }

  // --- what is shown -----------------------------------------------------------------------------

  const out = {};
  form.querySelectorAll("[data-uit]").forEach(function (one) {
    (out[one.dataset.uit] = out[one.dataset.uit] || []).push(one);
  });

  function write(name, text) {
    (out[name] || []).forEach((one) => { if (one.textContent !== text) one.textContent = text; });
  }

  function sliders(name, of, moved) {
    model.invoer.forEach(function (code) {
      const slider = at(`schuif-${name}-${code}`);
      if (slider !== moved) slider.value = of[code];
      slider.setAttribute("aria-valuetext", shown(code, of[code]));
    });
  }

  function results(name, of) {
    const made = balance(of);
    [...model.delen.map(([code]) => code), "medewerker", "overheid", "samen"].forEach((code) => {
      write(`${name}.${code}.each`, signed(made[code]));
      write(`${name}.${code}.total`, signed(made[code] * of[DEELNEMERS]));
    });
    write(`${name}.wie`, fill("result.persons",
      {value: plain(of[DEELNEMERS]), doorstroom: percent(of[DOORSTROOM])}));
    write(`${name}.terug`, made.uitgegeven
      ? fill("result.recovered", {value: percent(made.teruggewonnen / made.uitgegeven * 100)})
      : fill("result.recovered_none", {}));
    const even = breakEven(of);
    const key = even === null ? "_none" : even === 0 ? "_zero" : even > 100 ? "_over" : "";
    write(`${name}.quitte`, fill("result.break_even" + key, {value: percent(even || 0)}));
    return made;
  }

  // The drawing as the server made it: names first, then for each row two bars and a number. Rows
  // are equally high, so what is drawn moves to its new place.
  const drawing = document.querySelector("#studie-tornado-figuur > svg svg");
  const rows = [];
  if (drawing) {
    const texts = [...drawing.querySelectorAll(":scope > text")];
    const bars = [...drawing.querySelectorAll(":scope > rect")];
    const count = model.invoer.length;
    for (let place = 0; place < count; place += 1) {
      const [low, high] = bars.slice(2 * place, 2 * place + 2);
      const parts = {name: texts[place], low, high, number: texts[count + place]};
      const downs = Object.entries(parts).map(([part, one]) => [part, one.getAttribute("y")]);
      rows.push({code: low.dataset.gebied, parts, downs: Object.fromEntries(downs)});
    }
  }
  const places = rows.map((row) => row.downs);
  const table = document.querySelector("#studie-tornado .tabelvak tbody");
  const assumed = document.querySelector("#studie-tornado .noten li");

  function draw(effects) {
    const most = Math.max(...effects.map((one) => one.size)) || 1;
    const swing = percent(model.zwaai * 100);
    effects.forEach(function (one, place) {
      const row = rows.find((each) => each.code === one.code);
      const name = model.namen[one.code];
      if (row) {
        Object.entries(row.parts).forEach(([part, drawn]) =>
          drawn.setAttribute("y", places[place][part]));
        [["low", "lower"], ["high", "higher"]].forEach(function ([part, way]) {
          const value = one[way];
          const bar = row.parts[part];
          bar.setAttribute("x", `${50 + 50 * Math.min(value, 0) / most}%`);
          bar.setAttribute("width", `${50 * Math.abs(value) / most}%`);
          bar.querySelector("title").textContent = name + "\n" + fill(`tornado.said_${way}`,
            {swing, value: fill("euro", {value: signed(value)})});
        });
        row.parts.number.textContent = `± ${plain(one.size)}`;
      }
      const cells = table.rows[place].cells;
      [name, signed(one.lower), signed(one.higher)].forEach((text, column) => {
        cells[column].textContent = text;
      });
    });
    const first = effects[0];
    const sentence = rounded(first.size) === 0 ? fill("tornado.sentence_none", {})
      : fill("tornado.sentence", {name: model.namen[first.code], swing, size: plain(first.size)});
    ["studie-tornado-zin", "studie-tornado-uitleg"].forEach((id) => {
      if (at(id)) at(id).textContent = sentence;
    });
  }

  // --- the address -------------------------------------------------------------------------------

  function query() {
    const [a, b] = [scenario("a"), scenario("b")];
    const found = [];
    [["a", a, model.studie], ["b", b, a]].forEach(([name, of, start]) =>
      model.invoer.forEach(function (code) {
        if (of[code] !== start[code]) found.push(`${PREFIX[name]}${code}=${typed(of[code])}`);
      }));
    return found.length ? "?" + found.join("&") : "";
  }

  let waiting = 0;
  let telling = 0;
  function follow(made) {
    window.clearTimeout(waiting);
    window.clearTimeout(telling);
    waiting = window.setTimeout(function () {
      const asked = query();
      window.history.replaceState(window.history.state, "",
        window.location.pathname + asked + window.location.hash);
      document.querySelectorAll("#studie-tornado .bestand").forEach(function (link) {
        link.href = link.getAttribute("href").split("?")[0] + asked;
      });
    }, 150);
    telling = window.setTimeout(function () {
      at("watals-gezegd").textContent = fill("result.said", {medewerker: signed(made.medewerker),
        overheid: signed(made.overheid), samen: signed(made.samen)});
    }, 700);
  }

  function compute(moved) {
    const [a, b] = [scenario("a"), scenario("b")];
    sliders("a", a, moved);
    sliders("b", b, moved);
    const made = results("a", a);
    results("b", b);
    assumed.textContent = fill("tornado.assumptions", {all: model.invoer.map((code) =>
      fill("tornado.assumption", {name: model.namen[code].toLowerCase(), value: shown(code, a[code])}))
      .join("; ")});
    draw(tornado(a));
    at("watals-meldingen").replaceChildren(); // they were about the address that was asked
    follow(made);
  }

  // --- starting ----------------------------------------------------------------------------------

  Object.keys(PREFIX).forEach((name) => model.invoer.forEach(function (code) {
    const [field, slider] = [at(`veld-${name}-${code}`), at(`schuif-${name}-${code}`)];
    const start = read(field.value);
    if (start !== null) said[name][code] = start;
    field.addEventListener("input", function () { take(name, code); compute(null); });
    slider.addEventListener("input", function () {
      said[name][code] = Number(slider.value);
      field.value = typed(said[name][code]);
      tell(name, code, "");
      compute(slider);
    });
  }));
  form.addEventListener("submit", (event) => event.preventDefault());
})();
