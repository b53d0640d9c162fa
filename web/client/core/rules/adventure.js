/**
 * An edition and what follows from it alone: the twin of engine/scenario/route.py, triggers.py and
 * the derived parts of adventure.py.
 *
 * @typedef {import("./types.js").Edition} Edition
 * @typedef {import("./types.js").Adventure} Adventure
 * @typedef {import("./types.js").Checkpoint} Checkpoint
 * @typedef {import("./types.js").Condition} Condition
 * @typedef {import("./types.js").Trigger} Trigger
 * @typedef {import("./types.js").Effect} Effect
 */
import { durationOf, utcOf } from "./clock.js";
import * as facts from "./facts.js";
import { conditionsOf, inside, isTimed } from "./timing.js";

/** @type {Condition} */
const ALWAYS = { all: [] };

/**
 * Read an edition once; the rest is looked up.
 *
 * @param {Edition} edition
 * @returns {Adventure}
 */
export function prepared(edition) {
  const stops = edition.checkpoints;
  const triggers = stops.flatMap(triggersAt);
  const zone = edition.timezone ?? "Europe/Helsinki";
  const spans = stops
    .filter((stop) => stop.open)
    .map((stop) => [stop.id, (stop.open ?? []).map(([from, until]) => spanOf(from, until, zone))]);
  const asked = stops.flatMap((stop) => (stop.challenges ?? []).map((one) => [refOf(stop, one), one]));
  return {
    edition,
    zone,
    checkpoints: stops,
    byId: new Map(stops.map((stop) => [stop.id, stop])),
    challenges: new Map(/** @type {any} */ (asked)),
    triggers,
    effects: new Map(triggers.map(({ by, effect }) => [by, effect])),
    unlocks: unlocksOf(edition),
    orders: ordersOf(edition),
    rotating: rotatingStops(edition.route, stops),
    leading: new Set(conditionsOf(edition).flatMap(leadingIn)),
    spans: new Map(/** @type {any} */ (spans)),
    start: stops.find(({ role }) => role === "start") ?? null,
    finish: stops.find(({ role }) => role === "finish") ?? null,
    finishWhen: finishCondition(edition),
    timeLimit: edition.route.time_limit ? durationOf(edition.route.time_limit) : null,
    timed: isTimed(edition, triggers),
  };
}

/** The number of a team's track, by which `unlocks` and `orders` are found. */
export const trackOf = (/** @type {Adventure} */ { unlocks }, /** @type {{started: any}} */ { started }) =>
  (started?.track ?? 0) % unlocks.length;

/** A challenge as `checkpoint/challenge`. */
export const refOf = (/** @type {{id: string}} */ stop, /** @type {{id: string}} */ asked) =>
  `${stop.id}/${asked.id}`;

/**
 * The checkpoints that a condition asks for: on whichever way, they lead on.
 *
 * @param {any} condition
 * @returns {string[]}
 */
function leadingIn(condition) {
  const ref = condition.visited ?? condition.done ?? condition.solved ?? condition.chose;
  return [...(ref ? [ref.split("/")[0]] : []), ...inside(condition).flatMap(leadingIn)];
}

/**
 * @param {string} from
 * @param {string} until
 * @param {string} zone
 */
const spanOf = (from, until, zone) => ({ begins: utcOf(from, zone), ends: utcOf(until, zone) });

/**
 * What opens each checkpoint, by track; its own `unlock` always wins over the route's mode.
 *
 * @param {Edition} edition
 */
function unlocksOf({ route, checkpoints }) {
  const names = rotatingStops(route, checkpoints);
  return Array.from({ length: Math.max(1, names.length) }, (_, track) => {
    const byMode = byRole(route, checkpoints);
    if (route.mode === "linear") chain(byMode, inOrder(names, checkpoints, track));
    return new Map(checkpoints.map((stop) => [stop.id, stop.unlock ?? byMode.get(stop.id) ?? ALWAYS]));
  });
}

/**
 * The checkpoints as a team meets them, by track.
 *
 * @param {Edition} edition
 */
function ordersOf({ route, checkpoints }) {
  const names = rotatingStops(route, checkpoints);
  return Array.from({ length: Math.max(1, names.length) }, (_, track) => inOrder(names, checkpoints, track));
}

