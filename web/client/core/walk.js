/**
 * What a page of a run tells its script: the JSON of `#walk`.
 *
 * @typedef {import("./geo.js").Fence} Fence
 * @typedef {import("./words.js").Words} Words
 *
 * @typedef {object} Checkpoint
 * @property {string} id
 * @property {number | null} number the plate's number; an event and what was found have none
 * @property {string | null} title
 * @property {"open" | "visited" | "done" | "locked"} status a locked one has id, number, title, status only
 * @property {"basic" | "event" | "secret"} [kind]
 * @property {boolean} [last] it ends the game although others are open: entered from its own page only
 * @property {string | null} [url]
 * @property {Fence | null} [place]
 * @property {("gps" | "qr" | "code" | "here")[]} [ways] how it may be checked in
 *
 * @typedef {object} Walk
 * @property {Checkpoint[]} checkpoints in the order of the route
 * @property {string | null} next the checkpoint suggested now
 * @property {boolean} [beeline] false: a straight line may cross what people may not, so none is shown
 * @property {boolean} [gps] false: the team does without its position, so none is asked for
 * @property {boolean} freely everything is open at once: the nearest comes next
 * @property {string | null} [page] the checkpoint whose page this is
 * @property {string | null} basemap where the server's map is: real streets, if an organiser imported them
 * @property {string | null} sketch where the sketch map is, for want of that
 * @property {Words} words
 */

/**
 * @param {Walk} walk
 * @param {string | null | undefined} id
 * @returns {Checkpoint | undefined}
 */
export function checkpointOf(walk, id) {
  return walk.checkpoints.find((checkpoint) => checkpoint.id === id);
}
