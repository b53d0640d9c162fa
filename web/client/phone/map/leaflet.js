/**
 * The one module that knows Leaflet. Everything is drawn as SVG and coloured by class, so that the
 * stylesheet's tokens rule by day and by night; Leaflet's own pictures and styles are not used.
 *
 * @typedef {import("../../core/geo.js").Place} Place
 * @typedef {import("leaflet").Map} LeafletMap
 * @typedef {{x: number, y: number}} Pixel
 */
import * as L from "leaflet";

const ZOOM = { least: 12, most: 18 };

/**
 * @param {HTMLElement} container
 * @param {{zoom_in: string, zoom_out: string}} words
 */
export function createMap(container, words) {
  const map = L.map(container, {
    zoomControl: false,
    attributionControl: false,
    minZoom: ZOOM.least,
    maxZoom: ZOOM.most,
    zoomSnap: 0.25,
    // Nothing slides: a new place is simply shown.
    zoomAnimation: false,
    fadeAnimation: false,
    inertia: false,
    renderer: L.svg({ padding: 1 }),
  });
  L.control
    .zoom({ position: "bottomleft", zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out })
    .addTo(map);
  return map;
}

/**
 * Show all the places, none under the map's edge. It must come before anything is drawn.
 *
 * @param {LeafletMap} map
 * @param {Place[]} places
 * @param {number} closest the closest zoom
 */
export function showPlaces(map, places, closest = 16) {
  const bounds = L.latLngBounds(places.map(({ lat, lon }) => [lat, lon]));
  // The caption and the buttons keep the foot of the map to themselves.
  map.fitBounds(bounds, {
    paddingTopLeft: [32, 24],
    paddingBottomRight: [32, 52],
    maxZoom: closest,
    animate: false,
  });
}

/**
 * @param {LeafletMap} map
 * @param {Place} place
 */
export function isShown(map, { lat, lon }) {
  return map.getBounds().pad(-0.05).contains([lat, lon]);
}

/**
 * Draw lines as one path of the drawing: a town has thousands, and a phone few of those to spare.
 *
 * @param {LeafletMap} map
 * @param {{rings: Place[][]}[]} lines
 * @param {string} className
 * @param {number} weight
 * @param {string} [dashes]
 */
export function drawLines(map, lines, className, weight, dashes) {
  const places = lines.flatMap(({ rings }) => rings.map(toLatLngs));
  return L.polyline(places, still({ className, weight, dashArray: dashes, lineCap: "butt" })).addTo(map);
}

/**
 * Draw areas, with their holes, as one path of the drawing.
 *
 * @param {LeafletMap} map
 * @param {{rings: Place[][]}[]} areas
 * @param {string} className
 * @param {string} [fill] a paint that the stylesheet cannot name: a pattern of `definePatterns`
 */
export function drawAreas(map, areas, className, fill) {
  const places = areas.map(({ rings }) => rings.map(toLatLngs));
  return L.polygon(places, still({ className, stroke: false, fillColor: fill })).addTo(map);
}

/**
 * @param {LeafletMap} map
 * @param {Place[] | (Place & {radius_m: number})} fence
 * @param {string} className
 */
export function drawFence(map, fence, className) {
  const style = still({ className, weight: 2.5 });
  if (Array.isArray(fence)) return L.polygon(toLatLngs(fence), style).addTo(map);
  return L.circle([fence.lat, fence.lon], { ...style, radius: fence.radius_m }).addTo(map);
}

/**
 * A ring around a place, never smaller than a finger can see.
 *
 * @param {LeafletMap} map
 * @param {Place} place
 * @param {string} className
 */
export function drawRing(map, { lat, lon }, className) {
  return L.circleMarker([lat, lon], still({ className, weight: 2, dashArray: "5 5" })).addTo(map);
}

/**
 * A drawn mark whose middle stands on a place. Not a tab stop: the list carries everything the map says.
 *
 * @param {LeafletMap} map
 * @param {Place} place
 * @param {SVGElement} drawing
 * @param {{size?: number, above?: number, onTap?: () => void}} [options]
 */
export function drawMark(map, { lat, lon }, drawing, { size = 44, above = 0, onTap } = {}) {
  const icon = L.divIcon({ html: /** @type {any} */ (drawing), className: "", iconSize: [size, size] });
  const options = { icon, keyboard: false, interactive: !!onTap, zIndexOffset: above };
  const mark = L.marker([lat, lon], options).addTo(map);
  if (onTap) mark.on("click", onTap);
  return mark;
}

/**
 * @param {LeafletMap} map
 * @param {"topright" | "bottomright"} position
 * @param {HTMLElement} element
 */
export function drawControl(map, position, element) {
  const control = new L.Control({ position });
  control.onAdd = () => element;
  control.addTo(map);
}

/**
 * The drawing that all lines and areas share, for the patterns that fill them.
 *
 * @param {LeafletMap} map
 */
export function sharedDrawing(map) {
  return map.getPane("overlayPane")?.querySelector("svg");
}

/**
 * @param {LeafletMap} map
 * @param {Place} place
 * @returns {Pixel} in the map's window
 */
export function toPixel(map, { lat, lon }) {
  return map.latLngToContainerPoint([lat, lon]);
}

/**
 * @param {LeafletMap} map
 * @param {Pixel} pixel
 * @returns {Place}
 */
export function toPlace(map, { x, y }) {
  const { lat, lng } = map.containerPointToLatLng([x, y]);
  return { lat, lon: lng };
}

/**
 * @param {LeafletMap} map
 * @returns {Pixel} the lower right corner of the map's window
 */
export function sizeOf(map) {
  return map.getSize();
}

/**
 * @param {LeafletMap} map
 * @returns {number} metres on the ground that a pixel covers in the middle of the map
 */
export function metresAPixel(map) {
  const { x, y } = map.getSize().divideBy(2);
  return map.distance(map.containerPointToLatLng([x, y]), map.containerPointToLatLng([x + 100, y])) / 100;
}

/** @param {Place[]} places */
function toLatLngs(places) {
  return places.map(({ lat, lon }) => L.latLng(lat, lon));
}

/**
 * The ground takes no taps.
 *
 * @template T
 * @param {T} style
 * @returns {T & {interactive: false}}
 */
function still(style) {
  return { ...style, interactive: false };
}
