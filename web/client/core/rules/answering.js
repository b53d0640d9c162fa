/**
 * What an answer brings: the twin of engine/play/answering.py. Called by `decide` alone.
 *
 * @typedef {import("./types.js").Adventure} Adventure
 * @typedef {import("./types.js").State} State
 * @typedef {import("./types.js").Event} Event
 * @typedef {import("./types.js").Challenge} Challenge
 * @typedef {import("./types.js").Judge} Judge
 * @typedef {import("./types.js").Judged} Judged
 * @typedef {{at: number, challenge: string, value: import("./types.js").Value, sent?: boolean}} Answer
 */
import { branches, isExact, RIGHT } from "./answers.js";
import * as facts from "./facts.js";
import { challengeEndsAt, triesLeft, worth } from "./limits.js";

/**
 * Judge an answer. What is solved stays solved; a skipped challenge can still be. Solved once more
 * is only what an organiser waived or gave back.
 *
 * @param {Adventure} adventure
 * @param {State} state
 * @param {Challenge} asked
 * @param {Answer} intent
 * @param {Judge} judge
 * @returns {Event[]}
 */
export function answer(adventure, state, asked, intent, judge) {
  const { at, challenge, value } = intent;
  const no = (/** @type {string} */ reason) => [{ kind: "intent-refused", at, reason, challenge }];
  if (decidedOtherwise(state, asked, intent)) return no("other-way");
  if (state.facts.has(facts.solved(challenge)) && !againAllowed(state, challenge)) return [];
  const reason = refusal(adventure, state, asked, intent);
  if (reason !== null) return no(reason);
  const outcome = judge(challenge, asked, value);
  return outcome === null ? no("unreadable") : outcomeEvents(state, asked, intent, outcome);
}

/** @param {State} state @param {Challenge} asked @param {Answer} intent @param {Judged} outcome */
function outcomeEvents(state, asked, intent, outcome) {
  const isDone = state.facts.has(facts.done(intent.challenge));
  if (outcome.untold) return sentEvents(intent, true, isDone);
  const sent = intent.sent === true && onlyTheServerTells(state, asked);
  const told = sentEvents(intent, sent, isDone);
  return [...told, ...brought(state, asked, intent, outcome, isDone || sent)];
}

/** @param {State} state @param {Challenge} asked */
const onlyTheServerTells = (state, asked) => state.started?.competitive === true || !isExact(asked);

/** @param {State} state @param {string} ref */
const againAllowed = (state, ref) =>
  state.marks.has(facts.waived(ref)) || state.marks.has(facts.returned(ref));

/**
 * Whether a branch is decided already: choices exclude one another, also when waived.
 *
 * @param {State} state @param {Challenge} asked @param {Answer} intent
 */
function decidedOtherwise(state, asked, { challenge, value }) {
  const chosen = state.chosen[challenge];
  return branches(asked) && chosen !== undefined && chosen !== value;
}

/** @param {Adventure} adventure @param {State} state @param {Challenge} asked @param {Answer} intent */
function refusal(adventure, state, asked, { at, challenge }) {
  const ends = challengeEndsAt(adventure, state, challenge);
  if (ends !== null && at >= ends) return "time-up";
  return triesLeft(asked, state, challenge) === 0 ? "no-tries" : null;
}

/** @param {Answer} intent @param {boolean} sent @param {boolean} isDone */
function sentEvents({ at, challenge }, sent, isDone) {
  if (!sent) return [];
  const told = { kind: "answer-sent", at, challenge };
  return isDone ? [told] : [told, { kind: "challenge-done", at, challenge, how: "sent" }];
}

/**
 * @param {State} state @param {Challenge} asked @param {Answer} intent @param {Judged} outcome
 * @param {boolean} isDone
 * @returns {Event[]}
 */
function brought(state, asked, intent, outcome, isDone) {
  if (outcome.right) return solve(state, asked, intent, isDone);
  const { at, challenge } = intent;
  const done = (/** @type {string} */ how) => ({ kind: "challenge-done", at, challenge, how });
  const tries = triesLeft(asked, state, challenge);
  const left = tries === null ? {} : { tries_left: tries - 1 };
  if (outcome.numerator > 0) {
    const points = worth(asked, state, challenge, outcome);
    const partly = { kind: "answer-partly-right", at, challenge, points, ...left };
    return isDone ? [partly] : [partly, done("partly")];
  }
  const wrong = { kind: "answer-wrong", at, challenge, ...left };
  return tries === 1 && !isDone ? [wrong, done("failed")] : [wrong];
}

/**
 * Points for an answer never shrink: what a part of it brought is kept if it was more.
 *
 * @param {State} state @param {Challenge} asked @param {Answer} intent @param {boolean} isDone
 * @returns {Event[]}
 */
function solve(state, asked, { at, challenge, value }, isDone) {
  const points = Math.max(worth(asked, state, challenge, RIGHT), state.points[challenge] ?? 0);
  const option = asked.type === "choice" ? { option: String(value) } : {};
  const solved = { kind: "challenge-solved", at, challenge, points, ...option };
  return isDone ? [solved] : [solved, { kind: "challenge-done", at, challenge, how: "solved" }];
}
