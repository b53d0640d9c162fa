import assert from "node:assert/strict";
import { test } from "node:test";
import { reached } from "../core/near.js";

const HERE = { lat: 61.687879, lon: 27.273147, accuracy_m: 10, age_s: 1 };

/**
 * @param {string} id
 * @param {Partial<import("../core/walk.js").Checkpoint>} rest
 * @returns {import("../core/walk.js").Checkpoint}
 */
function checkpoint(id, rest = {}) {
  const place = { lat: HERE.lat, lon: HERE.lon, radius_m: 35 };
  return { id, number: 1, title: id, status: "open", url: null, place, ways: ["gps", "code"], ...rest };
}

test("the open checkpoint around the fix is the one that is reached", () => {
  assert.equal(reached([checkpoint("tori")], HERE)?.id, "tori");
});

test("where two fences overlap, the nearest centre is reached", () => {
  const statue = checkpoint("mannerheim", { place: { lat: 61.687893, lon: 27.272208, radius_m: 80 } });

  assert.equal(reached([statue, checkpoint("tori")], HERE)?.id, "tori");
});

test("nothing is reached from afar", () => {
  assert.equal(
    reached([checkpoint("asema", { place: { lat: 61.687818, lon: 27.277969, radius_m: 35 } })], HERE),
    null,
  );
});

for (const status of /** @type {const} */ (["visited", "done", "locked"])) {
  test(`a ${status} checkpoint is not reached again`, () => {
    assert.equal(reached([checkpoint("tori", { status })], HERE), null);
  });
}

test("a checkpoint that takes no position is not reached by one", () => {
  assert.equal(reached([checkpoint("tori", { ways: ["qr"] })], HERE), null);
});

test("a checkpoint that tells no place is not reached by position", () => {
  assert.equal(reached([checkpoint("salainen", { place: null })], HERE), null);
});
