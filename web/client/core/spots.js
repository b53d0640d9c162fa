/**
 * Where a name may stand on a map: pixels only, no map and no page.
 *
 * @typedef {{x: number, y: number}} Pixel
 * @typedef {Pixel & {turn: number}} Spot the middle of a name, turned by so many degrees
 */

const EDGE_PX = 14;
/** Every so many pixels along a way its name is tried. */
const STEP_PX = 12;
/** A name is straight: where a way bends more than this, it stands elsewhere. */
const STRAIGHT = 0.985;

/**
 * Straight pieces of a way that are long enough and in the window, the middlemost first.
 *
 * @param {Pixel[]} way
 * @param {number} length of the name
 * @param {Pixel} window its lower right corner
 * @returns {Spot[]}
 */
export function spotsAlong(way, length, window) {
  const along = measured(way);
  const spots = [];
  for (let start = 0; start + length <= along.end; start += STEP_PX) {
    const [from, to] = [along.at(start), along.at(start + length)].sort((a, b) => a.x - b.x); // reads from left to right
    const isStraight = Math.hypot(to.x - from.x, to.y - from.y) > STRAIGHT * length;
    if (!isStraight || !isIn(window, from) || !isIn(window, to)) continue;
    const turn = degrees(Math.atan2(to.y - from.y, to.x - from.x));
    spots.push({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, turn });
  }
  const middle = (spots.length - 1) / 2;
  const off = new Map(spots.map((spot, index) => [spot, Math.abs(index - middle)]));
  return spots.sort((a, b) => (off.get(a) ?? 0) - (off.get(b) ?? 0));
}

/**
 * On the upper edge of a ring, else on its lower edge, as far as they are in the window.
 *
 * @param {Pixel[]} ring
 * @param {Pixel} window
 * @returns {Spot[]}
 */
export function spotsBeside(ring, window) {
  const [left, right] = extent(ring.map(({ x }) => x));
  const [top, bottom] = extent(ring.map(({ y }) => y));
  const x = (left + right) / 2;
  return [top - 8, bottom + 8].map((y) => ({ x, y, turn: 0 })).filter((spot) => isIn(window, spot));
}

/**
 * Within a ring and within the window, the middlemost first.
 *
 * @param {Pixel[]} ring
 * @param {number} length of the name
 * @param {Pixel} window
 * @returns {Spot[]}
 */
export function spotsInside(ring, length, window) {
  const [left, right] = extent(ring.map(({ x }) => x));
  const [top, bottom] = extent(ring.map(({ y }) => y));
  const margin = length / 2 + EDGE_PX;
  const across = steps(Math.max(left, margin), Math.min(right, window.x - margin));
  const down = steps(Math.max(top, 2 * EDGE_PX), Math.min(bottom, window.y - 2 * EDGE_PX));
  const spots = down.flatMap((y) => across.map((x) => ({ x, y, turn: 0 })));
  return spots.filter((spot) => covered(spot, length).every((point) => isInside(ring, point)));
}

/**
 * Points along a name, close enough to stand for all of it.
 *
 * @param {Spot} spot
 * @param {number} length
 * @returns {Pixel[]}
 */
export function covered({ x, y, turn }, length) {
  const along = (turn * Math.PI) / 180;
  return [-0.5, -0.25, 0, 0.25, 0.5].map((share) => ({
    x: x + share * length * Math.cos(along),
    y: y + share * length * Math.sin(along),
  }));
}

/**
 * A way by its length: `at` gives the pixel so far along it.
 *
 * @param {Pixel[]} way
 */
function measured(way) {
  const marks = [0];
  for (let i = 1; i < way.length; i++) {
    marks.push(marks[i - 1] + Math.hypot(way[i].x - way[i - 1].x, way[i].y - way[i - 1].y));
  }
  const end = marks[marks.length - 1];
  /** @param {number} distance */
  function at(distance) {
    const next = marks.findIndex((mark, i) => i > 0 && mark >= distance);
    const [a, b] = [way[next - 1], way[next]];
    const share = (distance - marks[next - 1]) / (marks[next] - marks[next - 1] || 1);
    return { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) };
  }
  return { end, at };
}

/**
 * Whether a pixel lies within a ring: an odd number of edges is to its right.
 *
 * @param {Pixel[]} ring
 * @param {Pixel} pixel
 */
function isInside(ring, { x, y }) {
  const crossed = ring.filter((a, index) => {
    const b = ring[(index + 1) % ring.length];
    return a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x);
  });
  return crossed.length % 2 === 1;
}

/**
 * @param {Pixel} window
 * @param {Pixel} pixel
 */
function isIn(window, { x, y }) {
  return x > EDGE_PX && y > EDGE_PX && x < window.x - EDGE_PX && y < window.y - EDGE_PX;
}

/**
 * Nine values from one to another, the middle first; none if there is nothing between.
 *
 * @param {number} from
 * @param {number} to
 */
function steps(from, to) {
  if (to < from) return [];
  return [4, 3, 5, 2, 6, 1, 7, 0, 8].map((step) => from + (step / 8) * (to - from));
}

/** @param {number[]} values */
function extent(values) {
  return [Math.min(...values), Math.max(...values)];
}

/** @param {number} radians */
function degrees(radians) {
  return (radians * 180) / Math.PI;
}
