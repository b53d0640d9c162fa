/**
 * The clock of a run that has a limit: what of it has come, and how it is told.
 * The server's clock decides; here only what has gone by since the page came is counted on.
 *
 * @typedef {object} Limit
 * @property {number} left_s seconds until the limit when the page came; less than 0 once it is passed
 * @property {number} overtime_s how long overtime lasts; 0 where there is none
 * @property {number} per_minute points that each begun minute of it costs
 *
 * @typedef {{phase: "running" | "overtime" | "over", left_s: number, cost: number}} Now
 */

const MINUTE_S = 60;
const CLOSE_S = 120;
const HOURS_FROM_MIN = 120;
const NO_BREAK = "\u00a0";

/**
 * @param {Limit} limit
 * @param {number} gone_s seconds since the page came
 * @returns {Now}
 */
export function at({ left_s, overtime_s, per_minute }, gone_s) {
  const left = left_s - gone_s;
  const late = Math.min(overtime_s, Math.max(0, -left));
  const cost = per_minute * Math.ceil(late / MINUTE_S);
  const phase = left > 0 ? "running" : -left < overtime_s ? "overtime" : "over";
  return { phase, left_s: Math.max(0, left), cost };
}

/**
 * A time as it runs out: whole minutes that are left for sure, seconds near the end.
 * The twin of `left_words` in web/player/timing.py.
 *
 * @param {number} seconds
 */
export function leftText(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const [minutes, rest] = [Math.floor(whole / MINUTE_S), whole % MINUTE_S];
  if (whole < CLOSE_S) return joined([minutes, "min"], [rest, "s"]) || `0${NO_BREAK}s`;
  if (minutes < HOURS_FROM_MIN) return joined([minutes, "min"]);
  return joined([Math.floor(minutes / MINUTE_S), "h"], [minutes % MINUTE_S, "min"]);
}

/** @param {[number, string][]} parts */
function joined(...parts) {
  return parts
    .filter(([number]) => number > 0)
    .map(([number, unit]) => `${number}${NO_BREAK}${unit}`)
    .join(NO_BREAK);
}
