/**
 * Puts pages together as the phone does without signal, for what is asked on standard input: JSON lines,
 * each a page. Prints one JSON line for each.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { pageAt } from "../phone/pocket/addresses.js";
import { gameOf } from "../phone/pocket/game.js";

/** @param {string} words */
const sha256 = async (words) => createHash("sha256").update(words).digest("hex");

const [kept, ...asked] = readFileSync(0, "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line));
for (const { state, intents, now, path, search, fixed } of asked) {
  try {
    const game = await gameOf({ ...kept, state }, intents, fixed, Date.parse(now), sha256);
    const page = pageAt(game, path, new URLSearchParams(search));
    process.stdout.write(`${JSON.stringify(page)}\n`);
  } catch (error) {
    process.stdout.write(`${JSON.stringify({ error: String(/** @type {Error} */ (error).stack) })}\n`);
  }
}
