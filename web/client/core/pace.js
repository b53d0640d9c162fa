import { distanceM } from "./geo.js";

/**
 * How fast a phone moves, from what its position says: who rides is asked to stop playing.
 *
 * @typedef {object} Seen one position as the phone told it
 * @property {number} lat
 * @property {number} lon
 * @property {number} accuracy_m
 * @property {number} taken_ms
 * @property {number | null} [speed_mps] the phone's own measure, where it has one
 *
 * @typedef {object} Pace
 * @property {Seen} seen the last position
 * @property {number | null} fastSince_ms when the first fast position came, if all since were fast
 * @property {boolean} fast for long enough to say so
 */

const KMH = 1 / 3.6;
/** Over this one rides. */
const FAST_MPS = 25 * KMH;
/** Under this one walks again. */
const SLOW_MPS = 15 * KMH;
/** Over this the phone has corrected a mistake, and nobody has moved. */
const LEAP_MPS = 200 * KMH;
/** One wild position is no ride. */
const LASTING_MS = 5_000;
/** Between two positions closer in time, their doubt is all that moves. */
const APART_MS = 2_000;

/**
 * The pace after one more position.
 *
 * @param {Pace | null} before
 * @param {Seen} seen
 * @returns {Pace}
 */
export function paceAfter(before, seen) {
  if (!before) return { seen, fastSince_ms: null, fast: false };
  if (seen.taken_ms - before.seen.taken_ms < APART_MS) return before;
  const speed = speedMps(before.seen, seen);
  if (speed > LEAP_MPS) return { seen, fastSince_ms: null, fast: before.fast };
  const stillFast = speed > FAST_MPS || (before.fast && speed > SLOW_MPS);
  if (!stillFast) return { seen, fastSince_ms: null, fast: false };
  const since = before.fastSince_ms ?? seen.taken_ms;
  return { seen, fastSince_ms: since, fast: seen.taken_ms - since >= LASTING_MS };
}

/**
 * At least so fast: the phone's own measure, else the way between two positions less their doubt.
 *
 * @param {Seen} from
 * @param {Seen} to
 */
export function speedMps(from, to) {
  if (typeof to.speed_mps === "number" && Number.isFinite(to.speed_mps)) return to.speed_mps;
  const sure = distanceM(from, to) - from.accuracy_m - to.accuracy_m;
  const seconds = (to.taken_ms - from.taken_ms) / 1000;
  return seconds > 0 ? Math.max(0, sure) / seconds : 0;
}
