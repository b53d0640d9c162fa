/**
 * The square marks in a QR code's corners, by which every reader finds it: seen along any line
 * through their middle, dark, light, dark, light and dark run as one to one to three to one to one.
 *
 * @typedef {{x: number, y: number, size: number, seen: number}} Corner `seen` on so many lines
 * @typedef {{dark: Uint8Array, width: number, height: number}} Ink what is darker than around it
 */

/** So many modules is a corner wide. */
export const ACROSS = 7;

const MODULES = [1, 1, 3, 1, 1];
/** A run may be so much longer or shorter than it should. */
const OFF = 0.5;
const EVERY_LINE = 2;
/** How far "around" reaches, of the picture's width; and how much darker than it ink is. */
const AROUND = 1 / 16;
const DARKER = 0.95;

/**
 * The corners in a picture, the surest first.
 *
 * @param {ImageData} picture
 * @returns {Corner[]}
 */
export function cornersIn(picture) {
  const ink = inkOf(picture);
  /** @type {Corner[]} */
  const corners = [];
  for (let y = 0; y < ink.height; y += EVERY_LINE) {
    for (const x of middles(ink, y)) {
      const corner = cornerAt(ink, x, y);
      if (corner) remember(corners, corner);
    }
  }
  return corners.sort((one, other) => other.seen - one.seen);
}

/**
 * A lamp or a shadow changes a picture from place to place, so each point is held against what
 * lies around it.
 *
 * @param {ImageData} picture
 * @returns {Ink}
 */
function inkOf({ data, width, height }) {
  const sums = sumsOf(data, width, height);
  const reach = Math.round(width * AROUND);
  const dark = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const [top, bottom] = [Math.max(0, y - reach), Math.min(height, y + reach)];
    for (let x = 0; x < width; x += 1) {
      const [left, right] = [Math.max(0, x - reach), Math.min(width, x + reach)];
      const [above, below] = [top * (width + 1), bottom * (width + 1)];
      const sum = sums[below + right] - sums[below + left] - sums[above + right] + sums[above + left];
      const light = data[4 * (y * width + x) + 1] * (bottom - top) * (right - left);
      dark[y * width + x] = light < DARKER * sum ? 1 : 0;
    }
  }
  return { dark, width, height };
}

/**
 * The light in the rectangle from the first point to each: any rectangle is then four of these.
 *
 * @param {ImageDataArray} data
 * @param {number} width
 * @param {number} height
 */
function sumsOf(data, width, height) {
  const sums = new Uint32Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let line = 0;
    for (let x = 0; x < width; x += 1) {
      line += data[4 * (y * width + x) + 1];
      sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + line;
    }
  }
  return sums;
}

/**
 * The middle of every dark run on a line.
 *
 * @param {Ink} ink
 * @param {number} y
 */
function* middles({ dark, width }, y) {
  for (let x = 0; x < width; x += 1) {
    const begun = x;
    while (x < width && dark[y * width + x]) x += 1;
    if (x - begun >= MODULES[2]) yield (begun + x) >> 1;
  }
}

/**
 * @param {Ink} ink
 * @param {number} x
 * @param {number} y
 * @returns {Corner | null}
 */
function cornerAt({ dark, width, height }, x, y) {
  const at = y * width + x;
  const wide = crossing(dark, at, 1, x, width - 1 - x);
  if (!wide) return null;
  const across = x + wide.middle;
  const tall = crossing(dark, y * width + Math.round(across), width, y, height - 1 - y);
  if (!tall) return null;
  const [less, more] = [wide.size, tall.size].sort((one, other) => one - other);
  if (more > (1 + OFF) * less) return null;
  return { x: across, y: y + tall.middle, size: (wide.size + tall.size) / 2, seen: 1 };
}

/**
 * The five runs about a dark point, if they are as a corner's: how long, and how far on their middle is.
 *
 * @param {Uint8Array} dark
 * @param {number} at
 * @param {number} step to the next point on the line
 * @param {number} before
 * @param {number} after so many points there are on either side
 */
function crossing(dark, at, step, before, after) {
  if (!dark[at]) return null;
  const [back, on] = [runs(dark, at, -step, before), runs(dark, at, step, after)];
  const found = [back[2], back[1], back[0] + on[0] - 1, on[1], on[2]];
  const size = found.reduce((sum, run) => sum + run);
  const alike = found.every((run, place) => {
    const due = (MODULES[place] * size) / ACROSS;
    return Math.abs(run - due) < OFF * due;
  });
  if (!alike) return null;
  return { size, middle: (on[0] + on[1] + on[2] - back[0] - back[1] - back[2]) / 2 };
}

/**
 * Dark, light and dark from a point outwards.
 *
 * @param {Uint8Array} dark
 * @param {number} at
 * @param {number} step
 * @param {number} most
 */
function runs(dark, at, step, most) {
  const lengths = [0, 0, 0];
  let gone = 0;
  for (let run = 0; run < lengths.length; run += 1) {
    const wanted = run === 1 ? 0 : 1;
    while (gone <= most && dark[at + gone * step] === wanted) {
      gone += 1;
      lengths[run] += 1;
    }
  }
  return lengths;
}

/**
 * Lines through the same corner are one corner.
 *
 * @param {Corner[]} corners
 * @param {Corner} found
 */
function remember(corners, found) {
  const known = corners.find(({ x, y, size }) => Math.hypot(x - found.x, y - found.y) < size / 2);
  if (!known) {
    corners.push(found);
    return;
  }
  const { seen } = known;
  for (const key of /** @type {const} */ (["x", "y", "size"])) {
    known[key] = (known[key] * seen + found[key]) / (seen + 1);
  }
  known.seen += 1;
}
