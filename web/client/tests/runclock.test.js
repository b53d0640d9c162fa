import assert from "node:assert/strict";
import { test } from "node:test";
import { at, leftText } from "../core/runclock.js";

const HOUR = { left_s: 3600, overtime_s: 600, per_minute: 5 };
const plain = (/** @type {string} */ text) => text.replaceAll("\u00a0", " ");

test("a clock runs down to the limit", () => {
  assert.deepEqual(at(HOUR, 60), { phase: "running", left_s: 3540, cost: 0 });
});

test("each begun minute of overtime costs", () => {
  assert.deepEqual(at(HOUR, 3600), { phase: "overtime", left_s: 0, cost: 0 });
  assert.equal(at(HOUR, 3601).cost, 5);
  assert.equal(at(HOUR, 3660).cost, 5);
  assert.equal(at(HOUR, 3661).cost, 10);
});

test("after the last minute it costs no more, and the time is over", () => {
  assert.deepEqual(at(HOUR, 4200), { phase: "over", left_s: 0, cost: 50 });
  assert.deepEqual(at(HOUR, 9999), { phase: "over", left_s: 0, cost: 50 });
});

test("without overtime the limit is the end", () => {
  assert.equal(at({ left_s: 10, overtime_s: 0, per_minute: 0 }, 10).phase, "over");
});

test("a page that came in overtime goes on from there", () => {
  assert.deepEqual(at({ ...HOUR, left_s: -90 }, 40), { phase: "overtime", left_s: 0, cost: 15 });
});

for (const [seconds, said] of /** @type {[number, string][]} */ ([
  [7500, "2 h 5 min"],
  [7200, "2 h"],
  [7199, "119 min"],
  [179.9, "2 min"],
  [119.9, "1 min 59 s"],
  [60, "1 min"],
  [59, "59 s"],
  [0.4, "0 s"],
  [-5, "0 s"],
])) {
  test(`${seconds} seconds are told as ${said}`, () => {
    assert.equal(plain(leftText(seconds)), said);
  });
}
