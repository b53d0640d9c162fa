import { fill } from "../../core/words.js";
import { drawAreas, drawControl, drawLines, metresAPixel, sharedDrawing } from "./leaflet.js";
import { svg } from "./svg.js";

/**
 * @typedef {import("leaflet").Map} LeafletMap
 * @typedef {import("leaflet").Polyline} Polyline
 * @typedef {import("../../core/words.js").Words} Words
 * @typedef {import("./ground.js").Feature} Feature
 * @typedef {import("./ground.js").Ground} Ground
 * @typedef {{metres: number, least: number}} Width a way's width on the ground, and on the screen at least
 */

/**
 * A plan has wide streets; a map of real ones has room for few pixels each.
 *
 * @type {Record<"sketch" | "surveyed", Record<string, Width>>}
 */
const WIDTHS = {
  sketch: { path: { metres: 4, least: 2 }, street: { metres: 15, least: 5 }, road: { metres: 10, least: 4 } },
  surveyed: {
    path: { metres: 3, least: 1.5 },
    street: { metres: 10, least: 3 },
    road: { metres: 14, least: 5 },
  },
};

/**
 * Draw water, green, squares and houses, and over them every way, the railway last.
 *
 * @param {LeafletMap} map
 * @param {Ground} ground
 */
export function drawGround(map, { features, sketch }) {
  const of = (/** @type {string} */ kind) => features.filter((feature) => feature.kind === kind);
  drawAreas(map, of("lake"), "wa");
  drawAreas(map, of("lake"), "pattern", "url(#waves)");
  drawLines(map, of("shore"), "shore", 2, "7 6");
  drawLines(map, of("stream"), "stream", 2);
  drawAreas(map, of("park"), "ground");
  drawAreas(map, of("park"), "pattern", "url(#birches)");
  drawAreas(map, of("square"), "sq");
  drawAreas(map, of("building"), "bu");
  for (const [kind, width] of Object.entries(WIDTHS[sketch ? "sketch" : "surveyed"])) {
    drawWays(map, of(kind), kind, width);
  }
  drawLines(map, of("rail"), "ra", 3);
  drawLines(map, of("rail"), "rb", 1.6, "7 7");
  definePatterns(map);
}

/**
 * What nobody measured is dashed: solid is the world, dashed is belief.
 *
 * @param {LeafletMap} map
 * @param {Feature[]} ways
 * @param {string} kind
 * @param {Width} width
 */
function drawWays(map, ways, kind, { metres, least }) {
  const drawn = [
    drawLines(map, ways.filter(isSure), `way ${kind}`, least),
    drawLines(map, ways.filter(isRough), `way ${kind}`, least, "14 5"),
  ];
  const widen = () => {
    const weight = Math.max(least, metres / metresAPixel(map));
    for (const lines of drawn) lines.setStyle({ weight });
  };
  widen();
  map.on("zoomend", widen);
}

/** @param {Feature} feature */
function isRough({ rough }) {
  return rough;
}

/** @param {Feature} feature */
function isSure({ rough }) {
  return !rough;
}

/**
 * Birches stand in rows along Engel's grid; waves lie level.
 *
 * @param {LeafletMap} map
 */
function definePatterns(map) {
  const units = "userSpaceOnUse";
  const birches = { id: "birches", width: 6, height: 6, patternUnits: units, patternTransform: "rotate(15)" };
  const waves = { id: "waves", width: 88, height: 44, patternUnits: units };
  const dot = svg("circle", { class: "birch", cx: 3, cy: 3, r: 1.5 });
  const wave = svg("path", { class: "wave", d: "M8 12q4-3 8 0t8 0M52 34q4-3 8 0t8 0" });
  const defs = svg("defs", {}, svg("pattern", birches, dot), svg("pattern", waves, wave));
  sharedDrawing(map)?.prepend(defs);
}

/**
 * Say what kind of map it is, and whose: a sketch says that it is one.
 *
 * @param {LeafletMap} map
 * @param {Ground} ground
 * @param {Words} words
 */
export function drawCaption(map, { sketch, attribution }, words) {
  const source = sketch ? fill(words.sketch_source, { source: attribution }) : attribution;
  const said = [sketch ? words.sketch : "", attribution && source].filter(Boolean);
  const caption = document.createElement("div");
  caption.className = "leaflet-control cap";
  caption.setAttribute("aria-hidden", "true");
  caption.append(...said.map(line));
  drawControl(map, "bottomright", caption);
}

/** @param {string} text */
function line(text) {
  const element = document.createElement("span");
  element.textContent = text;
  return element;
}
