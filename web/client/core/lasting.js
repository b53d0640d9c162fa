/**
 * Times as they are told, and pictures as they are sent: arithmetic of the challenges, without a page.
 *
 * @typedef {{minutes: string, rest: string}} Units "{m} min", "{s} s"
 */
import { fill } from "./words.js";

/**
 * A time as words: "1 min 58 s", "2 min", "20 s".
 *
 * @param {number} seconds
 * @param {Units} units
 */
export function lastingText(seconds, { minutes, rest }) {
  const whole = Math.max(0, Math.round(seconds));
  const [m, s] = [Math.floor(whole / 60), whole % 60];
  const parts = [m > 0 ? fill(minutes, { m }) : "", s > 0 || m === 0 ? fill(rest, { s }) : ""];
  return parts.filter(Boolean).join(" ");
}

/**
 * A time as the figures of a clock: "1:58".
 *
 * @param {number} seconds
 */
export function clockText(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/**
 * The size of a picture once its longer side is no longer than `longest`; a small one stays.
 *
 * @param {number} width
 * @param {number} height
 * @param {number} longest
 */
export function fitWithin(width, height, longest) {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
