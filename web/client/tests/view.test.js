import assert from "node:assert/strict";
import { test } from "node:test";
import { prepared } from "../core/rules/adventure.js";
import { stateOf } from "../core/rules/received.js";
import { view } from "../core/rules/view.js";

const NOON = Date.UTC(2026, 5, 1, 9);
const UNLOCK = { done: "alku" };
const stop = (/** @type {string} */ id, /** @type {any} */ more = {}) => ({ id, checkin: ["here"], ...more });
const WAYS = ["vasen", "oikea"].map((id) => stop(id, { unlock: UNLOCK }));

/** @param {number} track @param {any} [route] */
function suggested(track, route = {}) {
  const checkpoints = [stop("alku", { role: "start" }), ...WAYS];
  const adventure = prepared({ id: "koe", route: { mode: "free", ...route }, checkpoints });
  const started = { at: "2026-06-01T09:00:00Z", team_size: 2, language: "fi", access: [], clock: false };
  const set = { ...started, track, posters: true, competitive: false };
  const state = stateOf({ started: set, facts: ["visited alku", "done alku"], marks: [], given: [] });
  return view(adventure, state, NOON).next;
}

test("where ways part each track is sent another way", () => {
  assert.deepEqual(
    [0, 1, 2].map((track) => suggested(track)),
    ["vasen", "oikea", "vasen"],
  );
});

test("ways that rotate by themselves are turned only once", () => {
  const route = { tracks: "rotate", rotating: ["vasen", "oikea"] };
  assert.deepEqual(
    [0, 1].map((track) => suggested(track, route)),
    ["vasen", "oikea"],
  );
});
