import assert from "node:assert/strict";
import { test } from "node:test";
import { leftMs, passed, toggled, wound } from "../core/countdown.js";
import { clockText, fitWithin, lastingText } from "../core/lasting.js";
import { moved, placeAt } from "../core/ordering.js";

/** As the catalog has them. */
const UNITS = { minutes: "{m} min", rest: "{s} s" };

for (const [seconds, said] of /** @type {const} */ ([
  [20, "20 s"],
  [60, "1 min"],
  [118, "1 min 58 s"],
  [119.6, "2 min"],
  [0, "0 s"],
  [-3, "0 s"],
])) {
  test(`${seconds} seconds are said as ${said}`, () => {
    assert.equal(lastingText(seconds, UNITS), said);
  });
}

for (const [seconds, shown] of /** @type {const} */ ([
  [20, "0:20"],
  [118, "1:58"],
  [59.1, "1:00"],
  [0, "0:00"],
  [-1, "0:00"],
])) {
  test(`a clock shows ${seconds} seconds as ${shown}`, () => {
    assert.equal(clockText(seconds), shown);
  });
}

for (const [width, height, small] of /** @type {const} */ ([
  [4000, 3000, { width: 1600, height: 1200 }],
  [3000, 4000, { width: 1200, height: 1600 }],
  [800, 600, { width: 800, height: 600 }],
  [9000, 2, { width: 1600, height: 1 }],
])) {
  test(`a picture of ${width} by ${height} fits in 1600`, () => {
    assert.deepEqual(fitWithin(width, height, 1600), small);
  });
}

test("a clock that stands loses no time, however long it stands", () => {
  const running = toggled(wound(20_000), 1_000);
  const standing = toggled(running, 5_000);
  const again = toggled(standing, 900_000);

  assert.equal(leftMs(running, 4_000), 17_000);
  assert.equal(leftMs(standing, 800_000), 16_000);
  assert.equal(leftMs(again, 901_000), 15_000);
});

test("a clock runs down to nothing, and never back", () => {
  const running = toggled(wound(20_000), 0);

  assert.equal(leftMs(running, 90_000), 0);
  assert.equal(leftMs(running, -500), 20_000);
});

test("only the half and the end are worth a word, each once", () => {
  const told = [];
  for (let left = 20; left > -3; left -= 1) told.push(passed(20, left, left - 1));

  assert.deepEqual(
    told.filter((news) => news !== null),
    ["half", "over"],
  );
  assert.equal(passed(20, 11, 10), "half");
  assert.equal(passed(20, 1, 0), "over");
});

test("a clock that wakes after its end says the end, not the half", () => {
  assert.equal(passed(20, 19, 0), "over");
});

test("a row moves among the others, and no further than the ends", () => {
  const rows = ["a", "b", "c"];

  assert.deepEqual(moved(rows, 0, 1), ["b", "a", "c"]);
  assert.deepEqual(moved(rows, 2, 0), ["c", "a", "b"]);
  assert.deepEqual(moved(rows, 0, -1), rows);
  assert.deepEqual(moved(rows, 2, 3), rows);
  assert.deepEqual(rows, ["a", "b", "c"]);
});

test("a dragged row belongs after every other whose middle it has passed", () => {
  assert.equal(placeAt([10, 30, 50], 5), 0);
  assert.equal(placeAt([10, 30, 50], 31), 2);
  assert.equal(placeAt([10, 30, 50], 99), 3);
});
