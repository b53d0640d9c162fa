/**
 * Answers by their hashes: what `engine/play/hashing.py` hashes of an answer, and what a hash tells. A
 * right answer is known by it. Any other is wrong where only the exact form passes; where a tolerance,
 * typos, a place on the map or a part of it may count too, and in a competitive game, only the
 * server can tell, and the answer goes to it as sent.
 *
 * @typedef {import("./types.js").Challenge} Challenge
 * @typedef {import("./types.js").Judged} Judged
 * @typedef {import("./types.js").Value} Value
 * @typedef {import("../sealed.js").Sealed} Sealed
 * @typedef {(words: string) => Promise<string>} Sha256 hex
 */
import { isRight } from "../sealed.js";
import { branches, isExact, placeOf, RIGHT, rowsOf, sidesOf, WRONG } from "./answers.js";
import { millionthsOf, normalised } from "./normalising.js";
import { isSent } from "./sending.js";

/** @type {Judged} */
export const UNTOLD = { ...WRONG, untold: true };

/**
 * Judge an answer; null where it cannot be read as one, which costs no try.
 *
 * @param {Pick<Sealed, "edition" | "answers">} sealed
 * @param {boolean} competitive
 * @param {string} ref
 * @param {Challenge} challenge
 * @param {Value} value
 * @param {Sha256} sha256
 * @returns {Promise<Judged | null>}
 */
export async function judgedByHash(sealed, competitive, ref, challenge, value, sha256) {
  const form = FORMS[challenge.type];
  if (!form) return isSent(challenge, value) ? RIGHT : null;
  const exact = form(challenge, value);
  if (exact === null) return null;
  if (branches(challenge)) return RIGHT;
  if (competitive) return UNTOLD;
  if (await isRight(sealed, ref, exact, sha256)) return RIGHT;
  return isExact(challenge) ? WRONG : UNTOLD;
}

/** @type {Record<string, (challenge: Challenge, value: any) => string | null>} null: no answer to it */
const FORMS = {
  choice: (challenge, value) => (rowsOf(challenge).some(({ id }) => id === value) ? value : null),
  multi: (challenge, value) => {
    const chosen = [...new Set(Array.isArray(value) ? value : [])];
    const known = chosen.every((one) => rowsOf(challenge).some(({ id }) => id === one));
    return chosen.length > 0 && known ? chosen.sort().join(" ") : null;
  },
  order: (challenge, value) => {
    const all = rowsOf(challenge).map(({ id }) => id);
    const whole = Array.isArray(value) && [...value].sort().join("\n") === all.sort().join("\n");
    return whole ? value.join(" ") : null;
  },
  match: (challenge, value) => {
    if (typeof value === "string" || Array.isArray(value)) return null;
    const { lefts, rights } = sidesOf(challenge);
    const named = Object.entries(value);
    const whole = named.length === lefts.size && named.every(([left]) => lefts.has(left));
    if (!whole || named.some(([, right]) => !rights.has(right))) return null;
    return named
      .map(([left, right]) => `${left}=${right}`)
      .sort()
      .join(" ");
  },
  number: (_, value) => (typeof value === "string" ? plainNumber(value) : null),
  text: (_, value) => (typeof value === "string" ? normalised(value) || null : null),
  point: (challenge, value) => {
    if (typeof value === "string") return rowsOf(challenge).some(({ id }) => id === value) ? value : null;
    return placeOf(challenge, value) ? "" : null;
  },
};

/**
 * A number without anything that changes nothing, as Python writes a normalised decimal.
 *
 * @param {string} words
 */
function plainNumber(words) {
  const millionths = millionthsOf(words);
  if (millionths === null) return null;
  const size = String(millionths < 0n ? -millionths : millionths).padStart(7, "0");
  const parts = size.slice(-6).replace(/0+$/, "");
  return `${millionths < 0n ? "-" : ""}${size.slice(0, -6)}${parts && `.${parts}`}`;
}
