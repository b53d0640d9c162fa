/**
 * The rules on the phone: what happens when a team asks for something. The twin of
 * engine/play/decide.py and answering.py, for what a team can ask for; what organisers do comes from
 * the server as events.
 *
 * @typedef {import("./types.js").Adventure} Adventure
 * @typedef {import("./types.js").State} State
 * @typedef {import("./types.js").Event} Event
 * @typedef {import("./types.js").Intent} Intent
 * @typedef {import("./types.js").Checkpoint} Checkpoint
 * @typedef {import("./types.js").Challenge} Challenge
 * @typedef {import("./types.js").Judge} Judge
 */
import { answer } from "./answering.js";
import { branches } from "./answers.js";
import { applies, isAttended, isOnAnotherWay, isOpen, isWithinHours, waysIn } from "./conditions.js";
import { replay } from "./evolve.js";
import * as facts from "./facts.js";
import { endedBy, isOver, nextHint, overtimeCost } from "./limits.js";
import { READ } from "./sending.js";
import { settle } from "./settle.js";

/**
 * Say what happens, without changing anything.
 *
 * @param {Adventure} adventure
 * @param {State} state
 * @param {Intent} intent
 * @param {Judge} [judge] by the answers themselves, or by their hashes; only an answer needs one
 * @returns {Event[]}
 */
export function decide(adventure, state, intent, judge = unjudged) {
  const ended = overdue(adventure, state, intent.at);
  const now = replay(ended, state);
  const happened = decided(adventure, now, intent, judge);
  if (happened.length === 0 && !adventure.timed) return ended;
  return [...ended, ...settle(adventure, now, happened, intent.at)];
}

/** Who brings no judge has nothing to judge. */
const unjudged = () => null;

/**
 * What time has ended by then, with all that follows from it, in the order of time.
 *
 * @param {Adventure} adventure
 * @param {State} state
 * @param {number} at
 */
export function overdue(adventure, state, at) {
  /** @type {Event[]} */
  const happened = [];
  let now = state;
  for (;;) {
    const ended = adventure.timed ? endedBy(adventure, now, at) : null;
    if (ended === null) return happened;
    const more = settle(adventure, now, [ended], ended.at);
    happened.push(...more);
    now = replay(more, now);
  }
}

/** @param {Adventure} adventure @param {State} state @param {Intent} intent @param {Judge} judge */
function decided(adventure, state, intent, judge) {
  if (intent.kind === "start") return start(adventure, state, intent);
  if (state.started === null) return refused(intent, "not-running");
  return ASKED[intent.kind](adventure, state, intent, judge);
}

/** @type {Record<string, (adventure: Adventure, state: State, intent: Intent, judge: Judge) => Event[]>} */
const ASKED = {
  "check-in": checkIn,
  answer: atChallenge,
  skip: atChallenge,
  "take-hint": atChallenge,
  "finish-activity": atChallenge,
  join: (_, __, { at }) => [{ kind: "device-joined", at }],
  leave: (_, __, { at }) => [{ kind: "device-left", at }],
  end: (adventure, state, intent) => {
    if (state.finishedAt !== null) return refused(intent, "finished");
    const overtime = overtimeCost(adventure, state, intent.at);
    return [{ kind: "run-finished", at: intent.at, gave_up: true, overtime }];
  },
};

/** @param {Adventure} adventure @param {State} state @param {Intent} intent @returns {Event[]} */
function start(adventure, state, intent) {
  if (state.started !== null) return [];
  const { at, team_size, language, access = [], track = 0, bracket, posters = true } = intent;
  const competitive = intent.competitive ?? adventure.edition.integrity === "competitive";
  const clock = adventure.start === null;
  const fixed = { team_size, language, access, clock, track: track % adventure.unlocks.length };
  const within = bracket === undefined ? {} : { bracket };
  return [{ kind: "run-started", at, ...fixed, ...within, posters, competitive }];
}

/**
 * Enter a checkpoint; a second check-in at the same place changes nothing.
 *
 * @param {Adventure} adventure @param {State} state @param {Intent} intent @returns {Event[]}
 */
function checkIn(adventure, state, { at, verdict = { way: "here" } }) {
  const stop = adventure.byId.get(verdict.checkpoint ?? "");
  const reason = stop ? null : (verdict.reason ?? "nothing-here");
  if (!stop) return [{ kind: "check-in-refused", at, reason }];
  if (isAttended(state, stop)) return [];
  const no = notLetIn(adventure, state, stop, at, verdict);
  if (no !== null) return [{ kind: "check-in-refused", at, ...no }];
  const { way, distance_m, accuracy_m } = verdict;
  const points = stop.points ?? 0;
  const clock = stop === adventure.start;
  const lengths = known({ distance_m, accuracy_m });
  return [{ kind: "checkpoint-reached", at, checkpoint: stop.id, way, points, ...lengths, clock }];
}

