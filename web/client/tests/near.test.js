import assert from "node:assert/strict";
import { test } from "node:test";
import { endsHere, nearest, reached } from "../core/near.js";

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

/** @param {number} metres north of here */
const northBy = (metres) => ({ lat: HERE.lat + metres / 111_400, lon: HERE.lon, radius_m: 35 });

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

test("what would end the game too early is reached from its own page only", () => {
  const finish = checkpoint("maali", { last: true });

  assert.equal(reached([finish], HERE), null);
  assert.equal(reached([finish], HERE, "tori"), null);
  assert.equal(reached([finish], HERE, "maali")?.id, "maali");
});

test("what would end the game is known where it stands", () => {
  const finish = checkpoint("maali", { last: true });

  assert.equal(endsHere([checkpoint("tori"), finish], HERE)?.id, "maali");
  assert.equal(endsHere([checkpoint("tori")], HERE), null);
  assert.equal(endsHere([{ ...finish, place: northBy(500) }], HERE), null);
});

test("where two fences overlap, a checkpoint is reached from its own page", () => {
  const both = [checkpoint("tori"), checkpoint("konsertti", { kind: "event" })];

  assert.equal(reached(both, HERE)?.id, "tori");
  assert.equal(reached(both, HERE, "konsertti")?.id, "konsertti");
});

test("where all are open the nearest one comes next, however far it is", () => {
  const far = checkpoint("asema", { place: northBy(900) });
  const farther = checkpoint("naisvuori", { place: northBy(1200) });

  assert.equal(nearest([farther, far], HERE, null)?.id, "asema");
});

test("a suggestion stays until another is clearly nearer", () => {
  const before = checkpoint("asema", { place: northBy(100) });
  const abit = checkpoint("tori", { place: northBy(85) });
  const clearly = checkpoint("kirjasto", { place: northBy(60) });

  assert.equal(nearest([before, abit], HERE, "asema")?.id, "asema");
  assert.equal(nearest([before, abit, clearly], HERE, "asema")?.id, "kirjasto");
});

test("neither the last one nor what is closed or done is suggested", () => {
  const none = [
    checkpoint("maali", { last: true }),
    checkpoint("tori", { status: "done" }),
    checkpoint("konsertti", { kind: "event", ways: [] }),
  ];

  assert.equal(nearest(none, HERE, "tori"), null);
});
