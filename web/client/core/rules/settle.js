/**
 * What follows by itself from what happened: done checkpoints, effects, the finish. The twin of
 * engine/play/settle.py and firing.py.
 *
 * @typedef {import("./types.js").Adventure} Adventure
 * @typedef {import("./types.js").State} State
 * @typedef {import("./types.js").Event} Event
 * @typedef {import("./types.js").Checkpoint} Checkpoint
 * @typedef {import("./types.js").Challenge} Challenge
 * @typedef {import("./types.js").Trigger} Trigger
 */
import { refOf } from "./adventure.js";
import { branches } from "./answers.js";
import { applies, holds, isDone, isOpen, isVisited, isWithinHours } from "./conditions.js";
import { replay } from "./evolve.js";
import * as facts from "./facts.js";
import { isOver, overtimeCost } from "./limits.js";
import { isRunning } from "./state.js";

/**
 * Add everything that follows, until nothing more does.
 *
 * @param {Adventure} adventure
 * @param {State} state
 * @param {Event[]} happened
 * @param {number} at
 */
export function settle(adventure, state, happened, at) {
  const all = [...happened];
  let now = replay(happened, state);
  for (;;) {
    const more = follows(adventure, now, at);
    if (more.length === 0) return all;
    all.push(...more);
    now = replay(more, now);
  }
}

/** @param {Adventure} adventure @param {State} state @param {number} at */
function follows(adventure, state, at) {
  for (const step of [atCheckpoints, passing, atTheFinish]) {
    const more = step(adventure, state, at);
    if (more.length > 0) return more;
  }
  return [];
}

/** @param {Adventure} adventure @param {State} before @param {number} at */
function atCheckpoints(adventure, before, at) {
  /** @type {Event[]} */
  const more = [];
  let state = before;
  for (const trigger of adventure.triggers) {
    if (!before.facts.has(trigger.fact) && !state.facts.has(trigger.fact)) continue;
    if (state.given.has(trigger.by)) continue;
    const fired = firing(trigger, state, at); // one after the other: what is taken may just have been given
    state = replay(fired, state);
    more.push(...fired);
  }
  const done = adventure.checkpoints.filter(
    (stop) => isVisited(state, stop) && !isDone(state, stop) && nothingLeft(adventure, state, stop, at),
  );
  const noted = done.map(({ id, kind }) => ({
    kind: "checkpoint-done",
    at,
    checkpoint: id,
    counts: kind !== "secret",
  }));
  return [...more, ...noted];
}

/** @param {Adventure} adventure @param {State} state @param {Checkpoint} stop @param {number} at */
function nothingLeft(adventure, state, stop, at) {
  return (stop.challenges ?? []).every(
    (asked) =>
      state.facts.has(facts.done(refOf(stop, asked))) ||
      asked.required === false ||
      !applies(adventure, state, asked, at),
  );
}

/** @param {Trigger} trigger @param {State} state @param {number} at @returns {Event[]} */
function firing({ effect, by }, state, at) {
  const { advanced, ...plain } = /** @type {any} */ (effect);
  const rule = advanced ?? plain;
  const verb = Object.keys(FIRED).find((one) => one in rule);
  return verb ? [{ at, by, ...FIRED[verb](rule, state) }] : [];
}

/** @type {Record<string, (rule: any, state: State) => {kind: string}>} */
const FIRED = {
  give: ({ give, count = 1 }) => ({ kind: "item-given", item: give, count }),
  points: ({ points }) => ({ kind: "points-given", points }),
  set: ({ set }) => ({ kind: "flag-set", flag: set }),
  show: () => ({ kind: "text-shown" }),
  open: ({ open }) => ({ kind: "checkpoint-opened", checkpoint: open }),
  badge: ({ badge }) => ({ kind: "badge-given", badge }),
  take: ({ take, count = 1 }, state) => ({
    kind: "item-taken",
    item: take,
    count: Math.min(count, state.items[take] ?? 0),
  }),
  lock: ({ lock }) => ({ kind: "checkpoint-locked", checkpoint: lock }),
  timer: () => ({ kind: "timer-started" }),
};

