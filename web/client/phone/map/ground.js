/**
 * The ground as data: the town's sketch, or the real streets that an organiser has imported.
 *
 * @typedef {import("../../core/geo.js").Place} Place
 *
 * @typedef {object} Feature
 * @property {"road" | "street" | "path" | "rail" | "stream" | "lake" | "shore" | "park" | "square" | "building"} kind
 * @property {string} [name]
 * @property {boolean} [rough] nobody measured it: it may lie more than 100 m off
 * @property {Place[]} places a line, or an area's edge
 * @property {Place[][]} rings an area's edge and the edges of its holes; a line by itself
 *
 * @typedef {object} Ground
 * @property {boolean} sketch the streets are only where they should be
 * @property {string} attribution whose data it is
 * @property {Feature[]} features
 */

/** Steps a degree, as the map's file counts them: one is a metre. */
const STEPS = 100_000;

/** @type {Ground} */
const NOTHING = { sketch: true, attribution: "", features: [] };

/**
 * Read what the server has, else the sketch that came with the page.
 *
 * @param {{basemap: string | null, sketch: string | null}} where
 * @returns {Promise<Ground>} empty if neither can be had: the places are drawn all the same
 */
export async function readGround({ basemap, sketch }) {
  return (await read(basemap)) ?? (await read(sketch)) ?? NOTHING;
}

/** @param {string | null} url */
async function read(url) {
  if (!url) return null;
  try {
    const { sketch, attribution, features } = await (await fetch(url)).json();
    return { sketch, attribution, features: features.map(placed) };
  } catch {
    return null;
  }
}

/**
 * @param {{kind: Feature["kind"], name?: string, rough?: boolean, lines: number[][]}} feature
 * @returns {Feature}
 */
function placed({ kind, name, rough, lines }) {
  const rings = lines.map(walked);
  return { kind, name, rough, places: rings[0], rings };
}

/**
 * Steps east and north from one corner to the next become places, here and nowhere else.
 *
 * @param {number[]} steps
 * @returns {Place[]}
 */
function walked(steps) {
  const places = [];
  let [lon, lat] = [0, 0];
  for (let i = 0; i < steps.length; i += 2) {
    lon += steps[i];
    lat += steps[i + 1];
    places.push({ lat: lat / STEPS, lon: lon / STEPS });
  }
  return places;
}
