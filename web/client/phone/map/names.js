import { covered, spotsAlong, spotsBeside, spotsInside } from "../../core/spots.js";
import { drawMark, sizeOf, toPixel, toPlace } from "./leaflet.js";
import { svg } from "./svg.js";

/**
 * @typedef {import("../../core/geo.js").Place} Place
 * @typedef {import("leaflet").Map} LeafletMap
 * @typedef {import("./ground.js").Feature} Feature
 * @typedef {import("../../core/spots.js").Pixel} Pixel
 * @typedef {import("../../core/spots.js").Spot} Spot
 */

const LETTER_PX = 7;
const APART_PX = 26;
const WAYS = new Set(["road", "street", "path"]);

/**
 * Write names along ways and over areas, anew whenever the map has moved, only where they have room.
 *
 * @param {LeafletMap} map
 * @param {Feature[]} features the first of a name that has room bears it
 * @param {() => Place[]} taken places that no name may cover
 */
export function writeNames(map, features, taken) {
  const named = features.filter(({ name }) => name);
  /** @type {{remove: () => void}[]} */
  let written = [];

  function write() {
    for (const name of written) name.remove();
    const full = [...controls(map), ...taken().map((place) => toPixel(map, place))];
    written = [...standing(map, named, full)].map(([feature, spot]) =>
      drawMark(map, toPlace(map, spot), lettering(feature, spot), { size: 0 }),
    );
  }

  write();
  map.on("moveend", write);
}

/**
 * Each name once, where it has room.
 *
 * @param {LeafletMap} map
 * @param {Feature[]} named
 * @param {Pixel[]} full what is covered so far
 */
function standing(map, named, full) {
  const said = new Set();
  /** @type {Map<Feature, Spot>} */
  const found = new Map();
  for (const feature of named) {
    const spot = said.has(feature.name) ? null : spotFor(map, feature, full);
    if (!spot) continue;
    said.add(feature.name);
    found.set(feature, spot);
    full.push(...covered(spot, lengthOf(feature)));
  }
  return found;
}

/**
 * Where the zoom buttons, the north arrow and the caption lie.
 *
 * @param {LeafletMap} map
 * @returns {Pixel[]}
 */
function controls(map) {
  const { x, y } = sizeOf(map);
  const along = (/** @type {number[]} */ places, /** @type {number} */ top) =>
    places.map((left) => ({ x: left, y: top }));
  const caption = [230, 200, 170, 140, 110, 80, 50, 20].map((left) => x - left);
  return [...along([16, 48, 84], y - 24), ...along(caption, y - 16), ...along([x - 16], 24)];
}

/**
 * @param {LeafletMap} map
 * @param {Feature} feature
 * @param {Pixel[]} full what is covered so far
 */
function spotFor(map, feature, full) {
  const pixels = feature.places.map((place) => toPixel(map, place));
  const length = lengthOf(feature);
  const window = sizeOf(map);
  const spots = WAYS.has(feature.kind)
    ? spotsAlong(pixels, length, window)
    : spotsOver(feature, pixels, length, window);
  return spots.find((spot) => isFree(spot, length, full)) ?? null;
}

/**
 * A lake bears its name in the middle of what is seen of it, any other area on its edge.
 *
 * @param {Feature} area
 * @param {Pixel[]} edge
 * @param {number} length of the name
 * @param {Pixel} window
 */
function spotsOver({ kind }, edge, length, window) {
  return kind === "lake" ? spotsInside(edge, length, window) : spotsBeside(edge, window);
}

/**
 * @param {Spot} spot
 * @param {number} length
 * @param {Pixel[]} full
 */
function isFree(spot, length, full) {
  return covered(spot, length).every((a) => full.every((b) => Math.hypot(a.x - b.x, a.y - b.y) > APART_PX));
}

/** @param {Feature} feature */
function lengthOf({ name = "" }) {
  return name.length * LETTER_PX;
}

/**
 * @param {Feature} feature
 * @param {{turn: number}} spot
 */
function lettering({ kind, name = "" }, { turn }) {
  const look = WAYS.has(kind) ? "way" : kind;
  const text = svg("text", { class: look, dy: ".35em", transform: `rotate(${turn.toFixed(1)})` }, name);
  return svg("svg", { class: "name", width: 1, height: 1, "aria-hidden": "true" }, text);
}
