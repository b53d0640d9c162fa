import { centreOf, distanceM } from "./geo.js";

/**
 * What a position is good for, and how good a one to ask for.
 *
 * @typedef {import("./geo.js").Fix} Fix
 * @typedef {import("./walk.js").Checkpoint} Checkpoint
 */

/** So far from every open checkpoint a rough position does, and the battery lasts longer. */
const FAR_M = 300;
/** A fine one goes on a little farther: a phone must not change its mind at every step. */
const FAR_ONCE_FINE_M = 450;
/** Over this a phone was told to give a rough position only: the player must be told how to change it. */
const ROUGH_OVER_M = 150;
/** Over this no check-in counts (engine/geo.py). */
const COARSE_OVER_M = 60;
const STALE_OVER_S = 30;

/**
 * Whether a fine position is worth its battery: something open may be near, for all the phone knows.
 *
 * @param {Checkpoint[]} checkpoints
 * @param {Fix} fix
 * @param {boolean} before
 */
export function wantsFine(checkpoints, fix, before) {
  const far = before ? FAR_ONCE_FINE_M : FAR_M;
  const open = checkpoints.filter(({ status, place }) => status === "open" && place);
  if (open.length === 0) return false;
  return open.some(({ place }) => place && distanceM(fix, centreOf(place)) - fix.accuracy_m <= far);
}

/**
 * What the player should know of a position: it is old, rough by a setting, or not yet sure enough.
 * Of a position that was asked for as a rough one only its age is worth a word.
 *
 * @param {Fix} fix
 * @param {boolean} fine
 * @returns {"stale" | "coarse" | "unsure" | null}
 */
export function troubleOf(fix, fine) {
  if (fix.age_s > STALE_OVER_S) return "stale";
  if (!fine) return null;
  if (fix.accuracy_m > ROUGH_OVER_M) return "coarse";
  return fix.accuracy_m > COARSE_OVER_M ? "unsure" : null;
}
