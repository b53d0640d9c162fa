/**
 * Whether a condition holds for a run, and what is open because of it: the twin of
 * engine/play/conditions.py.
 *
 * @typedef {import("./types.js").Adventure} Adventure
 * @typedef {import("./types.js").State} State
 * @typedef {import("./types.js").Checkpoint} Checkpoint
 * @typedef {import("./types.js").Challenge} Challenge
 * @typedef {import("./types.js").Condition} Condition
 * @typedef {import("./types.js").Started} Started
 * @typedef {(adventure: Adventure, state: State, condition: any, at: number) => boolean} Holds
 */
import { durationOf, runningFor, withinDay } from "./clock.js";
import * as facts from "./facts.js";
import { earned } from "./state.js";

const POSTED = ["qr", "code", "staff"];

/** @type {Record<string, Holds>} */
const VERBS = {
  all: (adventure, state, { all }, at) =>
    all.every((/** @type {any} */ one) => holds(adventure, state, one, at)),
  any: (adventure, state, { any }, at) =>
    any.some((/** @type {any} */ one) => holds(adventure, state, one, at)),
  at_least: (adventure, state, { at_least, of }, at) =>
    of.filter((/** @type {any} */ one) => holds(adventure, state, one, at)).length >= at_least,
  visited: (_, state, { visited }) => state.facts.has(facts.visited(visited)),
  done: (_, state, { done }) => state.facts.has(facts.done(done)),
  solved: (_, state, { solved }) => state.facts.has(facts.solved(solved)),
  chose: (_, state, { chose }) => state.facts.has(facts.chose(chose)),
  flag: (_, state, { flag }) => state.facts.has(facts.flag(flag)),
  has: (_, state, { has, count = 1 }) => (state.items[has] ?? 0) >= count,
  score_at_least: (_, state, { score_at_least }) => earned(state) >= score_at_least,
  elapsed_at_least: (_, state, { elapsed_at_least }, at) =>
    elapsed(state, at) >= durationOf(elapsed_at_least),
  team_size_at_least: began((started, { team_size_at_least }) => started.team_size >= team_size_at_least),
  language: began((started, { language }) => started.language === language),
  access: began((started, { access }) => started.access.includes(access)),
  track: began((started, { track }) => started.track === track),
  bracket: began((started, { bracket }) => started.bracket === bracket),
  advanced: (adventure, state, { advanced }, at) => advancedHolds(adventure, state, advanced, at),
};

/** @param {(started: Started, condition: any) => boolean} asks @returns {Holds} */
function began(asks) {
  return (_, state, condition) => state.started !== null && asks(state.started, condition);
}

/**
 * Say whether a condition holds at a time. What holds once goes on holding; only what is written
 * under `advanced` may stop.
 *
 * @type {Holds}
 */
export function holds(adventure, state, condition, at) {
  const verb = Object.keys(condition).find((one) => one in VERBS && one !== "count" && one !== "of");
  return verb !== undefined && VERBS[verb](adventure, state, condition, at);
}

/** @type {Holds} */
function advancedHolds(adventure, state, rule, at) {
  if ("not" in rule) return !holds(adventure, state, rule.not, at);
  if ("before" in rule) return elapsed(state, at) < durationOf(rule.before);
  return withinDay(at, rule.between[0], rule.between[1], adventure.zone);
}

/**
 * How long the run's clock has run.
 *
 * @param {State} state
 * @param {number} at
 */
export function elapsed(state, at) {
  return state.clockFrom === null ? 0 : runningFor(state.clockFrom, at, state.pauses);
}

/**
 * Whether a checkpoint can be entered now, or has been; opening times are not asked.
 *
 * @param {Adventure} adventure
 * @param {State} state
 * @param {Checkpoint} stop
 * @param {number} at
 */
