/**
 * The run's clock, which stands still in a pause, and times as authors write them: the twin of
 * engine/play/clock.py and engine/moments.py. Times and lengths are milliseconds.
 *
 * @typedef {{begins: number, ends: number | null}} Pause
 */

const UNITS = { s: 1_000, min: 60_000, h: 3_600_000, d: 86_400_000 };
export const MINUTE = UNITS.min;

/**
 * A length as authors write it, `90 s` or `30 min`.
 *
 * @param {string} written
 */
export function durationOf(written) {
  const [, count, unit] = /^(\d+) ?(s|min|h|d)$/.exec(written) ?? ["", "0", "s"];
  return Number(count) * UNITS[/** @type {keyof typeof UNITS} */ (unit)];
}

/**
 * How long the clock has run between two times; never less than nothing.
 *
 * @param {number} since
 * @param {number} at
 * @param {Pause[]} pauses
 */
export function runningFor(since, at, pauses) {
  const stood = pauses.map(({ begins, ends }) => {
    const until = ends === null ? at : Math.min(ends, at);
    return Math.max(0, until - Math.max(begins, since));
  });
  return Math.max(0, at - since - stood.reduce((total, one) => total + one, 0));
}

/**
 * When the clock has run for a length; null while it stands still before that.
 *
 * @param {number} since
 * @param {number} length
 * @param {Pause[]} pauses
 */
export function runsOut(since, length, pauses) {
  let ends = since + length;
  for (const pause of [...pauses].sort((a, b) => a.begins - b.begins)) {
    if (pause.begins >= ends) break;
    if (pause.ends === null) return null;
    ends += Math.max(0, pause.ends - Math.max(pause.begins, since));
  }
  return ends;
}

/**
 * A local date and time, `2026-06-01 12:30`, as a time anywhere. In the hour that a summer's end
 * brings twice it is the first, as in Python.
 *
 * @param {string} local
 * @param {string} zone
 */
export function utcOf(local, zone) {
  const wall = Date.parse(`${local.replace(" ", "T")}:00Z`);
  const before = wall - offsetAt(wall - UNITS.d, zone);
  const after = wall - offsetAt(wall + UNITS.d, zone);
  if (before === after) return before;
  return offsetAt(before, zone) === wall - before
    ? before
    : offsetAt(after, zone) === wall - after
      ? after
      : before;
}

/**
 * Whether it is between two times of day there; they may lie around midnight.
 *
 * @param {number} at
 * @param {string} begins `10:30`
 * @param {string} ends
 * @param {string} zone
 */
export function withinDay(at, begins, ends, zone) {
  const now = (at + offsetAt(at, zone)) % UNITS.d;
  const [from, until] = [begins, ends].map((one) => Date.parse(`1970-01-01T${one}:00Z`));
  return from <= until ? from <= now && now < until : now >= from || now < until;
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const clocks = new Map();

/**
 * How far the zone's clocks are ahead of UTC at a time.
 *
 * @param {number} at
 * @param {string} zone
 */
function offsetAt(at, zone) {
  const clock = clocks.get(zone) ?? clockOf(zone);
  clocks.set(zone, clock);
  const said = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const wall = Date.UTC(said.year, said.month - 1, said.day, said.hour, said.minute, said.second);
  return wall - Math.floor(at / 1_000) * 1_000;
}

/** @param {string} timeZone */
function clockOf(timeZone) {
  const numeric = "numeric";
  const parts = {
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  };
  return new Intl.DateTimeFormat("en-GB", /** @type {Intl.DateTimeFormatOptions} */ ({ timeZone, ...parts }));
}
