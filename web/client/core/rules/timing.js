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
export function isTimed({ route, checkpoints, endings = [] }, triggers) {
  const asked = checkpoints.flatMap(({ challenges = [] }) => challenges);
  const written = [
    ...checkpoints.map(({ unlock }) => unlock),
    ...asked.map(({ when }) => when),
    ...endings.map(({ when }) => when),
    route.finish_when,
  ];
  return (
    route.time_limit !== undefined ||
    checkpoints.some(({ open }) => open !== undefined) ||
    triggers.some(({ by }) => by.startsWith("ran-out ")) ||
    asked.some(hasTime) ||
    written.some((one) => one !== undefined && readsAClock(one))
  );
}

const hasTime = (/** @type {Challenge} */ { time_limit, hints = [] }) =>
  time_limit !== undefined || hints.some(({ after }) => typeof after === "string");

/** @param {Condition} condition @returns {boolean} */
function readsAClock(condition) {
  if ("elapsed_at_least" in condition) return true;
  const rule = /** @type {Condition | undefined} */ (condition.advanced);
  if (rule && ("before" in rule || "between" in rule)) return true;
  const parts = [condition.all, condition.any, condition.of, rule?.not].filter((one) => one !== undefined);
  return parts.flat().some((one) => readsAClock(/** @type {Condition} */ (one)));
}
