/**
 * The fold of a log, one event after the other: the twin of engine/play/evolve.py. It needs no
 * adventure. Events have the log's own names (engine/play/codec.py).
 *
 * @typedef {import("./types.js").State} State
 * @typedef {import("./types.js").Event} Event
 * @typedef {(state: State, event: any) => State} Fold
 */
import * as facts from "./facts.js";
import { organised } from "./organised.js";
import { earned, NEW_RUN, withAll, without, withPoints } from "./state.js";

/**
 * Fold events, onto an earlier state where one is given.
 *
 * @param {Event[]} log
 * @param {State} [state]
 */
export function replay(log, state = NEW_RUN) {
  return log.reduce(evolve, state);
}

/**
 * Fold one event. Total and order-keeping; a fact that is there already stays.
 *
 * @param {State} state
 * @param {Event} event
 * @returns {State}
 */
export function evolve(state, event) {
  const fold = FOLDS[event.kind] ?? organised[event.kind];
  return fold ? fold(state, event) : state;
}

/** @type {Record<string, Fold>} */
const FOLDS = {
  "run-started": (state, event) => ({
    ...state,
    started: event,
    clockFrom: event.clock ? event.at : null,
  }),
  "checkpoint-reached": (state, event) => {
    const there = visited(state, event);
    const marks = without(there.marks, facts.passed(event.checkpoint));
    return withPoints({ ...there, marks }, event.checkpoint, event.points, event.at);
  },
  "checkpoint-done": (state, event) => ({
    ...state,
    facts: withAll(state.facts, facts.done(event.checkpoint)),
    marks: event.counts ? state.marks : withAll(state.marks, facts.uncounted(event.checkpoint)),
  }),
  "checkpoint-passed": (state, event) => ({
    ...visited(state, event),
    marks: withAll(state.marks, facts.passed(event.checkpoint)),
  }),
  "challenge-solved": solved,
  "challenge-done": (state, { challenge, how }) => {
    const gone = ["failed", "time-up"].includes(how) && !state.facts.has(facts.solved(challenge));
    const failed = gone ? [facts.failed(challenge)] : [];
    const noted = NOTED[how] ? [NOTED[how](challenge)] : [];
    return {
      ...state,
      facts: withAll(state.facts, facts.done(challenge), ...failed),
      marks: withAll(state.marks, ...noted),
    };
  },
  "answer-wrong": (state, { challenge }) => ({ ...state, wrong: counted(state.wrong, challenge, 1) }),
  "answer-partly-right": (state, { challenge, points, at }) => {
    const tried = {
      ...state,
      wrong: counted(state.wrong, challenge, 1),
      marks: withAll(state.marks, facts.partly(challenge)),
    };
    return withPoints(tried, challenge, points, at);
  },
  "answer-sent": (state, { challenge }) => ({ ...state, marks: withAll(state.marks, facts.sent(challenge)) }),
  "hint-taken": (state, { challenge, number, cost }) => ({
    ...state,
    hints: { ...state.hints, [challenge]: number },
    hintCosts: counted(state.hintCosts, challenge, cost),
  }),
  "item-given": (state, { item, count, by }) => ({
    ...fired(state, by),
    items: counted(state.items, item, count),
  }),
  "item-taken": (state, { item, count, by }) => {
    const had = state.items[item];
    const items = had === undefined ? state.items : { ...state.items, [item]: Math.max(0, had - count) };
    return { ...fired(state, by), items };
  },
  "points-given": (state, { points, by, at }) => fired(withPoints(state, by, points, at), by),
  "flag-set": (state, { flag, by }) => withFact(fired(state, by), facts.flag(flag)),
  "badge-given": (state, { badge, by }) => withFact(fired(state, by), facts.badge(badge)),
  "text-shown": (state, { by }) => fired(state, by),
  "checkpoint-opened": (state, { checkpoint, by }) => withFact(fired(state, by), facts.opened(checkpoint)),
  "checkpoint-locked": (state, { checkpoint, by }) => withFact(fired(state, by), facts.locked(checkpoint)),
  "timer-started": (state, { by, at }) => ({ ...fired(state, by), timers: { ...state.timers, [by]: at } }),
  "timer-ran-out": (state, { by }) => withFact(state, facts.ranOut(by)),
  "time-ran-out": (state, event) => {
    const ended = scoreFixed(state, event.overtime);
    return { ...ended, timedOutAt: ended.timedOutAt ?? event.at };
  },
  "ending-reached": (state, { ending }) => ({ ...state, ending: state.ending ?? ending }),
  "run-finished": (state, event) => {
    const ended = scoreFixed(state, event.overtime);
    if (ended.finishedAt !== null) return ended;
    return { ...ended, finishedAt: event.at, gaveUp: event.gave_up };
  },
};

/** @type {Record<string, (challenge: string) => string>} */
const NOTED = { skipped: facts.skipped, waived: facts.waived };

/** @type {Fold} */
function visited(state, { checkpoint, at, clock }) {
  return {
    ...state,
    facts: withAll(state.facts, facts.visited(checkpoint)),
    clockFrom: clock && state.clockFrom === null ? at : state.clockFrom,
    visitedAt: { ...state.visitedAt, [checkpoint]: at },
  };
}

/**
 * What was waived or given back is answered for real now.
 *
 * @type {Fold}
 */
function solved(state, { challenge, points, option, at }) {
  const known = [facts.solved(challenge), ...(option ? [facts.chose(`${challenge}.${option}`)] : [])];
  const chosen = option ? { ...state.chosen, [challenge]: option } : state.chosen;
  const again = [facts.waived(challenge), facts.returned(challenge)].filter((one) => state.marks.has(one));
  const kept = Object.entries(state.adjustments).filter(([by]) => !again.includes(by));
  const marks = again.length > 0 ? without(state.marks, ...again) : state.marks;
  const answered = { ...state, chosen, marks, adjustments: Object.fromEntries(kept) };
  const worth = withPoints(answered, challenge, points, at);
  return { ...worth, facts: withAll(state.facts, ...known) };
}

/**
 * Fix the score once; whichever end came first keeps it.
 *
 * @param {State} state
 * @param {number} overtime
 */
function scoreFixed(state, overtime) {
  return state.finalScore === null ? { ...state, finalScore: earned(state) - overtime } : state;
}

const fired = (/** @type {State} */ state, /** @type {string} */ by) => ({
  ...state,
  given: withAll(state.given, by),
});

const withFact = (/** @type {State} */ state, /** @type {string} */ fact) => ({
  ...state,
  facts: withAll(state.facts, fact),
});

/**
 * @param {Record<string, number>} counts
 * @param {string} name
 * @param {number} more
 */
const counted = (counts, name, more) => ({ ...counts, [name]: (counts[name] ?? 0) + more });
