/**
 * Replays what Python decided through the phone's twin: a file of JSON lines, each a play of a random
 * adventure or a lot of words. Prints the first differences, and how much was compared.
 */
import { readFileSync } from "node:fs";
import { millionthsOf, normalised, typosBetween } from "../core/rules/normalising.js";
import { differenceInPlay } from "./replayed.js";

const SHOWN = 3;

/** @param {{words: [string, string][], numbers: [string, string | null][], typos: [string, string, number][]}} lot */
function differenceInWords({ words, numbers, typos }) {
  return (
    words.find(([raw, form]) => normalised(raw) !== form) ??
    numbers.find(([raw, millionths]) => (millionthsOf(raw)?.toString() ?? null) !== millionths) ??
    typos.find(([a, b, count]) => typosBetween(a, b) !== count) ??
    null
  );
}

/** @type {Record<string, number>} */
const compared = { plays: 0, events: 0, words: 0, views: 0, claims: 0, hashed: 0, forms: 0, different: 0 };
for (const line of readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean)) {
  const one = JSON.parse(line);
  const found = one.steps ? await differenceInPlay(one, compared) : differenceInWords(one);
  compared.plays += one.steps ? 1 : 0;
  compared.words += one.words?.length ?? 0;
  if (found === null) continue;
  compared.different += 1;
  if (compared.different <= SHOWN) process.stdout.write(`${JSON.stringify(found)}\n`);
}
process.stdout.write(`${JSON.stringify(compared)}\n`);
