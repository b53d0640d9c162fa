/**
 * A run's form as the API's intent, for when there is no signal: the twin of web/player/acting.py. What
 * a challenge's own fields say is in reading.js.
 *
 * @typedef {import("./rules/types.js").Challenge} Challenge
 * @typedef {[name: string, value: string][]} Fields as browsers send them
 * @typedef {"check-in" | "answer" | "skip" | "hint" | "end"} Action the last part of the form's address
 *
 * @typedef {string | number | boolean} OneValue
 * @typedef {OneValue | string[] | Record<string, OneValue | null>} SentValue
 * @typedef {import("./judging.js").Claim & {id: string, kind: "check-in", at: string}} CheckIn
 * @typedef {{id: string, kind: "answer", at: string, challenge: string, value: SentValue, sent: boolean}} Answer
 * @typedef {{id: string, kind: "skip" | "finish-activity", at: string, challenge: string}} About
 * @typedef {{id: string, kind: "take-hint", at: string, challenge: string, number?: number}} Hint
 * @typedef {{id: string, kind: "leave" | "end", at: string}} Plain
 * @typedef {CheckIn | Answer | About | Hint | Plain} Sent an intent as POST /api/runs/<id>/intents takes it
 *
 * @typedef {object} Misread no intent, and what is missing
 * @property {Mistake} mistake
 * @property {string} [place] the one that two rows share
 * @property {number} [most] letters that there is room for
 *
 * @typedef {object} Turned a survey goes on: the question to show, and all fields so far
 * @property {{at: number, fields: Fields, mistake?: Mistake}} turned
 *
 * @typedef {"no-position" | "no-code" | "unreadable" | "choose-one" | "choose-some" | "place-each"
 *   | "place-shared" | "pair-each" | "choose-place" | "point-at-place" | "degrees" | "number" | "write"
 *   | "too-long" | "answer-or-decline"} Mistake
 */

import { fieldOf } from "./fields.js";
import { answerIn } from "./reading.js";
import { surveyIn } from "./surveying.js";

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const LONGEST_CODE = 40;
const DECIMAL = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/**
 * Read a form. Each answer is marked as sent, which is to say that it was made without signal.
 *
 * @param {Action} action
 * @param {Fields} fields
 * @param {number} at when it was sent
 * @param {Challenge} [challenge] the one that the form's field `challenge` names
 * @returns {Sent | Misread | Turned}
 */
export function read(action, fields, at, challenge) {
  const id = fieldOf(fields, "id");
  if (!UUID.test(id)) return { mistake: "unreadable" };
  const head = { id: id.toLowerCase(), at: new Date(at).toISOString() };
  if (action === "check-in") return checkIn(head, fields);
  if (action === "end") return { ...head, kind: "end" };
  if (!challenge) return { mistake: "unreadable" };
  const about = { ...head, challenge: fieldOf(fields, "challenge") };
  if (action === "skip") return { ...about, kind: "skip" };
  if (action === "hint") return { ...about, kind: "take-hint", ...offered(fields) };
  return challenge.type === "activity"
    ? { ...about, kind: "finish-activity" }
    : answer(about, fields, challenge);
}

/** The hint that the page offered: another phone may take it meanwhile. @param {Fields} fields */
function offered(fields) {
  const number = fieldOf(fields, "number");
  return /^[1-9]\d?$/.test(number) ? { number: Number(number) } : {};
}

/** @param {{id: string, at: string, challenge: string}} about @param {Fields} fields @param {Challenge} challenge */
function answer(about, fields, challenge) {
  const found = challenge.type === "survey" ? surveyIn(challenge, fields) : answerIn(challenge, fields);
  if (!("value" in found)) return found;
  return { ...about, kind: /** @type {const} */ ("answer"), value: found.value, sent: true };
}

/**
 * A claim by code, by the player's word, or by the phone's position.
 *
 * @param {{id: string, at: string}} head
 * @param {Fields} fields
 * @returns {CheckIn | Misread}
 */
function checkIn(head, fields) {
  const claim = { ...head, kind: /** @type {const} */ ("check-in") };
  const code = [...fieldOf(fields, "code")].slice(0, LONGEST_CODE).join("");
  if (code) return { ...claim, code };
  const checkpoint = fieldOf(fields, "checkpoint");
  if (checkpoint && fieldOf(fields, "here")) return { ...claim, here: true, checkpoint };
  const fix = fixIn(fields);
  if (fix) return { ...claim, fix, ...(checkpoint ? { checkpoint } : {}) };
  return { mistake: fields.some(([name]) => name === "code") ? "no-code" : "no-position" };
}

/**
 * The position, if the phone could tell it.
 *
 * @param {Fields} fields
 */
function fixIn(fields) {
  const read = ["lat", "lon", "accuracy_m", "age_s"].map((name) => numberIn(fieldOf(fields, name)));
  const [lat, lon, accuracy_m, age_s] = read;
  if (read.some((one) => !Number.isFinite(one)) || accuracy_m < 0 || age_s < 0) return null;
  return Math.abs(lat) > 90 || Math.abs(lon) > 180 ? null : { lat, lon, accuracy_m, age_s };
}

const numberIn = (/** @type {string} */ words) => (DECIMAL.test(words) ? Number(words) : Number.NaN);
