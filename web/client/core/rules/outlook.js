/**
 * What lies before a team: which checkpoints count on its way, and which it can reach no more. The
 * twin of engine/play/outlook.py; its ways are in ways.js.
 *
 * @typedef {import("./types.js").Adventure} Adventure
 * @typedef {import("./types.js").State} State
 * @typedef {import("./types.js").Checkpoint} Checkpoint
 */
import { isAttended, isDone, isVisited } from "./conditions.js";
import * as facts from "./facts.js";
import { isOver } from "./limits.js";
import { isSecret } from "./place.js";
import { waysFrom, wayThrough, wayTo } from "./ways.js";

/**
 * Look ahead from a state; before the start every way is open.
 *
 * @param {Adventure} adventure
 * @param {State} state
 */
export function outlook(adventure, state) {
  const ways = waysFrom(adventure, state);
  const needed = neededOf(adventure, ways);
  const counted = adventure.checkpoints.filter(
    (stop) =>
      (stop.kind ?? "basic") === "basic" &&
      !isSecret(stop) &&
      !isSpared(state, stop) &&
      (needed.has(stop.id) || (!stop.optional && isDone(state, stop))),
  );
  const beyond = adventure.checkpoints.filter(
    (stop) => !isVisited(state, stop) && (hasRunOut(adventure, state, stop) || wayTo(ways, stop.id) === null),
  );
  return { counted: idsOf(counted), outOfReach: idsOf(beyond) };
}

const idsOf = (/** @type {Checkpoint[]} */ stops) => new Set(stops.map(({ id }) => id));

/**
 * In a `score` route the finish needs nothing, and every plain stop counts.
 *
 * @param {Adventure} adventure
 * @param {import("./ways.js").Ways} ways
 */
function neededOf({ finish, finishWhen, edition, checkpoints }, ways) {
  const goal = finish ? wayTo(ways, finish.id) : wayThrough(ways, finishWhen);
  const plain = edition.route.mode === "score" ? checkpoints.filter(({ optional }) => !optional) : [];
  const reachable = plain.filter(({ id }) => wayTo(ways, id) !== null);
  return new Set([...(goal ?? []), ...reachable.map(({ id }) => id)]);
}

/**
 * Whether an organiser lets the team pass without being there.
 *
 * @param {State} state @param {Checkpoint} stop
 */
function isSpared(state, stop) {
  const closed = state.marks.has(facts.closed(stop.id)) || state.marks.has(facts.passed(stop.id));
  return closed && !isAttended(state, stop);
}

/**
 * Whether the time is over, and nobody may go there any more.
 *
 * @param {Adventure} adventure @param {State} state @param {Checkpoint} stop
 */
function hasRunOut(adventure, state, stop) {
  if (state.timedOutAt === null) return false;
  const goesOn = adventure.edition.route.on_timeout === "go-to-finish" && stop !== adventure.finish;
  return goesOn || isOver(adventure, state);
}
