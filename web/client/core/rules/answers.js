/**
 * Whether an answer is right, and how much of it, by the answers themselves: the twin of
 * engine/play/answers.py. A phone that has only hashes judges by `../sealed.js` instead.
 *
 * @typedef {import("./types.js").Challenge} Challenge
 * @typedef {import("./types.js").Row} Row
 * @typedef {import("./types.js").Judged} Judged
 * @typedef {import("./types.js").Value} Value
 */
import { distanceM } from "../geo.js";
import { exactly, millionthsOf, normalised, typosBetween } from "./normalising.js";
import { isSent } from "./sending.js";

export const WRONG = { right: false, numerator: 0, denominator: 1 };
export const RIGHT = { right: true, numerator: 1, denominator: 1 };

/** @type {Record<string, (challenge: Challenge, value: Value) => Judged | null>} */
const JUDGES = { choice, multi, number, text, order, match, point };

/**
 * Judge an answer; null where it cannot be read as one, which costs no try.
 *
 * @param {string} _ref
 * @param {Challenge} challenge
 * @param {Value} value
 * @returns {Judged | null}
 */
export function judged(_ref, challenge, value) {
  const judge = JUDGES[challenge.type];
  if (judge) return judge(challenge, value);
  return isSent(challenge, value) ? RIGHT : null;
}

const plainly = (/** @type {boolean} */ right) => (right ? RIGHT : WRONG);
export const rowsOf = (/** @type {Challenge} */ { options = [] }) => options;
const isIds = (/** @type {Value} */ value) => Array.isArray(value);

/** Whether a choice asks for a decision, not for knowledge. */
export const branches = (/** @type {Challenge} */ challenge) => challenge.branches === true;

/**
 * Whether hashes tell right from wrong: the twin of `engine.play.hashing.is_exact`.
 *
 * @param {Challenge} challenge
 */
export const isExact = ({ inexact }) => !inexact;

/** @param {Challenge} challenge @param {Value} value */
function choice(challenge, value) {
  const option = rowsOf(challenge).find(({ id }) => id === value);
  return option ? plainly(option.correct === true || branches(challenge)) : null;
}

/**
 * Credit (right - wrong) / all right ones, never under 0.
 *
 * @param {Challenge} challenge @param {Value} value
 */
function multi(challenge, value) {
  const chosen = new Set(isIds(value) ? /** @type {string[]} */ (value) : []);
  const all = rowsOf(challenge).map(({ id }) => id);
  const right = rowsOf(challenge).flatMap(({ id, correct }) => (correct ? [id] : []));
  if (chosen.size === 0 || [...chosen].some((id) => !all.includes(id))) return null;
  const met = right.filter((id) => chosen.has(id)).length;
  if (met === right.length && chosen.size === right.length) return RIGHT;
  const share = Math.max(0, met - (chosen.size - met));
  return { right: false, numerator: challenge.partial ? share : 0, denominator: right.length };
}

/** @param {Challenge} challenge @param {Value} value */
function order(challenge, value) {
  const right = rowsOf(challenge).map(({ id }) => id);
  if (!Array.isArray(value) || [...value].sort().join("\n") !== [...right].sort().join("\n")) return null;
  if (value.every((id, place) => id === right[place])) return RIGHT;
  const share = challenge.partial ? longestInCommon(value, right) : 0;
  return { right: false, numerator: share, denominator: right.length };
}

/**
 * The ids on both sides of a match, which a phone has without its pairs.
 *
 * @param {Challenge} challenge
 */
export function sidesOf({ lefts = [], rights = [] }) {
  return { lefts: new Set(lefts.map(({ id }) => id)), rights: new Set(rights.map(({ id }) => id)) };
}

/** @param {Challenge} challenge @param {Value} value */
function match(challenge, value) {
  if (typeof value === "string" || Array.isArray(value)) return null;
  const { pairs = [] } = challenge;
  const { lefts, rights } = sidesOf(challenge);
  const named = Object.entries(value);
  const whole = named.length === lefts.size && named.every(([left]) => lefts.has(left));
  if (!whole || named.some(([, right]) => right === null || !rights.has(right))) return null;
  return plainly(pairs.every(({ left, right }) => value[left.id] === right.id));
}

/** @param {Challenge} challenge @param {Value} value */
function point(challenge, value) {
  const tapped = placeOf(challenge, value);
  if (!tapped || !challenge.at) return null;
  return plainly(distanceM(tapped, challenge.at) <= (challenge.tolerance_m ?? 0));
}

/** @param {Challenge} challenge @param {Value} value */
export function placeOf(challenge, value) {
  if (typeof value === "string") return rowsOf(challenge).find(({ id }) => id === value)?.at ?? null;
  if (Array.isArray(value) || Object.keys(value).sort().join() !== "lat,lon") return null;
  const [lat, lon] = [value.lat, value.lon].map((one) => degreesOf(one ?? ""));
  return lat === null || lon === null || Math.abs(lat) > 90 || Math.abs(lon) > 180 ? null : { lat, lon };
}

/** @param {string} words */
function degreesOf(words) {
  const millionths = millionthsOf(words);
  return millionths === null ? null : Number(millionths) / 1e6;
}

/**
 * Compare with the accepted forms of every language; a rejected form never passes.
 *
 * @param {Challenge} challenge @param {Value} value
 */
function text({ accept = {}, reject = [], typos = 0 }, value) {
  const said = typeof value === "string" ? normalised(value) : "";
  if (said === "") return null;
  if (reject.some((form) => normalised(form) === said)) return WRONG;
  const forms = Object.values(accept).flat();
  return plainly(forms.some((form) => typosBetween(said, normalised(form)) <= typos));
}

/** @param {Challenge} challenge @param {Value} value */
function number({ answer = "0", tolerance = "0" }, value) {
  const said = typeof value === "string" ? millionthsOf(value) : null;
  if (said === null) return null;
  const away = said - exactly(String(answer));
  return plainly((away < 0n ? -away : away) <= exactly(String(tolerance)));
}

/**
 * Length of the longest common subsequence: what stands in the same order in both.
 *
 * @param {string[]} a @param {string[]} b
 */
function longestInCommon(a, b) {
  let row = Array(b.length + 1).fill(0);
  for (const one of a) {
    const before = row;
    row = [0];
    for (const [place, other] of b.entries()) {
      const same = one === other ? before[place] + 1 : 0;
      row.push(Math.max(before[place + 1], row[place], same));
    }
  }
  return row[b.length];
}
