/**
 * A survey, one question a screen: the twin of web/player/surveying.py. The form carries all answers.
 *
 * @typedef {import("./rules/types.js").Challenge} Challenge
 * @typedef {import("./rules/types.js").Question} Question
 * @typedef {import("./forms.js").Fields} Fields
 * @typedef {import("./forms.js").Turned} Turned
 * @typedef {{value: Record<string, string | null>}} Answered
 */
import { allOf, fieldOf } from "./fields.js";
import { LONGEST_WORDS } from "./reading.js";
import { isStep } from "./rules/sending.js";

/** The field with the ids of questions that the team does not answer. */
const DECLINED = "declined";

/**
 * What a button does: `next`, `back`, `decline` this question, or `decline-all`.
 *
 * @param {Challenge} challenge
 * @param {Fields} fields
 * @returns {Answered | Turned}
 */
export function surveyIn({ questions = [] }, fields) {
  const at = placeOf(fieldOf(fields, "at"), questions.length);
  const asked = questions[at];
  const go = fieldOf(fields, "go");
  if (go === "decline-all") return { value: Object.fromEntries(questions.map(({ id }) => [id, null])) };
  if (go === "back") return { turned: { at: Math.max(0, at - 1), fields } };
  if (go === "decline") return onwards(questions, at, without(fields, asked));
  if (said(asked, fields)) return onwards(questions, at, taken(fields, asked));
  return { turned: { at, fields, mistake: "answer-or-decline" } };
}

/**
 * What the form answers to a question; empty where it is nothing that was asked for.
 *
 * @param {Question} question
 * @param {Fields} fields
 */
function said({ id, options = [], steps }, fields) {
  const written = [...fieldOf(fields, `answer-${id}`)].slice(0, LONGEST_WORDS).join("");
  const offered = options.length > 0 ? options.some((row) => row.id === written) : null;
  return (offered ?? (steps === undefined || isStep(written, steps))) ? written : "";
}

/** @param {string} written @param {number} questions */
const placeOf = (written, questions) =>
  /^\p{Nd}{1,3}$/u.test(written) ? Math.min(Number(written), questions - 1) : 0;

/** @param {Question[]} questions @param {number} at @param {Fields} fields @returns {Answered | Turned} */
function onwards(questions, at, fields) {
  if (at + 1 < questions.length) return { turned: { at: at + 1, fields } };
  const declined = allOf(fields, DECLINED);
  const answers = questions.map((one) => [
    one.id,
    declined.includes(one.id) ? null : said(one, fields) || null,
  ]);
  return { value: Object.fromEntries(answers) };
}

/** @param {Fields} fields @param {Question} question @returns {Fields} */
function without(fields, { id }) {
  return [...fields.filter(([name]) => name !== `answer-${id}`), [DECLINED, id]];
}

/**
 * An answer takes back that the question was declined before.
 *
 * @param {Fields} fields @param {Question} question
 */
function taken(fields, { id }) {
  return fields.filter(([name, value]) => name !== DECLINED || value !== id);
}
