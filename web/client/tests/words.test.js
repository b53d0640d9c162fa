import assert from "node:assert/strict";
import { test } from "node:test";
import { accuracyText, farText, fill, towardText, wind } from "../core/words.js";

/** As the catalog has them. */
const WORDS = /** @type {import("../core/words.js").Words} */ ({
  metres: "{m} m",
  kilometres: "{km} km",
  decimal: ",",
  accuracy: "tarkkuus ±{m} m",
  toward_n: "pohjoiseen",
  toward_ne: "koilliseen",
  toward_nw: "luoteeseen",
});

for (const [metres, said] of /** @type {const} */ ([
  [0, "10 m"],
  [78, "80 m"],
  [80, "80 m"],
  [251.4, "260 m"],
  [990, "990 m"],
  [991, "1,0 km"],
  [1013.8, "1,0 km"],
  [2349, "2,3 km"],
])) {
  test(`${metres} metres are said as ${said}`, () => {
    assert.equal(farText(WORDS, metres), said);
  });
}

for (const [bearing, index] of [
  [0, 0],
  [22, 0],
  [23, 1],
  [91, 2],
  [180, 4],
  [337, 7],
  [338, 0],
  [359.9, 0],
]) {
  test(`${bearing} degrees is wind ${index} of eight`, () => {
    assert.equal(wind(bearing), index);
  });
}

test("a bearing is said as a direction to walk in", () => {
  assert.equal(towardText(WORDS, 354), "pohjoiseen");
  assert.equal(towardText(WORDS, 315), "luoteeseen");
});

test("no phone is believed to be surer than five metres", () => {
  assert.equal(accuracyText(WORDS, 12.4), "tarkkuus ±12 m");
  assert.equal(accuracyText(WORDS, 1), "tarkkuus ±5 m");
});

test("a slot that nobody fills stays to be seen", () => {
  assert.equal(fill("{far} {where}", { far: "80 m" }), "80 m {where}");
});