/**
 * Why a team is not let in, and what may be told of it; null where it is.
 *
 * @param {Adventure} adventure @param {State} state @param {Checkpoint} stop @param {number} at
 * @param {import("./types.js").Verdict} verdict
 */
function notLetIn(adventure, state, stop, at, verdict) {
  const named = stop.kind === "secret" || stop.visible === "never" ? {} : { checkpoint: stop.id };
  const shut = closedTo(adventure, state, stop, at);
  if (shut !== null) return { reason: shut, ...(shut === "not-open-now" ? named : {}) };
  const { reason, way, distance_m, accuracy_m, radius_m } = verdict;
  if (reason !== undefined) {
    return { reason, checkpoint: stop.id, ...known({ distance_m, accuracy_m, radius_m }) };
  }
  return waysIn(state, stop).includes(way) ? null : { reason: "no-such-way", ...named };
}

/** @param {Record<string, number | undefined>} fields */
const known = (fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** @param {Adventure} adventure @param {State} state @param {Checkpoint} stop @param {number} at */
function closedTo(adventure, state, stop, at) {
  if (endedForGood(adventure, state, at)) return "finished";
  if (!isOpen(adventure, state, stop, at)) {
    return isOnAnotherWay(adventure, state, stop) ? "other-way" : "locked";
  }
  return isWithinHours(adventure, stop, at) ? null : "not-open-now";
}

/** @param {Adventure} adventure @param {State} state @param {number} at */
function endedForGood(adventure, state, at) {
  return isOver(adventure, state) && state.timedOutAt !== null && at >= state.timedOutAt;
}

/**
 * Do something with a challenge that is asked of this team where it has been.
 *
 * @param {Adventure} adventure @param {State} state @param {Intent} intent @param {Judge} judge @returns {Event[]}
 */
function atChallenge(adventure, state, intent, judge) {
  const ref = intent.challenge ?? "";
  const asked = adventure.challenges.get(ref);
  const stop = adventure.byId.get(ref.split("/")[0]);
  if (!asked || !stop || !isAttended(state, stop)) return refused(intent, "not-visited");
  if (!applies(adventure, state, asked, intent.at)) return refused(intent, "locked");
  if (endedForGood(adventure, state, intent.at)) return refused(intent, "finished", ref);
  return WITH_CHALLENGE[intent.kind](adventure, state, asked, intent, judge);
}

/** @type {Record<string, (adventure: Adventure, state: State, asked: Challenge, intent: any, judge: Judge) => Event[]>} */
const WITH_CHALLENGE = {
  answer,
  "finish-activity": (adventure, state, asked, intent, judge) => {
    if (asked.type !== "activity") return refused(intent, "other-way", intent.challenge);
    return answer(adventure, state, asked, { ...intent, value: READ }, judge);
  },
  skip: (_, state, asked, intent) => skip(state, asked, intent),
  "take-hint": (_, state, asked, intent) => takeHint(state, asked, intent),
};

/**
 * Pass by. In a branch this chooses its default, at no points.
 *
 * @param {State} state @param {Challenge} asked @param {any} intent @returns {Event[]}
 */
function skip(state, asked, intent) {
  const { at, challenge } = intent;
  if (state.facts.has(facts.done(challenge))) return [];
  const option = branches(asked) ? (asked.options ?? []).find((one) => one.default)?.id : undefined;
  const decidable = !branches(asked) || option !== undefined;
  if (asked.skippable === false || !decidable) return refused(intent, "other-way", challenge);
  const done = { kind: "challenge-done", at, challenge, how: "skipped" };
  if (option === undefined) return [done];
  return [{ kind: "challenge-solved", at, challenge, points: 0, option }, done];
}

/**
 * Open the next hint. After solving it is free, and only of interest.
 *
 * @param {State} state @param {Challenge} asked @param {any} intent @returns {Event[]}
 */
function takeHint(state, asked, intent) {
  const { at, challenge } = intent;
  const hint = nextHint(asked, state, challenge, at);
  if (hint === null || (intent.number ?? hint.number) !== hint.number) return [];
  if (!hint.ready) return refused(intent, "not-open-now", challenge);
  const cost = state.facts.has(facts.solved(challenge)) ? 0 : hint.cost;
  return [{ kind: "hint-taken", at, challenge, number: hint.number, cost }];
}

/** @param {Intent} intent @param {string} reason @param {string} [challenge] @returns {Event[]} */
function refused({ at }, reason, challenge) {
  return [{ kind: "intent-refused", at, reason, ...(challenge === undefined ? {} : { challenge }) }];
}
