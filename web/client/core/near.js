import { admits, centreOf, distanceM } from "./geo.js";

/**
 * @typedef {import("./geo.js").Fence} Fence
 * @typedef {import("./geo.js").Fix} Fix
 * @typedef {import("./walk.js").Checkpoint} Checkpoint
 */

/** So much nearer must another checkpoint be to be suggested instead: a fix wavers. */
const CLEARLY_M = 25;

/**
 * The open checkpoint that a fix lies in, nearest centre first: the one that a check-in now would
 * reach. On a checkpoint's own page it is that one, where two fences overlap.
 *
 * @param {Checkpoint[]} checkpoints
 * @param {Fix} fix
 * @param {string | null} [page] the checkpoint whose page this is: only there the last may be reached
 * @returns {Checkpoint | null}
 */
export function reached(checkpoints, fix, page = null) {
  const here = checkpoints.filter((one) => canReach(one, page) && admits(fenceOf(one), fix));
  return here.find(({ id }) => id === page) ?? closest(here, fix);
}

/**
 * What lies here of what would end the game while others are open: a question what is here, asked
 * of no place, must not end it.
 *
 * @param {Checkpoint[]} checkpoints
 * @param {Fix} fix
 * @returns {Checkpoint | null}
 */
export function endsHere(checkpoints, fix) {
  const last = checkpoints.filter((one) => one.last && canReach(one, one.id));
  return last.find((one) => admits(fenceOf(one), fix)) ?? null;
}

/**
 * The checkpoint to walk to next where all are open: the nearest, but the one suggested before
 * as long as no other is clearly nearer.
 *
 * @param {Checkpoint[]} checkpoints
 * @param {Fix} fix
 * @param {string | null} before
 * @returns {Checkpoint | null}
 */
export function nearest(checkpoints, fix, before) {
  const open = checkpoints.filter((one) => canReach(one, null));
  const best = closest(open, fix);
  const kept = open.find(({ id }) => id === before);
  if (!best || !kept) return best;
  return awayM(best, fix) < awayM(kept, fix) - CLEARLY_M ? best : kept;
}

/**
 * @param {Checkpoint[]} checkpoints
 * @param {Fix} fix
 */
function closest(checkpoints, fix) {
  let best = null;
  let shortest = Number.POSITIVE_INFINITY;
  for (const checkpoint of checkpoints) {
    const far = awayM(checkpoint, fix);
    if (far < shortest) [best, shortest] = [checkpoint, far];
  }
  return best;
}

/**
 * @param {Checkpoint} checkpoint
 * @param {string | null} page
 */
function canReach({ id, status, place, ways = [], last }, page) {
  return status === "open" && ways.includes("gps") && !!place && (!last || id === page);
}

/** @param {Checkpoint} checkpoint */
function fenceOf({ place }) {
  return /** @type {Fence} */ (place);
}

/**
 * @param {Checkpoint} checkpoint
 * @param {Fix} fix
 */
function awayM(checkpoint, fix) {
  return distanceM(fix, centreOf(fenceOf(checkpoint)));
}