/**
 * @param {Edition["route"]} route
 * @param {Checkpoint[]} checkpoints
 */
function rotatingStops(route, checkpoints) {
  if (!route.tracks) return [];
  if (route.rotating?.length) return route.rotating;
  return checkpoints.filter((one) => isPlainStop(one) && !one.unlock).map(({ id }) => id);
}

const isPlainStop = (/** @type {Checkpoint} */ stop) => (stop.role ?? "stop") === "stop" && !stop.optional;

/**
 * @param {string[]} names
 * @param {Checkpoint[]} checkpoints
 * @param {number} track
 */
function inOrder(names, checkpoints, track) {
  if (track === 0) return checkpoints;
  const turned = [...names.slice(track), ...names.slice(0, track)];
  const byId = new Map(checkpoints.map((stop) => [stop.id, stop]));
  return checkpoints.map((stop) =>
    names.includes(stop.id) ? /** @type {Checkpoint} */ (byId.get(turned.shift() ?? "")) : stop,
  );
}

/**
 * Chain the basic checkpoints; events and secrets stand beside the way.
 *
 * @param {Map<string, Condition>} byMode
 * @param {Checkpoint[]} ordered
 */
function chain(byMode, ordered) {
  const basic = ordered.filter(({ kind }) => (kind ?? "basic") === "basic");
  basic.forEach((stop, place) => {
    byMode.set(stop.id, place === 0 ? ALWAYS : { done: basic[place - 1].id });
  });
}

/**
 * @param {Edition["route"]} route
 * @param {Checkpoint[]} checkpoints
 */
function byRole(route, checkpoints) {
  const start = checkpoints.find(({ role }) => role === "start");
  const afterStart = start ? { done: start.id } : ALWAYS;
  const finish = finishCondition({ route, checkpoints });
  return new Map(checkpoints.map((stop) => [stop.id, ofRole(stop, route, afterStart, finish)]));
}

/**
 * @param {Checkpoint} stop
 * @param {Edition["route"]} route
 * @param {Condition} afterStart
 * @param {Condition} finish
 * @returns {Condition}
 */
function ofRole({ role }, route, afterStart, finish) {
  if (role === "start") return ALWAYS;
  if (role === "finish") return route.mode === "score" && !route.finish_when ? afterStart : finish;
  return afterStart;
}

/**
 * What opens the finish: as the route says, or every required stop done.
 *
 * @param {Pick<Edition, "route" | "checkpoints">} edition
 * @returns {Condition}
 */
function finishCondition({ route, checkpoints }) {
  if (route.finish_when) return route.finish_when;
  const required = checkpoints.filter(({ role, optional }) => !optional && role !== "finish");
  return { all: required.map(({ id }) => ({ done: id })) };
}

/**
 * @param {Checkpoint} stop
 * @returns {Trigger[]}
 */
function triggersAt(stop) {
  const asked = (stop.challenges ?? []).flatMap((one) => {
    const ref = refOf(stop, one);
    const chosen = one.type === "choice" ? (one.options ?? []) : [];
    return [
      ...named(stop, facts.solved(ref), one.on_solved),
      ...named(stop, facts.failed(ref), one.on_failed),
      ...chosen.flatMap((option) => named(stop, facts.chose(`${ref}.${option.id}`), option.on_chosen)),
      ...named(stop, facts.done(ref), one.on_done),
    ];
  });
  return [
    ...named(stop, facts.visited(stop.id), stop.on_visit),
    ...asked,
    ...named(stop, facts.done(stop.id), stop.on_done),
  ];
}

/**
 * @param {Checkpoint} stop
 * @param {string} fact
 * @param {Effect[]} [effects]
 * @param {string} [cause]
 * @returns {Trigger[]}
 */
function named(stop, fact, effects = [], cause = fact) {
  return effects.flatMap((effect, place) => {
    const by = `${fact} ${place + 1}`;
    const then = /** @type {{then?: Effect[]} | undefined} */ (effect.advanced)?.then;
    const later = then ? named(stop, facts.ranOut(by), then, cause) : [];
    return [{ fact, by, effect, checkpoint: stop.id, cause }, ...later];
  });
}
