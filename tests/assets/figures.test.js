/* What the live pages do that needs no page: the text of a cell, and the answers that Dash gets. */
import assert from "node:assert/strict";
import {test} from "node:test";

import {asCell} from "../../assets/scripts/figures/cells.js";
import {answering} from "../../assets/scripts/figures/dash-inside.js";
import {fill, written} from "../../assets/scripts/shared/words.js";

test("no cell is a formula", () => {
  for (const start of ["=", "+", "-", "@"]) assert.equal(asCell(`${start}1+1`), `'${start}1+1`);
  assert.equal(asCell("\t=1"), "'=1", "space before it does not hide it");
  assert.equal(asCell("  Brugge\n (stad) "), "Brugge (stad)");
  assert.equal(asCell("1.771"), "1.771");
  assert.equal(asCell("−455"), "−455", "a true minus is text to a spreadsheet");
});

test("words are filled in once", () => {
  assert.equal(fill("{a} en {b}", {a: "{b}", b: "$&"}), "{b} en $&");
  assert.equal(fill("dia {nummer} van {totaal}", {nummer: 0}), "dia 0 van {totaal}");
});

test("an address is written as people read it", () => {
  assert.equal(written(new URLSearchParams({gebied: "westhoek,midwest"})), "?gebied=westhoek,midwest");
  assert.equal(written(new URLSearchParams()), "");
});

/**
 * The replaced fetch over a line that answers with a status, or breaks.
 * @param {number | null} status
 */
function line(status) {
  /** @type {number[]} */
  const broken = [];
  /** @type {string[]} */
  const requests = [];
  const ready = (/** @type {string} */ address) => address === "/_dash-layout" ? '{"a": 1}' : null;
  const fetch = answering(async (what) => {
    requests.push(String(what));
    if (status === null) throw new TypeError("broken");
    return new Response("{}", {status});
  }, ready, (number) => broken.push(number));
  return {fetch, requests, broken};
}
const question = {method: "POST", body: JSON.stringify({inputs: [{value: {nummer: 7}}]})};

test("what came with the page is not requests again", async () => {
  const {fetch, requests} = line(200);
  assert.deepEqual(await (await fetch("/_dash-layout")).json(), {a: 1});
  assert.deepEqual(requests, []);
  await fetch("/_dash-dependencies");
  assert.deepEqual(requests, ["/_dash-dependencies"]);
});

test("an answer that does not come is told, with the number of its question", async () => {
  for (const status of [500, 503]) {
    const {fetch, broken} = line(status);
    await fetch("/_dash-update-component", question);
    assert.deepEqual(broken, [7]);
  }
  const cut = line(null);
  await assert.rejects(cut.fetch("/_dash-update-component", question), TypeError);
  assert.deepEqual(cut.broken, [7]);
});

test("an answer that comes is left alone", async () => {
  const {fetch, broken} = line(200);
  assert.equal((await fetch("/_dash-update-component", question)).status, 200);
  await line(500).fetch("/figuren.json");
  assert.deepEqual(broken, []);
});
