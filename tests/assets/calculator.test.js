/* The sums of the calculator: the cases that test_calculator.py holds Python to. */
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";

import * as numbers from "../../assets/scripts/calculator/numbers.js";
import * as sums from "../../assets/scripts/calculator/sums.js";

const cases = JSON.parse(readFileSync(new URL("calculator.json", import.meta.url), "utf-8"));

/**
 * Exactly equal; a zero has no sign.
 * @param {unknown} value
 * @param {unknown} wanted
 * @param {unknown} about
 */
function same(value, wanted, about) {
  assert.ok(value === wanted, `${JSON.stringify(about)}: ${value} is not ${wanted}`);
}

test("numbers are read", () => {
  for (const [text, number] of cases.read) same(numbers.read(text), number, text);
});

test("numbers are written", () => {
  for (const [number, text] of cases.typed) same(numbers.typed(number), text, number);
  for (const [number, decimals, text] of cases.plain)
    same(numbers.plain(number, decimals), text, number);
  for (const [number, text] of cases.signed) same(numbers.signed(number), text, number);
  for (const [number, text] of cases.percent) same(numbers.percent(number), text, number);
});

for (const {name, values, ...wanted} of cases.scenarios) {
  test(`sums: ${name}`, () => {
    const {parts, ...totals} = sums.balance(cases.model, values);
    for (const [code, value] of Object.entries(parts)) same(value, wanted.parts[code], code);
    assert.deepEqual(Object.keys(parts), Object.keys(wanted.parts));
    for (const [key, value] of Object.entries(totals)) same(value, wanted[key], key);
    same(sums.recovered({parts, ...totals}), wanted.recovered, "recovered");
    same(sums.breakEven(cases.model, values), wanted.breakEven, "break-even");
    const swings = sums.tornado(cases.model, values);
    assert.equal(swings.length, wanted.tornado.length);
    swings.forEach(({code, lower, higher, size}, place) => {
      const [otherCode, otherLower, otherHigher] = wanted.tornado[place];
      same(code, otherCode, place);
      same(lower, otherLower, code);
      same(higher, otherHigher, code);
      same(size, Math.max(Math.abs(lower), Math.abs(higher)), code);
    });
  });
}
