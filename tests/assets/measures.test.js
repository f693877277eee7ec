/* The measures of slides: what is drawn fits its room, and can be read at ten metres. */
import assert from "node:assert/strict";
import {test} from "node:test";

import {measure, unitOf} from "../../assets/scripts/stage/measures.js";

/** Screens: laptop, beamer, wide, phone upright, old and square. */
const SCREENS = [[1366, 768], [1920, 1080], [2560, 1080], [390, 844], [1024, 768], [800, 800]];
/** A chart that fills its room, one that may not be narrow, a map, and a map with small letters. */
const CHART = {least: 0, shape: 0, height: 325, smallest: 12};
const BROAD = {least: 520, shape: 0, height: 325, smallest: 12};
const MAP = {least: 0, shape: 1.6, height: 325, smallest: 13};
const FINE = {least: 360, shape: 1.6, height: 325, smallest: 9};
const DRAWINGS = [CHART, BROAD, MAP, FINE];
/** The smallest text on the stage, in its units; the server promises 2,2 % of the height. */
const READABLE = 2.2;

/** Every drawing in every room of every screen. */
function* rooms() {
  for (const [width, height] of SCREENS)
    for (const across of [0.95, 0.6, 0.45])
      for (const down of [0.8, 0.5])
        for (const drawing of DRAWINGS)
          yield {drawing, width: across * width, height: down * height, unit: unitOf(width, height)};
}

test("the smallest text can be read on every screen", () => {
  for (const {drawing, width, height, unit} of rooms()) {
    const {scale} = measure(drawing, width, height, unit);
    assert.ok(scale * drawing.smallest >= READABLE * unit, JSON.stringify({drawing, width, height}));
  }
});

test("what is drawn fits its room, unless its text would be too small", () => {
  for (const {drawing, width, height, unit} of rooms()) {
    const {scale, ...own} = measure(drawing, width, height, unit);
    const isSmallest = Math.abs(scale * drawing.smallest - 2.25 * unit) < 1e-9;
    const fits = own.width * scale <= width + 1e-9 && own.height * scale <= height + 1e-9;
    assert.ok(fits || isSmallest, JSON.stringify({drawing, width, height, scale, own}));
  }
});

test("a chart takes the whole width, and no more than its height", () => {
  const {scale, width, height} = measure(CHART, 1200, 600, 7.68);
  assert.equal(height, CHART.height);
  assert.ok(Math.abs(width * scale - 1200) < 1e-9);
  assert.ok(Math.abs(scale - Math.min(600 / 325, 3.6 / 14 * 7.68)) < 1e-12);
});

test("a map keeps its shape", () => {
  for (const drawing of [MAP, FINE]) {
    const {width, height} = measure(drawing, 1200, 500, 7.68);
    assert.ok(Math.abs(width / height - drawing.shape) < 1e-9);
  }
});

test("nothing is narrower than it may be", () => {
  for (const {drawing, width, height, unit} of rooms())
    assert.ok(measure(drawing, width, height, unit).width >= drawing.least);
});

test("a screen that is higher than wide has larger letters", () => {
  assert.equal(unitOf(1920, 1080), 10.8);
  assert.equal(unitOf(1024, 768), 7.68);
  assert.equal(unitOf(1000, 1000), 1000 / 133, "a square screen is narrow for two columns");
  assert.equal(unitOf(390, 844), 5.2);
  assert.ok(unitOf(390, 844) > 844 / 100 / 2);
});

test("in the hand a chart is smaller before it scrolls, never past what can be read", () => {
  const chart = {least: 0, shape: 0, height: 300, smallest: 12};
  const wall = measure(chart, 350, 240, 5.2), hand = measure(chart, 350, 240, 5.2, true);
  assert.ok(wall.height * wall.scale > 240 && hand.height * hand.scale <= 240.001);
  assert.equal(measure(chart, 350, 100, 5.2, true).scale, 9 / 12);
});
