import { drawArea, drawLine, metresAPixel, sharedDrawing } from "./leaflet.js";
import { svg } from "./svg.js";

/**
 * @typedef {import("../../core/geo.js").Place} Place
 * @typedef {import("leaflet").Map} LeafletMap
 * @typedef {{kind: string, name?: string, places: Place[]}} Feature
 */

const STREET_M = 15;
const STREET_AT_LEAST_PX = 7;

/**
 * Read the sketch map: lon, lat pairs become places here and nowhere else.
 *
 * @param {string | null} url
 * @returns {Promise<Feature[]>} nothing if there is no map or no network: the places are drawn all the same
 */
export async function readGround(url) {
  if (!url) return [];
  try {
    const features = await (await fetch(url)).json();
    return features.map(placed);
  } catch {
    return [];
  }
}

/** @param {{kind: string, name?: string, coordinates: any}} feature */
function placed({ kind, name, coordinates }) {
  const line = Array.isArray(coordinates[0][0]) ? coordinates[0] : coordinates;
  const places = line.map((/** @type {[number, number]} */ [lon, lat]) => ({ lat, lon }));
  return { kind, name, places };
}

/**
 * Draw blocks, streets, rail, square, park and lake, in that order.
 *
 * @param {LeafletMap} map
 * @param {Feature[]} ground
 */
export function drawGround(map, ground) {
  const of = (/** @type {string} */ kind) => ground.filter((feature) => feature.kind === kind);
  const streets = of("street").map(({ places }) => drawLine(map, places, "st", STREET_AT_LEAST_PX));
  for (const { places } of of("rail")) {
    drawLine(map, places, "ra", 3);
    drawLine(map, places, "rb", 1.6, "7 7");
  }
  for (const { places } of of("square")) drawArea(map, places, "sq");
  for (const { places } of of("park")) {
    drawArea(map, places, "ground");
    drawArea(map, places, "pattern", "url(#birches)");
  }
  for (const { places } of of("lake")) drawArea(map, places, "pattern", "url(#waves)");
  definePatterns(map);

  const widen = () => {
    const weight = Math.max(STREET_AT_LEAST_PX, STREET_M / metresAPixel(map));
    for (const street of streets) street.setStyle({ weight });
  };
  widen();
  map.on("zoomend", widen);
}

/**
 * Birches stand in rows along Engel's grid; waves lie level.
 *
 * @param {LeafletMap} map
 */
function definePatterns(map) {
  const units = "userSpaceOnUse";
  const birches = { id: "birches", width: 6, height: 6, patternUnits: units, patternTransform: "rotate(15)" };
  const waves = { id: "waves", width: 44, height: 22, patternUnits: units };
  const dot = svg("circle", { class: "birch", cx: 3, cy: 3, r: 1.5 });
  const wave = svg("path", { class: "wave", d: "M4 6q4-3 8 0t8 0M26 17q4-3 8 0t8 0" });
  const defs = svg("defs", {}, svg("pattern", birches, dot), svg("pattern", waves, wave));
  sharedDrawing(map)?.prepend(defs);
}
