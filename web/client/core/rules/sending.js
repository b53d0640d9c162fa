/**
 * Whether an answer without a wrong one is there at all: the twin of engine/play/sending.py.
 *
 * @typedef {import("./types.js").Challenge} Challenge
 * @typedef {import("./types.js").Question} Question
 * @typedef {import("./types.js").Value} Value
 */

/** What is sent for something that was read, or done. */
export const READ = "true";

const isWords = (/** @type {Value} */ value) => typeof value === "string" && value.trim() !== "";

/** @type {Record<string, (challenge: Challenge, value: any) => boolean>} */
const SENT = {
  info: (_, value) => value === READ,
  activity: (_, value) => value === READ,
  reflect: (_, value) => isWords(value),
  idea: (_, value) => isWords(value),
  scale: ({ steps = 5 }, value) => value === READ || isStep(value, steps),
  photo: (_, value) => {
    if (!isNamed(value) || Object.keys(value).length !== 1) return false;
    return isWords(value.media || value.words || "");
  },
  survey: ({ questions = [] }, value) => isNamed(value) && isSurvey(questions, value),
};

/**
 * Whether a value can be read as an answer to a challenge that has no wrong one.
 *
 * @param {Challenge} challenge
 * @param {Value} value
 */
export function isSent(challenge, value) {
  return SENT[challenge.type]?.(challenge, value) ?? false;
}

/** @param {Value} value @returns {value is Record<string, string | null>} */
const isNamed = (value) => typeof value === "object" && !Array.isArray(value);

/**
 * Whether it is a number from 1 to `steps`.
 *
 * @param {unknown} value
 * @param {number} steps
 */
export function isStep(value, steps) {
  return typeof value === "string" && /^[1-9]\d*$/.test(value) && Number(value) <= steps;
}

/**
 * Every question may be left out or declined (null).
 *
 * @param {Question[]} questions
 * @param {Record<string, string | null>} value
 */
function isSurvey(questions, value) {
  const known = new Map(questions.map((one) => [one.id, one]));
  return Object.entries(value).every(([name, said]) => {
    const question = known.get(name);
    return question !== undefined && (said === null || answers(question, said));
  });
}

/**
 * @param {Question} question
 * @param {string} said
 */
function answers({ options = [], steps }, said) {
  if (options.length > 0) return options.some(({ id }) => id === said);
  return steps === undefined ? isWords(said) : isStep(said, steps);
}