/**
 * Let closed checkpoints pass as soon as they would open, never earlier.
 *
 * @param {Adventure} adventure @param {State} state @param {number} at
 */
function passing(adventure, state, at) {
  const shut = adventure.checkpoints.filter(
    ({ id }) => state.marks.has(facts.closed(id)) || state.marks.has(facts.passed(id)),
  );
  return shut.flatMap((stop) => {
    if (isVisited(state, stop)) return solvedForNothing(adventure, state, stop, at);
    if (!isOpen(adventure, state, stop, at) || !isWithinHours(adventure, stop, at)) return [];
    return [{ kind: "checkpoint-passed", at, checkpoint: stop.id, clock: stop === adventure.start }];
  });
}

/** @param {Adventure} adventure @param {State} state @param {Checkpoint} stop @param {number} at */
function solvedForNothing(adventure, state, stop, at) {
  const left = (stop.challenges ?? []).filter(
    (asked) => !state.facts.has(facts.done(refOf(stop, asked))) && applies(adventure, state, asked, at),
  );
  return left.flatMap((asked) => waived(state, refOf(stop, asked), asked, at));
}

/** @param {State} state @param {string} ref @param {Challenge} asked @param {number} at @returns {Event[]} */
function waived(state, ref, asked, at) {
  const done = { kind: "challenge-done", at, challenge: ref, how: "waived" };
  if (state.facts.has(facts.solved(ref))) return [done];
  const option = branches(asked) ? { option: state.picks[ref] ?? defaultOf(asked) } : {};
  return [{ kind: "challenge-solved", at, challenge: ref, points: 0, ...option }, done];
}

const defaultOf = (/** @type {Challenge} */ { options = [] }) =>
  (options.find((one) => one.default) ?? options[0]).id;

/** @param {Adventure} adventure @param {State} state @param {number} at @returns {Event[]} */
function atTheFinish(adventure, state, at) {
  if (!isRunning(state)) return [];
  const ordered = endingOrdered(adventure, state);
  if (ordered === null && !isFinished(adventure, state, at) && !isOver(adventure, state)) return [];
  const ending = ordered ?? endingOf(adventure, state, at);
  const told = ending === null ? [] : [{ kind: "ending-reached", at, ending }];
  const overtime = overtimeCost(adventure, state, at);
  return [...told, { kind: "run-finished", at, gave_up: false, overtime }];
}

/** @param {Adventure} adventure @param {State} state @returns {string | null} */
function endingOrdered(adventure, state) {
  const asked = adventure.triggers.find(
    (trigger) =>
      "end" in trigger.effect && state.facts.has(trigger.fact) && !cameByItself(adventure, state, trigger),
  );
  return asked ? /** @type {string} */ (asked.effect.end) : null;
}

/** @param {Adventure} adventure @param {State} state @param {Trigger} trigger */
function cameByItself(adventure, state, { checkpoint, cause }) {
  const stop = adventure.byId.get(checkpoint);
  if (!stop || state.marks.has(facts.passed(checkpoint))) return true;
  const required = (stop.challenges ?? []).filter((asked) => asked.required !== false);
  const own = [cause.slice(cause.indexOf(" ") + 1).split(".")[0]];
  const refs = cause === facts.done(checkpoint) ? required.map((asked) => refOf(stop, asked)) : own;
  return refs.some((ref) => state.marks.has(facts.waived(ref)));
}

/** @param {Adventure} adventure @param {State} state @param {number} at */
function isFinished(adventure, state, at) {
  if (adventure.finish) return isDone(state, adventure.finish);
  return holds(adventure, state, adventure.finishWhen, at);
}

/** @param {Adventure} adventure @param {State} state @param {number} at */
function endingOf(adventure, state, at) {
  const reached = (adventure.edition.endings ?? []).find(
    ({ when }) => when === undefined || holds(adventure, state, when, at),
  );
  return reached?.id ?? null;
}
