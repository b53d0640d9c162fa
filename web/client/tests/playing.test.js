import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { playedOn } from "../core/playing.js";
import { prepared } from "../core/rules/adventure.js";
import { merged } from "../core/rules/merged.js";
import { stateOf } from "../core/rules/received.js";
import { view } from "../core/rules/view.js";
import { salted } from "../core/sealed.js";

const hex = (/** @type {string} */ words) => createHash("sha256").update(words).digest("hex");
const sha256 = async (/** @type {string} */ words) => hex(words);
const hash = (/** @type {string} */ where, /** @type {string} */ words) =>
  hex(salted("e", where, words)).slice(0, 32);

const NOON = Date.UTC(2026, 5, 1, 9);
const at = (/** @type {number} */ minutes) => new Date(NOON + minutes * 60_000).toISOString();
const TORI = { lat: 61.68788, lon: 27.27315 };

/** A square with a word to find, and the quay, which opens behind it. */
const SEALED = {
  edition: "e",
  public: {
    id: "koe",
    checkpoints: [{ id: "tori", role: "start", place: { at: TORI }, checkin: ["gps", "code"] }],
  },
  sealed: {
    route: { mode: "free" },
    checkpoints: [
      {
        id: "tori",
        challenges: [
          { id: "sana", type: "text" },
          { id: "arvio", type: "text", inexact: true },
        ],
      },
      { id: "ranta", checkin: ["here"] },
    ],
  },
  codes: { [hash("code", "AB7K9Q")]: "tori" },
  answers: { "tori/sana": [hash("tori/sana", "kuuluuko")], "tori/arvio": [hash("tori/arvio", "haloo")] },
};
const ADVENTURE = prepared(merged(SEALED.public, SEALED.sealed));

/** What the server sends of a run that has just set out. */
function setOut(competitive = false) {
  const started = {
    at: at(0),
    team_size: 3,
    language: "fi",
    access: [],
    clock: false,
    track: 0,
    bracket: null,
  };
  return stateOf({ started: { ...started, posters: true, competitive }, facts: [], marks: [], given: [] });
}

/** @param {any} what @param {number} minutes @returns {any} */
const intent = (what, minutes) => ({ id: `i${minutes}`, at: at(minutes), ...what });
const CODE = intent({ kind: "check-in", code: "ab7-k9q" }, 1);
const said = (/** @type {string} */ challenge, /** @type {string} */ value, /** @type {number} */ minutes) =>
  intent({ kind: "answer", challenge, value, sent: true }, minutes);

/** @param {any[]} intents */
async function played(intents, state = setOut()) {
  const { state: after, steps } = await playedOn(ADVENTURE, SEALED, state, intents, sha256);
  const kinds = steps.at(-1)?.events.map(({ kind, reason }) => (reason ? `${kind} ${reason}` : kind));
  return { after, kinds, shown: view(ADVENTURE, after, NOON + 600_000) };
}

test("a code opens its checkpoint without signal, and another one opens nothing", async () => {
  assert.deepEqual((await played([CODE])).kinds, ["checkpoint-reached"]);
  const wrong = intent({ kind: "check-in", code: "AB7-K9R" }, 1);
  assert.deepEqual((await played([wrong])).kinds, ["check-in-refused wrong-code"]);
});

test("a code that was replaced is known for that without signal, too", async () => {
  const sealed = { ...SEALED, codes: {}, replaced: [hash("code", "AB7K9Q")] };
  const { steps } = await playedOn(ADVENTURE, sealed, setOut(), [CODE], sha256);
  assert.equal(steps[0]?.events[0]?.reason, "replaced-code");
});

test("a fix opens what it lies in, and is refused too far away with how far that is", async () => {
  const fix = (/** @type {number} */ north) => ({ ...TORI, lat: TORI.lat + north, accuracy_m: 10, age_s: 1 });
  assert.deepEqual((await played([intent({ kind: "check-in", fix: fix(1e-4) }, 1)])).kinds, [
    "checkpoint-reached",
  ]);
  const far = intent({ kind: "check-in", fix: fix(1e-3), checkpoint: "tori" }, 1);
  assert.deepEqual((await played([far])).kinds, ["check-in-refused too-far"]);
});

test("a right answer solves, and a wrong one costs a try", async () => {
  assert.ok((await played([CODE, said("tori/sana", "Kuuluuko?", 2)])).kinds?.includes("challenge-solved"));
  assert.deepEqual((await played([CODE, said("tori/sana", "haloo", 2)])).kinds, ["answer-wrong"]);
});

test("what only the server can tell is sent, and the way goes on", async () => {
  const both = [CODE, said("tori/sana", "kuuluuko", 2), said("tori/arvio", "haloo?!x", 3)];
  const { kinds, shown } = await played(both);

  assert.deepEqual(kinds?.slice(0, 2), ["answer-sent", "challenge-done"]);
  assert.equal(shown.cards[0].challenges[1].status, "sent");
  assert.equal(shown.next, "ranta");
});

test("in a competitive game every answer is sent", async () => {
  const { kinds } = await played([CODE, said("tori/sana", "kuuluuko", 2)], setOut(true));
  assert.deepEqual(kinds, ["answer-sent", "challenge-done"]);
});

test("a whole walk without signal ends where it would have ended with it", async () => {
  const there = intent({ kind: "check-in", here: true, checkpoint: "ranta" }, 4);
  const walk = [CODE, said("tori/sana", "kuuluuko", 2), said("tori/arvio", "haloo", 3), there];
  const { shown } = await played(walk);

  assert.equal(shown.status, "finished");
  assert.equal(shown.score, 20);
  assert.deepEqual(shown.progress, { done: 2, total: 2, boxes: ["ok", "ok"] });
});
