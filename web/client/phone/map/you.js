import { drawMark, drawRing, metresAPixel } from "./leaflet.js";
import { svg } from "./svg.js";

/**
 * @typedef {import("../../core/geo.js").Fix} Fix
 * @typedef {import("leaflet").Map} LeafletMap
 */

const RING_AT_LEAST_PX = 17;

/**
 * You, and how far the phone may be wrong.
 *
 * @param {LeafletMap} map
 * @param {Fix} fix
 * @param {string} name
 */
export function drawYou(map, fix, name) {
  let { accuracy_m } = fix;
  const ring = drawRing(map, fix, "ac");
  const dot = svg("circle", { class: "me", r: 8 });
  const drawing = svg(
    "svg",
    { viewBox: "-10 -10 20 20", width: 20, height: 20, role: "img", "aria-label": name },
    dot,
  );
  const mark = drawMark(map, fix, drawing, { size: 20, above: 1000 });

  const size = () => ring.setRadius(Math.max(RING_AT_LEAST_PX, accuracy_m / metresAPixel(map)));
  size();
  map.on("zoomend", size);

  return {
    /** @param {Fix} next */
    move(next) {
      accuracy_m = next.accuracy_m;
      ring.setLatLng([next.lat, next.lon]);
      mark.setLatLng([next.lat, next.lon]);
      size();
    },
  };
}
