/**
 * An edition without its secrets, put together from what anyone may read and what was sealed: the
 * twin of `joined` in engine/scenario/parting.py. What the rules need of the secrets is marked in it
 * (engine/play/carrying.py).
 *
 * @typedef {import("./types.js").Edition} Edition
 * @typedef {Record<string, any> & {checkpoints: {id: string}[]}} Part
 */

/**
 * The edition that the rules on the phone play by.
 *
 * @param {Part} open the `public` part of what the server sent
 * @param {Part} sealed its `sealed` part, which has every checkpoint, in the order of the route
 * @returns {Edition}
 */
export function merged(open, sealed) {
  const known = new Map(open.checkpoints.map((stop) => [stop.id, stop]));
  const checkpoints = sealed.checkpoints.map((stop) => ({ ...known.get(stop.id), ...stop }));
  return /** @type {Edition} */ (/** @type {unknown} */ ({ ...open, ...sealed, checkpoints }));
}
