/**
 * One play of a random adventure, held against what Python said of it: what happens at every step, and
 * now and then the whole state, the view, what claims and hashes prove, and what forms say.
 *
 * @typedef {import("../core/rules/types.js").Adventure} Adventure
 * @typedef {import("../core/rules/types.js").State} State
 * @typedef {Record<string, any>} Plain
 * @typedef {Record<string, number>} Counts how much was compared
 */
import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { read } from "../core/forms.js";
import { verdictOf } from "../core/judging.js";
import { prepared } from "../core/rules/adventure.js";
import { isExact, judged } from "../core/rules/answers.js";
import { decide } from "../core/rules/decide.js";
import { replay } from "../core/rules/evolve.js";
import { judgedByHash } from "../core/rules/exact.js";
import { merged } from "../core/rules/merged.js";
import { stateOf } from "../core/rules/received.js";
import { digestLines, NEW_RUN, rankedScore, score } from "../core/rules/state.js";
import { view } from "../core/rules/view.js";

const ID = "00000000-0000-4000-8000-000000000000";
const TIMES = ["at", "begins", "ends", "since", "endsAt", "overtimeEndsAt"];

const hex = (/** @type {string} */ words) => createHash("sha256").update(words).digest("hex");
const sha256 = async (/** @type {string} */ words) => hex(words);
const timed = (/** @type {any} */ value) => ({ ...value, at: Date.parse(value.at) });

/** What differs, or null. @param {string} what @param {unknown} twin @param {unknown} python @param {unknown} [where] */
function compare(what, twin, python, where) {
  return isDeepStrictEqual(twin, python) ? null : { what, where, twin, python };
}

/**
 * @param {Plain} play
 * @param {Counts} counts
 */
export async function differenceInPlay(play, counts) {
  const adventure = prepared(merged(play.public, play.sealed));
  const answers = answersOf(play.whole, adventure);
  let state = NEW_RUN;
  for (const step of play.steps) {
    const events = step.events.map(timed);
    counts.events += events.length;
    const found =
      differenceInEvents(adventure, state, answers, step, events) ??
      (await differenceByHash(play, adventure, state, answers, step.intent, counts));
    if (found) return found;
    state = replay(events, state);
    const later = step.after && (await differenceAfter(play, adventure, state, step, counts));
    if (later) return later;
  }
  return differenceInForms(play.forms, adventure, counts);
}

/**
 * @param {Adventure} adventure @param {State} state @param {Map<string, any>} answers @param {Plain} step
 * @param {Plain[]} events
 */
function differenceInEvents(adventure, state, answers, { intent, organiser }, events) {
  if (organiser) return null;
  return compare("events", decide(adventure, state, timed(intent), judgeBy(answers)), events, intent);
}

/** @param {Map<string, any>} answers @returns {import("../core/rules/types.js").Judge} */
const judgeBy = (answers) => (ref, _, value) => judged(ref, answers.get(ref), value);

/**
 * The challenges with what makes an answer right, which no phone has.
 *
 * @param {Plain} whole @param {Adventure} adventure
 */
function answersOf(whole, adventure) {
  const known = whole.checkpoints.flatMap((/** @type {any} */ stop) =>
    (stop.challenges ?? []).map((/** @type {any} */ asked) => [`${stop.id}/${asked.id}`, asked]),
  );
  return new Map(
    known.map((/** @type {[string, any]} */ [ref, asked]) => [
      ref,
      { ...adventure.challenges.get(ref), ...asked },
    ]),
  );
}

/**
 * A hash tells what the answers tell, and where it cannot it says so.
 *
 * @param {Plain} play @param {Adventure} adventure @param {State} state @param {Map<string, any>} answers
 * @param {any} intent @param {Counts} counts
 */
