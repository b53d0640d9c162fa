import assert from "node:assert/strict";
import { test } from "node:test";
import { paceAfter, speedMps } from "../core/pace.js";

const HERE = { lat: 61.687879, lon: 27.273147, accuracy_m: 5, taken_ms: 0 };

/**
 * @param {number} metres north of here
 * @param {number} seconds after the first
 * @param {Partial<import("../core/pace.js").Seen>} rest
 */
const at = (metres, seconds, rest = {}) => ({
  ...HERE,
  lat: HERE.lat + metres / 111_400,
  taken_ms: seconds * 1000,
  ...rest,
});

/** @param {import("../core/pace.js").Seen[]} positions */
const paceOf = (...positions) =>
  positions.reduce(
    (/** @type {import("../core/pace.js").Pace | null} */ pace, one) => paceAfter(pace, one),
    null,
  );

test("who walks is never asked to stop", () => {
  const steps = Array.from({ length: 20 }, (_, n) => at(n * 7, n * 5));

  assert.equal(paceOf(...steps)?.fast, false);
});

test("who rides for a while is", () => {
  const ride = [0, 5, 10].map((second) => at(second * 15, second));

  assert.equal(paceOf(...ride.slice(0, 2))?.fast, false);
  assert.equal(paceOf(...ride)?.fast, true);
});

test("the phone's own speed comes first, and a position that stands says nothing against it", () => {
  const ride = [0, 5, 10].map((second) => at(0, second, { speed_mps: 12 }));

  assert.equal(paceOf(...ride)?.fast, true);
});

test("one position far away is no ride: the phone may have slept on the way", () => {
  assert.equal(paceOf(at(0, 0), at(300, 14))?.fast, false);
  assert.equal(paceOf(at(0, 0), at(300, 14), at(301, 20))?.fast, false);
});

test("a position that leaps was wrong before: nobody rides at 300 km/h", () => {
  assert.equal(paceOf(at(0, 0), at(800, 5), at(800, 10), at(800, 15))?.fast, false);
});

test("what may be doubt is no speed", () => {
  assert.equal(speedMps(at(0, 0, { accuracy_m: 60 }), at(100, 5, { accuracy_m: 60 })), 0);
});

test("a ride is over when the speed has fallen to a walk, not when it has fallen a little", () => {
  const ride = [0, 5, 10].map((second) => at(0, second, { speed_mps: 12 }));

  assert.equal(paceOf(...ride, at(0, 15, { speed_mps: 6 }))?.fast, true);
  assert.equal(paceOf(...ride, at(0, 15, { speed_mps: 2 }))?.fast, false);
});
