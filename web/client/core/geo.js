/**
 * The ground and the check-in rule: the twin of engine/geo.py, line for line where it decides.
 * Places are lat, lon in degrees (WGS84), lengths are metres. Up to five kilometres the ground is flat.
 *
 * @typedef {{lat: number, lon: number}} Place
 * @typedef {{lat: number, lon: number, radius_m: number}} Circle
 * @typedef {{polygon: Place[]}} Polygon one ring, closed or open, without holes
 * @typedef {Circle | Polygon} Fence
 * @typedef {{lat: number, lon: number, accuracy_m: number, age_s: number}} Fix
 *   where a phone thinks it is; `age_s` is how old that thought is now
 * @typedef {{x: number, y: number}} Plane metres east and north of an origin
 */

const EQUATOR_M = 6378137;
const ECCENTRICITY_2 = 0.00669437999014132;
const CREDIT_AT_MOST_M = 25;
export const COARSE_OVER_M = 60;
export const STALE_OVER_S = 30;

/**
 * Metres between two places, rounded to a centimetre.
 *
 * @param {Place} a
 * @param {Place} b
 */
export function distanceM(a, b) {
  const { x, y } = toPlane(a, b);
  return toCentimetre(Math.hypot(x, y));
}

/**
 * The direction from a to b in degrees clockwise from north, 0 up to 360.
 *
 * @param {Place} a
 * @param {Place} b
 */
export function bearingDeg(a, b) {
  const { x, y } = toPlane(a, b);
  return (toDegrees(Math.atan2(x, y)) + 360) % 360;
}

/**
 * Metres to a circle's centre, or to a polygon's nearest edge (0 inside).
 *
 * @param {Fence} fence
 * @param {Place} here
 */
export function fenceDistanceM(fence, here) {
  if (!("polygon" in fence)) return distanceM(here, fence);
  const origin = fence.polygon[0];
  const point = toPlane(origin, here);
  const edges = edgesOf(fence.polygon.map((corner) => toPlane(origin, corner)));
  if (inside(edges, point)) return 0;
  return toCentimetre(Math.min(...edges.map(([from, to]) => toEdge(from, to, point))));
}

/**
 * Say whether a fix counts as being in the fence: fresh, fine enough, and near enough once
 * half of the phone's own doubt is counted in the player's favour.
 *
 * @param {Fence} fence
 * @param {Fix} fix
 */
export function admits(fence, fix) {
  if (fix.age_s > STALE_OVER_S || fix.accuracy_m > COARSE_OVER_M) return false;
  return reaches(fence, fenceDistanceM(fence, fix), fix.accuracy_m);
}

/**
 * Say so of a fix whose distance is known already.
 *
 * @param {Fence} fence
 * @param {number} away
 * @param {number} accuracy_m
 */
export function reaches(fence, away, accuracy_m) {
  return away - creditM(accuracy_m) <= ("polygon" in fence ? 0 : fence.radius_m);
}

/**
 * How much of a fix's own doubt is counted in the player's favour.
 *
 * @param {number} accuracy_m
 */
export function creditM(accuracy_m) {
  return Math.min(accuracy_m, CREDIT_AT_MOST_M) / 2;
}

/**
 * The place that a compass points to: a circle's centre, or the middle of a polygon's corners.
 *
 * @param {Fence} fence
 * @returns {Place}
 */
export function centreOf(fence) {
  if (!("polygon" in fence)) return { lat: fence.lat, lon: fence.lon };
  const corners = fence.polygon;
  const middle = (/** @type {"lat" | "lon"} */ axis) =>
    corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
  return { lat: middle("lat"), lon: middle("lon") };
}

/**
 * Places that show all of a fence: a polygon's corners, or a circle's four winds.
 *
 * @param {Fence} fence
 * @returns {Place[]}
 */
export function extentOf(fence) {
  if ("polygon" in fence) return fence.polygon;
  const { lat, lon, radius_m } = fence;
  const degree = toPlane(fence, { lat: lat + 1e-3, lon: lon + 1e-3 });
  const [up, aside] = [(radius_m / degree.y) * 1e-3, (radius_m / degree.x) * 1e-3];
  return [
    { lat: lat + up, lon },
    { lat: lat - up, lon },
    { lat, lon: lon + aside },
    { lat, lon: lon - aside },
  ];
}

/**
 * East and north of `origin`, on the WGS84 radii of curvature at the mean latitude.
 *
 * @param {Place} origin
 * @param {Place} there
 * @returns {Plane}
 */
function toPlane(origin, there) {
  const mean = toRadians((origin.lat + there.lat) / 2);
  const w = 1 - ECCENTRICITY_2 * Math.sin(mean) ** 2;
  const meridian = (EQUATOR_M * (1 - ECCENTRICITY_2)) / w ** 1.5;
  const normal = EQUATOR_M / Math.sqrt(w);
  const x = normal * Math.cos(mean) * toRadians(there.lon - origin.lon);
  return { x, y: meridian * toRadians(there.lat - origin.lat) };
}

/**
 * @param {Plane[]} corners
 * @returns {[Plane, Plane][]}
 */
function edgesOf(corners) {
  return corners.map((corner, index) => [corner, corners[(index + 1) % corners.length]]);
}

/**
 * Count the edges crossed on the way east: odd is inside.
 *
 * @param {[Plane, Plane][]} edges
 * @param {Plane} point
 */
function inside(edges, { x, y }) {
  const crossed = edges.filter(([from, to]) => {
    if (from.y > y === to.y > y) return false;
    return x < from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x);
  });
  return crossed.length % 2 === 1;
}

/**
 * @param {Plane} from
 * @param {Plane} to
 * @param {Plane} point
 */
function toEdge(from, to, point) {
  const along = { x: to.x - from.x, y: to.y - from.y };
  const length2 = along.x ** 2 + along.y ** 2;
  const share = ((point.x - from.x) * along.x + (point.y - from.y) * along.y) / (length2 || 1);
  const t = Math.min(1, Math.max(0, share));
  return Math.hypot(point.x - from.x - t * along.x, point.y - from.y - t * along.y);
}

const toCentimetre = (/** @type {number} */ metres) => Math.round(metres * 100) / 100;
const toRadians = (/** @type {number} */ degrees) => (degrees * Math.PI) / 180;
const toDegrees = (/** @type {number} */ radians) => (radians * 180) / Math.PI;
