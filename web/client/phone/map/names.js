import { clip, drawMark, sizeOf, toPixel, toPlace } from "./leaflet.js";
import { svg } from "./svg.js";

/**
 * @typedef {import("../../core/geo.js").Place} Place
 * @typedef {import("leaflet").Map} LeafletMap
 * @typedef {import("./ground.js").Feature} Feature
 * @typedef {{x: number, y: number}} Pixel
 */

const LETTER_PX = 7.5;
const EDGE_PX = 14;
const APART_PX = 26;
/** Where along the visible part of a street its name may stand, best first. */
const STANDS = [0.5, 0.3, 0.7, 0.15, 0.85];

/**
 * Write names along streets and over areas, anew whenever the map has moved, only where they have room.
 *
 * @param {LeafletMap} map
 * @param {Feature[]} ground
 * @param {() => Place[]} taken places that no name may cover
 */
export function writeNames(map, ground, taken) {
  const named = ground.filter(({ name }) => name);
  /** @type {{remove: () => void}[]} */
  let written = [];

  function write() {
    for (const name of written) name.remove();
    const full = [...controls(map), ...taken().map((place) => toPixel(map, place))];
    written = named.flatMap((feature) => writeName(map, feature, full));
  }

  write();
  map.on("moveend", write);
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
  return [...along([16, 48, 84], y - 24), ...along([x - 56, x - 32, x - 8], y - 8), ...along([x - 16], 24)];
}

/**
 * @param {LeafletMap} map
 * @param {Feature} feature
 * @param {Pixel[]} full what is covered so far; this name is added
 */
function writeName(map, feature, full) {
  const find = feature.kind === "street" ? alongStreet : overArea;
  const spot = find(map, feature, full);
  if (!spot) return [];
  full.push(...covered(spot, feature.name?.length ?? 0));
  return [drawMark(map, toPlace(map, spot), lettering(feature, spot), { size: 0 })];
}

/**
 * @param {LeafletMap} map
 * @param {Feature} street
 * @param {Pixel[]} full
 */
function alongStreet(map, { name = "", places }, full) {
  const ends = [toPixel(map, places[0]), toPixel(map, places[places.length - 1])];
  const [from, to] = ends.sort((a, b) => a.x - b.x); // a name reads from left to right
  const part = clip(map, from, to, EDGE_PX);
  if (!part) return null;
  const [start, end] = part;
  const room = Math.hypot(end.x - start.x, end.y - start.y);
  const turn = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  const half = (name.length * LETTER_PX) / 2;
  for (const share of STANDS) {
    if (Math.min(share, 1 - share) * room < half) continue;
    const spot = { x: start.x + share * (end.x - start.x), y: start.y + share * (end.y - start.y), turn };
    if (isFree(spot, name.length, full)) return spot;
  }
  return null;
}

/**
 * @param {LeafletMap} map
 * @param {Feature} area
 * @param {Pixel[]} full
 */
function overArea(map, { kind, name = "", places }, full) {
  const corners = places.map((place) => toPixel(map, place));
  const x = (Math.min(...corners.map((c) => c.x)) + Math.max(...corners.map((c) => c.x))) / 2;
  const top = Math.min(...corners.map((c) => c.y));
  const middle = (top + Math.max(...corners.map((c) => c.y))) / 2;
  const spot = { x, y: kind === "lake" ? middle : top - 8, turn: 0 };
  return isFree(spot, name.length, full) ? spot : null;
}

/**
 * @param {Pixel & {turn: number}} spot
 * @param {number} letters
 * @param {Pixel[]} full
 */
function isFree(spot, letters, full) {
  return covered(spot, letters).every((a) => full.every((b) => Math.hypot(a.x - b.x, a.y - b.y) > APART_PX));
}

/**
 * Points along a name, close enough to stand for all of it.
 *
 * @param {Pixel & {turn: number}} spot
 * @param {number} letters
 */
function covered({ x, y, turn }, letters) {
  const half = (letters * LETTER_PX) / 2;
  const along = (turn * Math.PI) / 180;
  return [-1, -0.5, 0, 0.5, 1].map((share) => ({
    x: x + share * half * Math.cos(along),
    y: y + share * half * Math.sin(along),
  }));
}

/**
 * @param {Feature} feature
 * @param {{turn: number}} spot
 */
function lettering({ kind, name = "" }, { turn }) {
  const text = svg("text", { class: kind, dy: ".35em", transform: `rotate(${turn.toFixed(1)})` }, name);
  return svg("svg", { class: "name", width: 1, height: 1, "aria-hidden": "true" }, text);
}