async function differenceByHash(play, adventure, state, answers, intent, counts) {
  const asked = adventure.challenges.get(intent.challenge);
  if (intent.kind !== "answer" || !asked) return null;
  const { challenge, value } = intent;
  const competitive = state.started?.competitive === true;
  const known = judged(challenge, answers.get(challenge), value);
  const told = await judgedByHash(/** @type {any} */ (play), competitive, challenge, asked, value, sha256);
  counts.hashed += 1;
  if (told?.untold)
    return compare("untold", known !== null && (competitive || !isExact(asked)), true, intent);
  return (
    compare("by hash", told?.right, known?.right, intent) ??
    compare("a part", known?.right || !known?.numerator, true, intent)
  );
}

/**
 * @param {Plain} play @param {Adventure} adventure @param {State} state @param {Plain} step @param {Counts} counts
 */
async function differenceAfter(play, adventure, state, { after, shown, claims }, counts) {
  const at = Date.parse(claims[0].at);
  counts.views += 1;
  return (
    differenceInState(state, after) ??
    differenceInView(view(adventure, state, at), revived(shown)) ??
    (await differenceInClaims(play, adventure, state, claims, counts))
  );
}

/** @param {State} state @param {Plain} after */
function differenceInState(state, { state: sent, ...counted }) {
  const { started, ...rest } = state;
  const { started: known, ...expected } = stateOf(sent);
  const done = [...state.facts].filter((fact) => fact.startsWith("done ") && !fact.includes("/"));
  const uncounted = [...state.marks].filter((mark) => mark.startsWith("uncounted "));
  const mine = {
    digest: hex(digestLines(state)),
    score: score(state),
    ranked: rankedScore(state),
    done: done.length - uncounted.length,
  };
  return (
    compare("state", rest, expected) ??
    compare("start", { bracket: null, ...started }, known && { kind: "run-started", ...known }) ??
    compare("counted", mine, counted)
  );
}

/** A run that is over has no clock on its pages: Python then says less of it. @param {any} seen @param {any} shown */
function differenceInView(seen, shown) {
  const time =
    seen.time && Object.fromEntries(Object.entries(seen.time).filter(([name]) => name in shown.time));
  return compare("view", { ...seen, time }, shown);
}

/** @param {Plain} play @param {Adventure} adventure @param {State} state @param {Plain[]} claims @param {Counts} counts */
async function differenceInClaims(play, adventure, state, claims, counts) {
  for (const { claim, at, verdict } of claims) {
    counts.claims += 1;
    const told = await verdictOf(adventure, state, claim, Date.parse(at), /** @type {any} */ (play), sha256);
    const found = compare("claim", told, verdict, claim);
    if (found) return found;
  }
  return null;
}

/** @param {Plain[]} forms @param {Adventure} adventure @param {Counts} counts */
function differenceInForms(forms, adventure, counts) {
  for (const { action, fields, said } of forms) {
    counts.forms += 1;
    const ref = fields.find((/** @type {string[]} */ [name]) => name === "challenge")?.[1] ?? "";
    const told = read(action, [["id", ID], ...fields], 0, adventure.challenges.get(ref));
    const found = compare("form", plainly(told), said, { ref, fields });
    if (found) return found;
  }
  return null;
}

/** What a form said, as far as Python says it. @param {any} told */
function plainly({ id, at, challenge, sent, turned, place, most, ...rest }) {
  if (!turned) return rest;
  const { fields, ...step } = turned;
  const kept = fields.filter((/** @type {string[]} */ [name]) => name !== "id").sort(byWords);
  return { turned: step, fields: kept };
}

const byWords = (/** @type {string[]} */ a, /** @type {string[]} */ b) =>
  a.join("\0") < b.join("\0") ? -1 : 1;

/** Times as numbers, wherever they stand. @param {any} value @returns {any} */
function revived(value) {
  if (Array.isArray(value)) return value.map(revived);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      TIMES.includes(name) && typeof one === "string" ? Date.parse(one) : revived(one),
    ]),
  );
}
