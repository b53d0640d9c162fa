/**
 * What has ended by a time: challenges' limits, timers, the run's own limit. The twin of
 * engine/play/limits.py, and of hints.py and scoring.py, which are as short.
 *
 * @typedef {import("./types.js").Adventure} Adventure
 * @typedef {import("./types.js").State} State
 * @typedef {import("./types.js").Event} Event
 * @typedef {import("./types.js").Challenge} Challenge
 */
import { refOf } from "./adventure.js";
import { durationOf, MINUTE, runningFor, runsOut } from "./clock.js";
import { applies } from "./conditions.js";
import * as facts from "./facts.js";
import { fixedAt } from "./state.js";

export const WHOLE = { right: true, numerator: 1, denominator: 1 };

/**
 * The first thing that time has ended by then, and that is not written yet.
 *
 * @param {Adventure} adventure
 * @param {State} state
 * @param {number} at
 * @returns {Event | null}
 */
export function endedBy(adventure, state, at) {
  const ended = [...challenges(adventure, state), ...timers(adventure, state), ...theRun(adventure, state)];
  return ended.reduce(
    (/** @type {Event | null} */ soonest, event) =>
      event.at <= at && (soonest === null || event.at < soonest.at) ? event : soonest,
    null,
  );
}

/**
 * When the time for a challenge is up; null without a limit, or while paused.
 *
 * @param {Adventure} adventure
 * @param {State} state
 * @param {string} ref
 */
export function challengeEndsAt(adventure, state, ref) {
  const limit = adventure.challenges.get(ref)?.time_limit;
  const since = state.visitedAt[ref.split("/")[0]];
  return limit === undefined || since === undefined ? null : runsOut(since, durationOf(limit), state.pauses);
}

/** Whether the game ends here because the time has run out. */
export const isOver = (/** @type {Adventure} */ { edition }, /** @type {State} */ state) =>
  state.timedOutAt !== null && edition.route.on_timeout === "finish-here";

/**
 * Points for every begun minute past the time limit.
 *
 * @param {Adventure} adventure
 * @param {State} state
 * @param {number} at
 */
export function overtimeCost({ edition, timeLimit }, state, at) {
  const { overtime } = edition.route;
  if (!overtime || timeLimit === null || state.clockFrom === null) return 0;
  const over = runningFor(state.clockFrom, at, state.pauses) - timeLimit;
  const begun = Math.ceil(over / MINUTE);
  return overtime.per_minute * Math.max(0, Math.min(begun, overtime.max_minutes));
}

/** @param {Adventure} adventure @param {State} state @returns {Event[]} */
function challenges(adventure, state) {
  const visited = adventure.checkpoints.filter(({ id }) => id in state.visitedAt);
  const limited = visited.flatMap((stop) =>
    (stop.challenges ?? [])
      .filter((asked) => asked.time_limit)
      .map((asked) => ({ asked, ref: refOf(stop, asked) })),
  );
  return limited.flatMap(({ asked, ref }) => {
    const ends = state.facts.has(facts.done(ref)) ? null : challengeEndsAt(adventure, state, ref);
    const ended = ends !== null && applies(adventure, state, asked, ends);
    return ended ? [timeUp(state, asked, ref, ends)] : [];
  });
}

/**
 * An activity is what its time is for: it is solved then, and done right after.
 *
 * @param {State} state @param {Challenge} asked @param {string} challenge @param {number} at
 * @returns {Event}
 */
function timeUp(state, asked, challenge, at) {
  const spent = asked.type === "activity" && !state.facts.has(facts.solved(challenge));
  if (!spent) return { kind: "challenge-done", at, challenge, how: "time-up" };
  return { kind: "challenge-solved", at, challenge, points: worth(asked, state, challenge, WHOLE) };
}

/** @param {Adventure} adventure @param {State} state @returns {Event[]} */
function timers(adventure, state) {
  const running = Object.entries(state.timers).filter(([by]) => !state.facts.has(facts.ranOut(by)));
  return running.flatMap(([by, since]) => {
    const rule = /** @type {{timer?: string} | undefined} */ (adventure.effects.get(by)?.advanced);
    const ends = rule?.timer ? runsOut(since, durationOf(rule.timer), state.pauses) : null;
    return ends === null ? [] : [{ kind: "timer-ran-out", at: ends, by }];
  });
}

/**
 * When the time limit of the run is reached, and so much more; null while paused, or without a limit.
 *
 * @param {Adventure} adventure
 * @param {State} state
 * @param {number} [more]
 */
export function runEndsAt({ timeLimit }, { clockFrom, pauses }, more = 0) {
  return timeLimit === null || clockFrom === null ? null : runsOut(clockFrom, timeLimit + more, pauses);
}

/** How long overtime lasts. */
export const overtimeOf = (/** @type {Adventure} */ { edition }) =>
  (edition.route.overtime?.max_minutes ?? 0) * MINUTE;

/** @param {Adventure} adventure @param {State} state @returns {Event[]} */
function theRun(adventure, state) {
  if (fixedAt(state) !== null) return [];
  const at = runEndsAt(adventure, state, overtimeOf(adventure));
  return at === null ? [] : [{ kind: "time-ran-out", at, overtime: overtimeCost(adventure, state, at) }];
}

/** Points of a challenge whose author wrote none. */
export const pointsOf = (/** @type {Challenge} */ { type, points }) =>
  points ?? (["info", "scale", "survey"].includes(type) ? 0 : 10);

/**
 * Points for an answer, whole or in part, after what wrong ones and hints cost; never under 0.
 *
 * @param {Challenge} asked
 * @param {State} state
 * @param {string} ref
 * @param {import("./types.js").Judged} share
 */
export function worth(asked, state, ref, { numerator, denominator }) {
  const wrong = (state.wrong[ref] ?? 0) * (asked.wrong_costs ?? 0);
  const points = Math.floor((pointsOf(asked) * numerator) / denominator);
  return Math.max(0, points - wrong - (state.hintCosts[ref] ?? 0));
}

/**
 * Tries that remain; null where they are unlimited.
 *
 * @param {Challenge} asked
 * @param {State} state
 * @param {string} ref
 */
export function triesLeft(asked, state, ref) {
  return asked.attempts === undefined ? null : Math.max(0, asked.attempts - (state.wrong[ref] ?? 0));
}

/**
 * The hint that comes next, and what it waits for: `wrong` more wrong tries, or the time `since`; null
 * when there is no more.
 *
 * @param {Challenge} asked
 * @param {State} state
 * @param {string} ref
 * @param {number} at
 * @returns {import("./shown.d.ts").NextHint | null}
 */
export function nextHint({ hints = [] }, state, ref, at) {
  const taken = state.hints[ref] ?? 0;
  if (taken >= hints.length) return null;
  const { cost = 0, after } = hints[taken];
  return { number: taken + 1, cost, ...waiting(after, state, ref, at) };
}

/**
 * @param {number | string | undefined} after so many wrong tries, or so long after the visit
 * @param {State} state
 * @param {string} ref
 * @param {number} at
 */
function waiting(after, state, ref, at) {
  if (after === undefined) return { ready: true, wrong: 0, since: null };
  if (typeof after === "number") {
    const wrong = Math.max(0, after - (state.wrong[ref] ?? 0));
    return { ready: wrong === 0, wrong, since: null };
  }
  const visited = state.visitedAt[ref.split("/")[0]];
  const since = visited === undefined ? null : runsOut(visited, durationOf(after), state.pauses);
  return { ready: since !== null && at >= since, wrong: 0, since };
}