export function isOpen(adventure, state, stop, at) {
  if (isVisited(state, stop)) return true;
  if (state.started === null) return false;
  if (onlyTheFinish(adventure, state, at)) return stop.role === "finish";
  if (state.facts.has(facts.locked(stop.id))) return false;
  return (
    state.facts.has(facts.opened(stop.id)) || holds(adventure, state, unlockOf(adventure, state, stop), at)
  );
}

/**
 * @param {Adventure} adventure
 * @param {State} state
 * @param {Checkpoint} stop
 * @returns {Condition}
 */
function unlockOf(adventure, state, stop) {
  const track = (state.started?.track ?? 0) % adventure.unlocks.length;
  return adventure.unlocks[track].get(stop.id) ?? { all: [] };
}

/**
 * @param {Adventure} adventure
 * @param {State} state
 * @param {number} at
 */
function onlyTheFinish({ edition }, { timedOutAt }, at) {
  return timedOutAt !== null && at >= timedOutAt && edition.route.on_timeout === "go-to-finish";
}

/**
 * Whether a choice that was made elsewhere has closed the way to a checkpoint.
 *
 * @param {Adventure} adventure
 * @param {State} state
 * @param {Checkpoint} stop
 */
export function isOnAnotherWay(adventure, state, stop) {
  return state.started !== null && isShut(state, unlockOf(adventure, state, stop));
}

/**
 * Whether choices alone keep a condition from ever holding.
 *
 * @param {State} state
 * @param {any} condition
 * @returns {boolean}
 */
function isShut(state, condition) {
  const shut = (/** @type {Condition} */ one) => isShut(state, one);
  if ("chose" in condition) return isChosenOtherwise(state, condition.chose);
  if (condition.advanced?.not?.chose) return state.facts.has(facts.chose(condition.advanced.not.chose));
  if ("all" in condition) return condition.all.some(shut);
  if ("any" in condition) return condition.any.every(shut);
  if ("of" in condition)
    return condition.of.filter((/** @type {Condition} */ one) => !shut(one)).length < condition.at_least;
  return false;
}

/**
 * @param {State} state
 * @param {string} chose `checkpoint/challenge.option`
 */
function isChosenOtherwise(state, chose) {
  const dot = chose.lastIndexOf(".");
  const chosen = state.chosen[chose.slice(0, dot)];
  return chosen !== undefined && chosen !== chose.slice(dot + 1);
}

/**
 * Whether an event checkpoint is open at a time; every other one always is.
 *
 * @param {Adventure} adventure
 * @param {Checkpoint} stop
 * @param {number} at
 */
export function isWithinHours(adventure, stop, at) {
  const spans = adventure.spans.get(stop.id);
  return !spans || spans.some(({ begins, ends }) => begins <= at && at < ends);
}

/**
 * Whether a challenge is asked of this team at all.
 *
 * @param {Adventure} adventure
 * @param {State} state
 * @param {Challenge} asked
 * @param {number} at
 */
export const applies = (adventure, state, asked, at) =>
  asked.when === undefined || holds(adventure, state, asked.when, at);

/** Whether the team has checked in there, or it has passed by itself. */
export const isVisited = (/** @type {State} */ state, /** @type {Checkpoint} */ stop) =>
  state.facts.has(facts.visited(stop.id));

/** Whether the team has been there. */
export const isAttended = (/** @type {State} */ state, /** @type {Checkpoint} */ stop) =>
  isVisited(state, stop) && !state.marks.has(facts.passed(stop.id));

/** Whether nothing required is left to do there. */
export const isDone = (/** @type {State} */ state, /** @type {Checkpoint} */ stop) =>
  state.facts.has(facts.done(stop.id));

/**
 * How this team may check in: where no posters hang, its word opens what a code would.
 *
 * @param {State} state
 * @param {Checkpoint} stop
 */
export function waysIn(state, stop) {
  const posted = stop.checkin.every((way) => POSTED.includes(way));
  const hang = state.started === null || state.started.posters;
  return hang || !posted ? stop.checkin : [...stop.checkin, "here"];
}
