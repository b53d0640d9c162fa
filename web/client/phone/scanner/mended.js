import { ACROSS, cornersIn } from "./corners.js";

/** A corner with its light margin, from the middle, in modules. */
const EDGE = ACROSS / 2 + 1;
/** So many lines see a corner that is one. */
const SURE = 3;

/**
 * Where the missing corner may be, in steps from one seen corner to the other and in as many aside.
 * Two at the ends of an edge leave four places; two across the code leave two.
 */
const BESIDE = [
  [0, 1],
  [0, -1],
  [1, 1],
  [1, -1],
];
const BETWEEN = [
  [0.5, 0.5],
  [0.5, -0.5],
];

/**
 * A picture whose third corner is drawn anew: a lamp's glare or a tear over one corner hides a code
 * from every reader, though the rest of it would do. The corners may be drawn where there is none:
 * a poster's code bears as much damage.
 *
 * @param {ImageData} picture
 */
export function mendedBeside(picture) {
  return mended(picture, BESIDE, 0);
}

/**
 * As above, where the corners that are seen lie across the code from one another.
 *
 * @param {ImageData} picture
 */
export function mendedBetween(picture) {
  return mended(picture, BETWEEN, Math.PI / 4);
}

/**
 * @param {ImageData} picture
 * @param {number[][]} places
 * @param {number} turned the code's edge, from the line through the two corners
 */
function mended(picture, places, turned) {
  const [one, other] = cornersIn(picture);
  if (!other || other.seen < SURE) return picture;
  const [x, y] = [other.x - one.x, other.y - one.y];
  const angle = Math.atan2(y, x) + turned;
  const module = (((one.size + other.size) / 2) * Math.cos(offAxis(angle))) / ACROSS;
  const copy = new ImageData(picture.data.slice(), picture.width, picture.height);
  for (const [along, aside] of places) {
    draw(copy, { x: one.x + along * x - aside * y, y: one.y + along * y + aside * x, module, angle });
  }
  return copy;
}

/**
 * How far a square's edge is from the lines of the picture: at most an eighth of a turn.
 *
 * @param {number} angle
 */
function offAxis(angle) {
  const quarter = Math.PI / 2;
  return angle - Math.round(angle / quarter) * quarter;
}

/**
 * @param {ImageData} picture
 * @param {{x: number, y: number, module: number, angle: number}} corner
 */
function draw({ data, width, height }, corner) {
  const reach = EDGE * corner.module * Math.SQRT2;
  for (let y = from(corner.y - reach); y < Math.min(height, corner.y + reach); y += 1) {
    for (let x = from(corner.x - reach); x < Math.min(width, corner.x + reach); x += 1) {
      const tone = toneAt(corner, x - corner.x, y - corner.y);
      const at = 4 * (y * width + x);
      if (tone !== null) data.fill(tone, at, at + 3);
    }
  }
}

/** @param {number} place the first point of a picture from there on */
function from(place) {
  return Math.max(0, Math.floor(place));
}

/**
 * Dark square, light ring, dark ring, light margin; null outside of it.
 *
 * @param {{module: number, angle: number}} corner
 * @param {number} right
 * @param {number} down
 */
function toneAt({ module, angle }, right, down) {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const out = Math.max(Math.abs(right * cos + down * sin), Math.abs(down * cos - right * sin)) / module;
  if (out > EDGE) return null;
  return out < 1.5 || (out > 2.5 && out < ACROSS / 2) ? 0 : 255;
}
