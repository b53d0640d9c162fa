/**
 * A clock that runs down and can be stopped: a value, so that it survives a reload. Times are
 * milliseconds of any one clock.
 *
 * @typedef {object} Countdown
 * @property {number} whole_ms how long it lasts
 * @property {number} run_ms how much of it had run when it was last stopped
 * @property {number | null} since_ms when it was last set going; null while it stands
 */

/**
 * @param {number} whole_ms
 * @returns {Countdown}
 */
export function wound(whole_ms) {
  return { whole_ms, run_ms: 0, since_ms: null };
}

/**
 * @param {Countdown} clock
 * @param {number} now_ms
 */
export function leftMs({ whole_ms, run_ms, since_ms }, now_ms) {
  const running = since_ms === null ? 0 : Math.max(0, now_ms - since_ms);
  return Math.max(0, whole_ms - run_ms - running);
}

/**
 * Set it going, or stop it where it is.
 *
 * @param {Countdown} clock
 * @param {number} now_ms
 * @returns {Countdown}
 */
export function toggled(clock, now_ms) {
  if (clock.since_ms === null) return { ...clock, since_ms: now_ms };
  return { ...clock, run_ms: clock.whole_ms - leftMs(clock, now_ms), since_ms: null };
}

/**
 * What of it is worth a word between two moments: the half, the end, or nothing.
 *
 * @param {number} whole_ms
 * @param {number} before_ms left before
 * @param {number} after_ms left now
 * @returns {"half" | "over" | null}
 */
export function passed(whole_ms, before_ms, after_ms) {
  if (before_ms > 0 && after_ms <= 0) return "over";
  const half = whole_ms / 2;
  return before_ms > half && after_ms <= half ? "half" : null;
}
