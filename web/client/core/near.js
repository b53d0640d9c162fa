import { admits, centreOf, distanceM } from "./geo.js";

/**
 * @typedef {import("./geo.js").Fix} Fix
 * @typedef {import("./walk.js").Checkpoint} Checkpoint
 */

/**
 * The open checkpoint that a fix lies in, nearest centre first: the one that a check-in now would reach.
 *
 * @param {Checkpoint[]} checkpoints
 * @param {Fix} fix
 * @returns {Checkpoint | null}
 */
export function reached(checkpoints, fix) {
  let best = null;
  let nearest = Number.POSITIVE_INFINITY;
  for (const checkpoint of checkpoints) {
    if (!canReach(checkpoint, fix)) continue;
    const far = distanceM(fix, centreOf(/** @type {import("./geo.js").Fence} */ (checkpoint.place)));
    if (far < nearest) [best, nearest] = [checkpoint, far];
  }
  return best;
}

/**
 * @param {Checkpoint} checkpoint
 * @param {Fix} fix
 */
function canReach({ status, place, ways = [] }, fix) {
  return status === "open" && ways.includes("gps") && !!place && admits(place, fix);
}
