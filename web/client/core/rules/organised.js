/**
 * What organisers did, as the fold sees it: the other half of engine/play/evolve.py.
 *
 * @typedef {import("./types.js").State} State
 * @typedef {(state: State, event: any) => State} Fold
 */
import * as facts from "./facts.js";
import { rescored, withAll, without } from "./state.js";

/** @type {Record<string, Fold>} */
export const organised = {
  "checkpoint-closed": (state, { checkpoint, options }) => ({
    ...state,
    marks: withAll(state.marks, facts.closed(checkpoint)),
    picks: { ...state.picks, ...options },
  }),
  "checkpoint-reopened": (state, { checkpoint }) => ({
    ...state,
    marks: without(state.marks, facts.closed(checkpoint)),
  }),
  "answer-returned": (state, { challenge, points }) => {
    const mark = facts.returned(challenge);
    const adjustments = { ...state.adjustments, [mark]: 0 - points };
    return { ...state, adjustments, marks: withAll(state.marks, mark) };
  },
  "run-paused": (state, { at }) => ({ ...state, pauses: [...state.pauses, { begins: at, ends: null }] }),
  "run-resumed": resumed,
  "points-awarded": (state, { points, number }) => ({
    ...state,
    adjustments: { ...state.adjustments, [`award ${number}`]: points },
    awards: number,
  }),
  announced: (state, { at, words }) => ({ ...state, announced: [...state.announced, { at, words }] }),
  "edition-changed": (state, { edition }) => ({ ...state, edition }),
  rescored: (state, { points }) => rescored(state, points),
};

/**
 * Close the open pause; without one there is nothing to close.
 *
 * @type {Fold}
 */
function resumed(state, { at }) {
  const last = state.pauses.at(-1);
  if (!last || last.ends !== null) return state;
  const ended = { begins: last.begins, ends: Math.max(last.begins, at) };
  return { ...state, pauses: [...state.pauses.slice(0, -1), ended] };
}
