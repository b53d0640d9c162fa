import { centreOf } from "../../core/geo.js";
import { drawFence, drawMark } from "./leaflet.js";
import { svg } from "./svg.js";

/**
 * @typedef {import("leaflet").Map} LeafletMap
 * @typedef {import("../../core/walk.js").Walk} Walk
 * @typedef {import("../../core/walk.js").Checkpoint} Checkpoint
 * @typedef {import("../../core/geo.js").Fence} Fence
 * @typedef {Checkpoint & {place: Fence}} Placed
 */

/** An event's plate has a corner cut off. */
const CUT = "M-13-13h26v18l-8 8h-18z";

/**
 * @param {Walk} walk
 * @returns {Placed[]} a locked checkpoint tells no place, so it is not on the map
 */
export function placedCheckpoints({ checkpoints }) {
  return /** @type {Placed[]} */ (checkpoints.filter(({ place }) => place));
}

/**
 * Draw fences first, then every checkpoint's mark by its status; the flag stands where you walk now.
 *
 * @param {LeafletMap} map
 * @param {Walk} walk
 */
export function drawCheckpoints(map, walk) {
  const placed = placedCheckpoints(walk);
  for (const { place } of placed.filter(isOpen)) {
    drawFence(map, "polygon" in place ? place.polygon : place, "fe");
  }
  for (const checkpoint of placed) draw(map, checkpoint, checkpoint.id === walk.next);
}

/**
 * @param {LeafletMap} map
 * @param {Placed} checkpoint
 * @param {boolean} isNext
 */
function draw(map, checkpoint, isNext) {
  const { url, place } = checkpoint;
  const drawing = isNext && isOpen(checkpoint) ? flag() : plate(checkpoint);
  const onTap = url ? () => location.assign(url) : undefined;
  drawMark(map, centreOf(place), drawing, { above: isNext ? 500 : 0, onTap });
}

/** @param {Checkpoint} checkpoint */
function isOpen({ status }) {
  return status === "open";
}

/** @param {Checkpoint} checkpoint */
function plate({ number, status, kind }) {
  if (status === "done") return mark(square("mf"), svg("path", { class: "tk", d: "M-6 0l4 5 8-9" }));
  if (status === "open" && kind === "event") return mark(svg("path", { class: "mk", d: CUT }), calendar());
  const y = status === "open" ? 0 : -4;
  const figure = svg("text", { class: "mt", y, dy: ".36em" }, String(number ?? ""));
  if (status === "open") return mark(square("mk"), figure);
  return mark(square("mk"), svg("path", { class: "mf", d: "M-12 5h24v7h-24z" }), figure);
}

function calendar() {
  return svg("path", { class: "mc", d: "M-7-5h14v12h-14zM-7-1h14M-4-8v4M4-8v4" });
}

function flag() {
  const half = svg("path", { class: "mr", d: "M11-11v22h-22z" });
  return mark(
    svg("path", { class: "mo", d: "M-11-11h22v22h-22z" }),
    half,
    svg("path", { class: "edge", d: "M-11-11h22v22h-22z" }),
  );
}

/** @param {string} className */
function square(className) {
  return svg("rect", { class: className, x: -13, y: -13, width: 26, height: 26, rx: 3 });
}

/** @param {SVGElement[]} parts */
function mark(...parts) {
  const frame = { viewBox: "-22 -22 44 44", width: 44, height: 44, "aria-hidden": "true" };
  return svg("svg", frame, ...parts);
}
