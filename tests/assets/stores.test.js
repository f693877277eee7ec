/* What the browser keeps, and why it would not: the three ways in which a browser says no. */
import assert from "node:assert/strict";
import {test} from "node:test";

import {keep, refusal} from "../../assets/scripts/stores/browser.js";

/**
 * A browser whose store answers as it is told.
 * @param {() => unknown} store
 */
function browser(store) {
  Object.defineProperty(globalThis, "window",
    {configurable: true, value: Object.defineProperty({}, "localStorage", {get: store})});
}

/** @param {string} name */
const no = (name) => Object.assign(new Error(name), {name});

test("a browser that keeps things keeps them", () => {
  /** @type {Map<string, string>} */
  const kept = new Map();
  browser(() => ({setItem: kept.set.bind(kept), removeItem: kept.delete.bind(kept)}));
  assert.equal(keep("a", [1]), true);
  assert.deepEqual([...kept], [["a", "[1]"]]);
  assert.equal(refusal(), "vol", "it would keep a little: what was asked had no room");
  assert.deepEqual([...kept], [["a", "[1]"]], "nothing of the trial stays");
});

test("full is full, and shut is shut", () => {
  const full = {length: 3, setItem() { throw no("QuotaExceededError"); }};
  browser(() => full);
  assert.equal(keep("a", 1), false);
  assert.equal(refusal(), "vol");
  browser(() => ({...full, length: 0}));
  assert.equal(refusal(), "dicht", "a private window that keeps nothing");
  browser(() => { throw no("SecurityError"); });
  assert.equal(keep("a", 1), false);
  assert.equal(refusal(), "dicht");
  browser(() => null);
  assert.equal(keep("a", 1), false);
  assert.equal(refusal(), "dicht", "a browser that was told to have no store");
});
