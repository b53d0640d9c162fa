/**
 * Where a checkpoint is, and when it stands in the list: the twin of the derived parts of
 * engine/scenario/checkpoint.py.
 *
 * @typedef {import("./types.js").Checkpoint} Checkpoint
 * @typedef {import("../geo.js").Fence} Fence
 */
import { centreOf } from "../geo.js";

const DEFAULT_RADIUS_M = 35;

/**
 * The fence that a fix is judged against; null where a place has no position.
 *
 * @param {Checkpoint} stop
 * @returns {Fence | null}
 */
export function fenceOf({ place }) {
  if (place?.polygon) return { polygon: place.polygon };
  return place?.at ? { ...place.at, radius_m: place.radius_m ?? DEFAULT_RADIUS_M } : null;
}

/**
 * The point that distances are told from: a polygon's own, as the server marked it.
 *
 * @param {Checkpoint} stop
 * @param {Fence} fence
 */
export const middleOf = ({ place }, fence) => place?.centre ?? centreOf(fence);

/** When it stands in the list: as written, else by its kind. */
export const shownWhen = (/** @type {Checkpoint} */ { visible, kind }) =>
  visible ?? (kind === "secret" ? "never" : "always");

/** Whether it is found rather than listed. */
export const isSecret = (/** @type {Checkpoint} */ stop) => shownWhen(stop) === "never";
