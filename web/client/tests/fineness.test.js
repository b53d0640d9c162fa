import assert from "node:assert/strict";
import { test } from "node:test";
import { troubleOf, wantsFine } from "../core/fineness.js";

const SQUARE = { lat: 61.687879, lon: 27.273147 };

/** @param {"open" | "done"} status */
const square = (status) => ({
  id: "tori",
  number: 1,
  title: "Tori",
  status,
  place: { ...SQUARE, radius_m: 35 },
});

/**
 * @param {number} metres north of the square
 * @param {number} accuracy_m
 */
const fix = (metres, accuracy_m = 10) => ({
  lat: SQUARE.lat + metres / 111_400,
  lon: SQUARE.lon,
  accuracy_m,
  age_s: 1,
});

test("near an open checkpoint the phone looks closely, far from all it spares the battery", () => {
  assert.equal(wantsFine([square("open")], fix(200), false), true);
  assert.equal(wantsFine([square("open")], fix(900), true), false);
  assert.equal(wantsFine([square("done")], fix(0), true), false);
});

test("in between it goes on as it did", () => {
  assert.equal(wantsFine([square("open")], fix(380), true), true);
  assert.equal(wantsFine([square("open")], fix(380), false), false);
});

test("a rough position that may lie at the checkpoint is worth a closer look", () => {
  assert.equal(wantsFine([square("open")], fix(900, 800), false), true);
});

for (const [words, given, fine, trouble] of /** @type {const} */ ([
  ["an old one is told of", { ...fix(0), age_s: 31 }, true, "stale"],
  ["an old one is told of however it was asked for", { ...fix(0), age_s: 31 }, false, "stale"],
  ["one of hundreds of metres points to a setting", fix(0, 200), true, "coarse"],
  ["one that opens nothing yet is told of", fix(0, 61), true, "unsure"],
  ["one that was asked for as rough is no trouble", fix(0, 900), false, null],
  ["a good one is none", fix(0, 60), true, null],
])) {
  test(`of positions, ${words}`, () => {
    assert.equal(troubleOf(given, fine), trouble);
  });
}
