/**
 * One card without its texts: the twin of engine/play/card.py and cardstate.py, and of the plates in
 * web/player/presenting.py.
 *
 * @typedef {import("./types.js").Adventure} Adventure
 * @typedef {import("./types.js").State} State
 * @typedef {import("./types.js").Checkpoint} Checkpoint
 * @typedef {import("./types.js").Challenge} Challenge
 * @typedef {import("./shown.d.ts").CardShown} CardShown
 * @typedef {import("./shown.d.ts").ChallengeShown} ChallengeShown
 * @typedef {import("./shown.d.ts").ChallengeStatus} ChallengeStatus
 */
import { refOf } from "./adventure.js";
import { branches } from "./answers.js";
import { applies, isAttended, isDone, isOpen, isVisited, isWithinHours, waysIn } from "./conditions.js";
import * as facts from "./facts.js";
import { challengeEndsAt, nextHint, pointsOf, triesLeft, WHOLE, worth } from "./limits.js";
import { fenceOf, isSecret, shownWhen } from "./place.js";

/**
 * A checkpoint's card as a team may see it now; null where it is hidden.
 *
 * @param {Adventure} adventure
 * @param {State} state
 * @param {Checkpoint} stop
 * @param {number} at
 * @param {{number: number | null, beyond: boolean}} plate
 * @returns {CardShown | null}
 */
export function card(adventure, state, stop, at, { number, beyond }) {
  const status = statusOf(adventure, state, stop, at);
  if (status === "hidden") return null;
  const { id, role = "stop" } = stop;
  const titled = status !== "locked" || stop.preview !== "none";
  const plate = { number: titled ? number : null, titled, found: isSecret(stop), beyond };
  const locked = { ...NOTHING_KNOWN, id, status, role, ...plate };
  if (status === "locked") return locked;
  const known = { ...locked, ...standing(adventure, stop) };
  if (status !== "open") return { ...known, ways: stop.checkin, ...beenThere(adventure, state, stop, at) };
  return { ...known, inHours: isWithinHours(adventure, stop, at), ways: waysIn(state, stop) };
}

/**
 * What is the same for every team that may know of it.
 *
 * @param {Adventure} adventure @param {Checkpoint} stop
 */
function standing({ leading, spans }, stop) {
  const { id, kind = "basic", optional = false } = stop;
  const extra = optional && !leading.has(id);
  return { kind, optional, extra, place: fenceOf(stop), hours: spans.get(id) ?? [] };
}

/** @type {Omit<CardShown, "id" | "status" | "role" | "number" | "titled" | "found" | "beyond">} */
const NOTHING_KNOWN = {
  kind: "basic",
  optional: false,
  extra: false,
  place: null,
  hours: [],
  inHours: true,
  ways: [],
  points: 0,
  left: 0,
  challenges: [],
};

/**
 * What has passed by itself is hidden from who has not been there.
 *
 * @param {Adventure} adventure @param {State} state @param {Checkpoint} stop @param {number} at
 * @returns {import("./shown.d.ts").CardStatus | "hidden"}
 */
function statusOf(adventure, state, stop, at) {
  if (isAttended(state, stop)) return isDone(state, stop) ? "done" : "visited";
  const closed = isVisited(state, stop) || state.marks.has(facts.closed(stop.id));
  if (closed || isSecret(stop)) return "hidden";
  if (isOpen(adventure, state, stop, at)) return "open";
  return shownWhen(stop) === "always" ? "locked" : "hidden";
}

/** @param {Adventure} adventure @param {State} state @param {Checkpoint} stop @param {number} at */
function beenThere(adventure, state, stop, at) {
  const all = stop.challenges ?? [];
  const asked = all.filter((one) => applies(adventure, state, one, at));
  const challenges = asked.map((one) => challengeShown(adventure, state, refOf(stop, one), one, at));
  const sources = [stop.id, ...all.map((one) => refOf(stop, one))];
  return {
    points: sources.reduce((sum, source) => sum + (state.points[source] ?? 0), 0),
    left: challenges.filter(({ required, status }) => required && status === "open").length,
    challenges,
  };
}

/**
 * @param {Adventure} adventure @param {State} state @param {string} id @param {Challenge} asked
 * @param {number} at
 * @returns {ChallengeShown}
 */
function challengeShown(adventure, state, id, asked, at) {
  const { type, required = true, hints = [] } = asked;
  const { [id]: earned = 0 } = state.points;
  const { [id]: tries = 0 } = state.wrong;
  return {
    id,
    type,
    status: challengeStatus(id, state),
    required,
    skippable: canBeSkipped(asked),
    branches: branches(asked),
    points: pointsOf(asked),
    worth: worth(asked, state, id, WHOLE),
    earned,
    tries,
    triesLeft: triesLeft(asked, state, id),
    hints: hints.slice(0, state.hints[id] ?? 0).map(({ cost = 0 }) => cost),
    nextHint: nextHint(asked, state, id, at),
    chosen: state.chosen[id] ?? null,
    again: state.marks.has(facts.returned(id)),
    endsAt: challengeEndsAt(adventure, state, id),
  };
}

/**
 * A branch without a default must be decided; all else as the author says.
 *
 * @param {Challenge} asked
 */
function canBeSkipped(asked) {
  const { skippable = true, options = [] } = asked;
  return skippable && (!branches(asked) || options.some((one) => one.default));
}

/**
 * Solved outweighs what came before it; what was given back is open again.
 *
 * @param {string} ref
 * @param {State} state
 * @returns {ChallengeStatus}
 */
export function challengeStatus(ref, { facts: known, marks }) {
  if (marks.has(facts.returned(ref))) return "open";
  if (marks.has(facts.waived(ref))) return "waived";
  if (known.has(facts.solved(ref))) return "solved";
  if (marks.has(facts.partly(ref))) return "partly";
  if (known.has(facts.failed(ref))) return "failed";
  if (marks.has(facts.skipped(ref))) return "skipped";
  return marks.has(facts.sent(ref)) ? "sent" : "open";
}
