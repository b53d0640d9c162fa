/**
 * A run as its log leaves it: the twin of engine/play/state.py and engine/play/earning.py.
 * States are values: never changed, only made anew.
 *
 * @typedef {import("./types.js").State} State
 * @typedef {import("./types.js").Counts} Counts
 */
import * as facts from "./facts.js";

/** @type {State} */
export const NEW_RUN = Object.freeze({
  started: null,
  clockFrom: null,
  pauses: [],
  visitedAt: {},
  facts: new Set(),
  marks: new Set(),
  wrong: {},
  hints: {},
  hintCosts: {},
  points: {},
  items: {},
  chosen: {},
  given: new Set(),
  timers: {},
  picks: {},
  adjustments: {},
  late: {},
  awards: 0,
  edition: null,
  announced: [],
  ending: null,
  timedOutAt: null,
  finishedAt: null,
  gaveUp: false,
  finalScore: null,
});

/** Under way: started, not finished. */
export const isRunning = (/** @type {State} */ state) => state.started !== null && state.finishedAt === null;

/** From when on nothing more counts for the ranking. */
export const fixedAt = (/** @type {State} */ state) => state.timedOutAt ?? state.finishedAt;

/** Points of challenges, visits and effects. */
export const earned = (/** @type {State} */ state) => sum(Object.values(state.points));

/** What the team sees: earned, and what an organiser gave or took; never under 0. */
export const score = (/** @type {State} */ state) =>
  Math.max(0, earned(state) + sum(Object.values(state.adjustments)));

/**
 * The score that is ranked: fixed at the finish, but for organisers.
 *
 * @param {State} state
 */
export function rankedScore(state) {
  const counted = state.finalScore ?? earned(state);
  const uncounted = Object.entries(state.late).filter(([ref]) => state.marks.has(facts.returned(ref)));
  const changes = [...Object.values(state.adjustments), ...uncounted.map(([, points]) => points)];
  return Math.max(0, counted + sum(changes));
}

/**
 * Give points to a source; they never shrink, and count if they came before the end.
 *
 * @param {State} state
 * @param {string} source
 * @param {number} points
 * @param {number} at
 * @returns {State}
 */
export function withPoints(state, source, points, at) {
  const had = state.points[source] ?? 0;
  if (points <= had) return state;
  const end = fixedAt(state);
  const given = { ...state, points: { ...state.points, [source]: points } };
  if (state.finalScore === null || end === null) return given;
  const late = state.late[source] ?? 0;
  if (at >= end) return { ...given, late: { ...state.late, [source]: late + points - had } };
  const finalScore = state.finalScore + points - had + late;
  return { ...given, finalScore, late: { ...state.late, [source]: 0 } };
}

/**
 * Give more or less for what was earned; what came behind the end still does not count.
 *
 * @param {State} state
 * @param {Counts} differences
 * @returns {State}
 */
export function rescored(state, differences) {
  const points = { ...state.points };
  const late = { ...state.late };
  let counted = 0;
  for (const [source, more] of Object.entries(differences)) {
    points[source] = (points[source] ?? 0) + more;
    if (late[source]) late[source] += more;
    if (!late[source]) counted += more;
  }
  const finalScore = state.finalScore === null ? null : state.finalScore + counted;
  return { ...state, points, late, finalScore };
}

/**
 * The lines by which two phones of a team see that they agree; their SHA-256 is the digest.
 *
 * @param {State} state
 */
export function digestLines(state) {
  const points = Object.entries(state.points).map(([source, number]) => `points ${source} ${number}`);
  const items = Object.entries(state.items).map(([item, count]) => `item ${item} ${count}`);
  return [...state.facts, ...points, ...items].sort(byCodePoint).join("\n");
}

/**
 * @template T
 * @param {Set<T>} known
 * @param {T[]} more
 */
export const withAll = (known, ...more) => new Set([...known, ...more]);

/**
 * @template T
 * @param {Set<T>} known
 * @param {T[]} less
 */
export const without = (known, ...less) => new Set([...known].filter((one) => !less.includes(one)));

const sum = (/** @type {number[]} */ numbers) => numbers.reduce((total, one) => total + one, 0);

/** As Python sorts: by code point, not by UTF-16 unit. */
function byCodePoint(/** @type {string} */ a, /** @type {string} */ b) {
  const [one, other] = [[...a], [...b]];
  const at = one.findIndex((letter, place) => letter !== other[place]);
  if (at < 0) return one.length - other.length;
  return other[at] === undefined ? 1 : (one[at].codePointAt(0) ?? 0) - (other[at].codePointAt(0) ?? 0);
}
