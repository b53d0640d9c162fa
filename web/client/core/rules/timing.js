/**
 * Whether time alone can change anything in an adventure: the twin of engine/scenario/timing.py.
 *
 * @typedef {import("./types.js").Edition} Edition
 * @typedef {import("./types.js").Condition} Condition
 * @typedef {import("./types.js").Challenge} Challenge
 * @typedef {import("./types.js").Trigger} Trigger
 */

/**
 * @param {Edition} edition
 * @param {Trigger[]} triggers
 */
export function isTimed(edition, triggers) {
  const { route, checkpoints } = edition;
  const asked = checkpoints.flatMap(({ challenges = [] }) => challenges);
  return (
    route.time_limit !== undefined ||
    checkpoints.some(({ open }) => open !== undefined) ||
    triggers.some(({ by }) => by.startsWith("ran-out ")) ||
    asked.some(hasTime) ||
    conditionsOf(edition).some(readsAClock)
  );
}

/**
 * Every condition that is written in an edition.
 *
 * @param {Edition} edition
 * @returns {Condition[]}
 */
export function conditionsOf({ route, checkpoints, endings = [] }) {
  const asked = checkpoints.flatMap(({ challenges = [] }) => challenges);
  const whens = [...asked, ...endings].map(({ when }) => when);
  const written = [...checkpoints.map(({ unlock }) => unlock), ...whens, route.finish_when];
  return written.filter((one) => one !== undefined);
}

const hasTime = (/** @type {Challenge} */ { time_limit, hints = [] }) =>
  time_limit !== undefined || hints.some(({ after }) => typeof after === "string");

/** @param {Condition} condition @returns {boolean} */
function readsAClock(condition) {
  if ("elapsed_at_least" in condition) return true;
  const rule = condition.advanced ?? {};
  return "before" in rule || "between" in rule || inside(condition).some(readsAClock);
}

/**
 * What a condition is put together from.
 *
 * @param {any} condition
 * @returns {Condition[]}
 */
export const inside = ({ all, any, of, advanced }) =>
  all ?? any ?? of ?? (advanced?.not ? [advanced.not] : []);
