import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOf, sizeFor } from "../core/lines.js";

const letters = (/** @type {string} */ line) => line.length;

test("words fill a line before the next begins", () => {
  assert.deepEqual(linesOf("Kadonnut virta löytyi", 15, letters), ["Kadonnut virta", "löytyi"]);
});

test("a word that fits nowhere stands alone, and nothing makes no line", () => {
  assert.deepEqual(linesOf("Hyvinvointiohjelma on", 5, letters), ["Hyvinvointiohjelma", "on"]);
  assert.deepEqual(linesOf("  ", 5, letters), []);
});

test("a title is as large as its lines allow, and no word sticks out", () => {
  const sized = (/** @type {string} */ text) => {
    const measure = (/** @type {string} */ line, /** @type {number} */ size) => line.length * size;
    const linesAt = (/** @type {number} */ size) => linesOf(text, 20, (line) => measure(line, size));
    return sizeFor([4, 2, 1], 2, 20, linesAt, measure);
  };

  assert.equal(sized("ab cd"), 4);
  assert.equal(sized("kymmenen ab"), 2);
  assert.equal(sized("a ".repeat(40)), 1);
});
