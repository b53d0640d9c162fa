/**
 * Replays what Python decided through the phone's twin: a file of JSON lines, each a play of a random
 * adventure or a lot of words. Prints the first differences, and how much was compared.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { prepared } from "../core/rules/adventure.js";
import { decide } from "../core/rules/decide.js";
import { replay } from "../core/rules/evolve.js";
import { millionthsOf, normalised, typosBetween } from "../core/rules/normalising.js";
import { digestLines, NEW_RUN, rankedScore, score } from "../core/rules/state.js";

const SHOWN = 3;

/** @param {any} value */
const timed = (value) => ({ ...value, at: Date.parse(value.at) });

/** @param {import("../core/rules/types.js").State} state */
function told(state) {
  const done = [...state.facts].filter((fact) => fact.startsWith("done ") && !fact.includes("/"));
  const uncounted = [...state.marks].filter((mark) => mark.startsWith("uncounted "));
  return {
    digest: createHash("sha256").update(digestLines(state)).digest("hex"),
    marks: [...state.marks].sort(),
    score: score(state),
    ranked: rankedScore(state),
    ending: state.ending,
    done: done.length - uncounted.length,
  };
}

/** @param {{edition: any, steps: any[]}} play */
function differenceInPlay({ edition, steps }) {
  const adventure = prepared(edition);
  let state = NEW_RUN;
  for (const { intent, organiser, events, after } of steps) {
    const expected = events.map(timed);
    const happened = organiser ? expected : decide(adventure, state, timed(intent));
    if (!isDeepStrictEqual(happened, expected)) return { intent, happened, expected };
    state = replay(happened, state);
    if (!isDeepStrictEqual(told(state), after)) return { intent, told: told(state), after };
  }
  return null;
}

/** @param {{words: [string, string][], numbers: [string, string | null][], typos: [string, string, number][]}} lot */
function differenceInWords({ words, numbers, typos }) {
  return (
    words.find(([raw, form]) => normalised(raw) !== form) ??
    numbers.find(([raw, millionths]) => (millionthsOf(raw)?.toString() ?? null) !== millionths) ??
    typos.find(([a, b, count]) => typosBetween(a, b) !== count) ??
    null
  );
}

const lines = readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean);
const compared = { plays: 0, events: 0, words: 0, different: 0 };
for (const line of lines) {
  const one = JSON.parse(line);
  const found = one.steps ? differenceInPlay(one) : differenceInWords(one);
  compared.plays += one.steps ? 1 : 0;
  compared.events += (one.steps ?? []).reduce(
    (/** @type {number} */ sum, /** @type {any} */ step) => sum + step.events.length,
    0,
  );
  compared.words += one.words?.length ?? 0;
  if (found === null) continue;
  compared.different += 1;
  if (compared.different <= SHOWN) process.stdout.write(`${JSON.stringify(found)}\n`);
}
process.stdout.write(`${JSON.stringify(compared)}\n`);
