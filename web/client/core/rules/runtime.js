/**
 * How much time a team has, for a run that has a limit: the twin of web/player/timing.py.
 *
 * @typedef {import("./types.js").Adventure} Adventure
 * @typedef {import("./types.js").State} State
 */
import { elapsed } from "./conditions.js";
import { overtimeCost, overtimeOf, runEndsAt } from "./limits.js";

/**
 * Read a run's clock off a settled state; null where there is no limit.
 *
 * @param {Adventure} adventure
 * @param {State} state
 * @param {number} at
 * @returns {import("./shown.d.ts").TimeShown | null}
 */
export function timeShown(adventure, state, at) {
  const { timeLimit, edition } = adventure;
  if (timeLimit === null) return null;
  const used = elapsed(state, at);
  const overtime = overtimeOf(adventure);
  return {
    phase: phaseOf(state, used, timeLimit),
    limit: timeLimit,
    left: timeLimit - used,
    overtime,
    endsAt: runEndsAt(adventure, state),
    overtimeEndsAt: runEndsAt(adventure, state, overtime),
    paused: state.pauses.at(-1)?.ends === null,
    over: state.timedOutAt !== null,
    perMinute: edition.route.overtime?.per_minute ?? 0,
    cost: overtimeCost(adventure, state, at),
    onTimeout: edition.route.on_timeout ?? "keep-playing-unranked",
  };
}

/** @param {State} state @param {number} used @param {number} limit */
function phaseOf(state, used, limit) {
  if (state.clockFrom === null) return "waiting";
  if (state.timedOutAt !== null) return "over";
  return used >= limit ? "overtime" : "running";
}
