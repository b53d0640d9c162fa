import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "../core/forms.js";

const ID = "6F9619FF-8B86-4011-B42D-00CF4FC964FF";
const AT = Date.UTC(2026, 5, 1, 9);
const HEAD = { id: ID.toLowerCase(), at: "2026-06-01T09:00:00.000Z" };
const WORD = { id: "sana", type: "text" };

/** @param {[string, string][]} fields @returns {[string, string][]} */
const form = (...fields) => [["id", ID], ...fields];

test("a position becomes a check-in of the checkpoint that was meant", () => {
  const fields = form(
    ["checkpoint", "tori"],
    ["lat", "61.7"],
    ["lon", "27.3"],
    ["accuracy_m", "12"],
    ["age_s", "2"],
  );
  const fix = { lat: 61.7, lon: 27.3, accuracy_m: 12, age_s: 2 };
  assert.deepEqual(read("check-in", fields, AT), { ...HEAD, kind: "check-in", fix, checkpoint: "tori" });
});

test("a code outweighs the position that the same form carries", () => {
  const fields = form(["code", " AB7-K9Q "], ["here", "1"], ["checkpoint", "tori"], ["lat", "61.7"]);
  assert.deepEqual(read("check-in", fields, AT), { ...HEAD, kind: "check-in", code: "AB7-K9Q" });
});

test("a check-in without anything asks for the code instead", () => {
  assert.deepEqual(read("check-in", form(["checkpoint", "tori"]), AT), { mistake: "no-position" });
  assert.deepEqual(read("check-in", form(["code", " "]), AT), { mistake: "no-code" });
});

test("an answer says that it was made without signal", () => {
  const fields = form(["challenge", "tori/sana"], ["value", " Kuuluuko? "]);
  const answer = { ...HEAD, kind: "answer", challenge: "tori/sana", value: "Kuuluuko?", sent: true };
  assert.deepEqual(read("answer", fields, AT, WORD), answer);
});

test("what cannot be read as an answer says what it lacks", () => {
  const long = form(["challenge", "tori/sana"], ["value", "x".repeat(201)]);
  assert.deepEqual(read("answer", form(["value", " "]), AT, WORD), { mistake: "write" });
  assert.deepEqual(read("answer", long, AT, WORD), { mistake: "too-long", most: 200 });
});

for (const [action, kind] of /** @type {const} */ ([
  ["skip", "skip"],
  ["hint", "take-hint"],
])) {
  test(`the form ${action} becomes the intent ${kind}`, () => {
    const fields = form(["challenge", "tori/sana"]);
    assert.deepEqual(read(action, fields, AT, WORD), { ...HEAD, kind, challenge: "tori/sana" });
  });
}

test("a hint's form names the hint that the page offered", () => {
  const taken = { ...HEAD, kind: "take-hint", challenge: "tori/sana", number: 2 };
  const fields = form(["challenge", "tori/sana"], ["number", "2"]);
  assert.deepEqual(read("hint", fields, AT, WORD), taken);
});

test("an activity's form finishes it, and the end ends the run", () => {
  const done = read("answer", form(["challenge", "tori/loiki"]), AT, { id: "loiki", type: "activity" });
  assert.deepEqual(done, { ...HEAD, kind: "finish-activity", challenge: "tori/loiki" });
  assert.deepEqual(read("end", form(), AT), { ...HEAD, kind: "end" });
});

test("a survey turns its pages, and is an answer after the last", () => {
  const survey = { id: "kysely", type: "survey", questions: [{ id: "a", steps: 5 }, { id: "b" }] };
  const first = read(
    "answer",
    form(["challenge", "tori/kysely"], ["answer-a", "4"], ["go", "next"]),
    AT,
    survey,
  );
  assert.ok("turned" in first && first.turned.at === 1 && first.turned.mistake === undefined);

  const fields = form(["challenge", "tori/kysely"], ["at", "1"], ["answer-a", "4"], ["go", "decline"]);
  const last = read("answer", fields, AT, survey);
  assert.ok("value" in last);
  assert.deepEqual(last.value, { a: "4", b: null });
});

test("a form without an id of its own can be read by nobody", () => {
  assert.deepEqual(read("end", [["id", "x"]], AT), { mistake: "unreadable" });
  assert.deepEqual(read("skip", form(["challenge", "tori/poissa"]), AT), { mistake: "unreadable" });
});
