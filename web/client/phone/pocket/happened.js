/**
 * What one step brought, read off its events: the twin of web/player/happening.py.
 *
 * @typedef {import("../../core/rules/types.js").Event} Event
 *
 * @typedef {object} News ids of what came and went besides, in the order it happened
 * @property {string[]} told
 * @property {string[]} items
 * @property {string[]} taken
 * @property {string[]} badges
 * @property {string[]} opened
 * @property {string[]} passed
 * @property {string[]} tooLate
 * @property {string[]} inTime
 * @property {boolean} timeRanOut
 *
 * @typedef {object} Happened
 * @property {Event} [reached]
 * @property {Event} [refused]
 * @property {Event} [wrong]
 * @property {Event} [partly]
 * @property {Event} [sent]
 * @property {Event} [solved]
 * @property {Event} [answered]
 * @property {Event} [hint]
 * @property {Event} [placeDone]
 * @property {Event} [finished]
 * @property {string} [challenge] the challenge that the step was about
 * @property {string} [checkpoint]
 * @property {boolean} skipped
 * @property {number} points
 * @property {News} news
 */

const BY_ITSELF = ["time-up", "waived"];
const POINTS = ["checkpoint-reached", "challenge-solved", "answer-partly-right", "points-given"];

/**
 * Sort the events of one step.
 *
 * @param {Event[]} events
 * @returns {Happened}
 */
export function happened(events) {
  const byItself = events
    .filter(({ kind, how }) => kind === "challenge-done" && BY_ITSELF.includes(String(how)))
    .map(({ challenge }) => challenge);
  const came = (/** @type {Event} */ { kind, challenge }) =>
    ["challenge-done", "challenge-solved"].includes(kind) && byItself.includes(challenge);
  const own = events.filter((event) => !came(event));
  const first = (/** @type {string} */ kind) => own.find((event) => event.kind === kind);
  const found = {
    reached: first("checkpoint-reached"),
    refused: first("check-in-refused") ?? first("intent-refused"),
    wrong: first("answer-wrong"),
    partly: first("answer-partly-right"),
    sent: first("answer-sent"),
    solved: first("challenge-solved"),
    answered: first("challenge-done"),
    hint: first("hint-taken"),
    placeDone: placeDone(own),
    finished: first("run-finished"),
  };
  const challenge = challengeOf(found);
  return {
    ...found,
    challenge,
    checkpoint: checkpointOf(found, challenge),
    skipped: found.answered?.how === "skipped",
    points: own
      .filter(({ kind }) => POINTS.includes(kind))
      .reduce((sum, { points }) => sum + Number(points), 0),
    news: newsOf(events),
  };
}

/** @param {Partial<Happened>} found */
function challengeOf({ refused, wrong, partly, sent, solved, answered, hint }) {
  if (refused?.kind === "intent-refused") return wordOf(refused.challenge);
  return wordOf((wrong ?? partly ?? sent ?? solved ?? answered ?? hint)?.challenge);
}

/** @param {Partial<Happened>} found @param {string | undefined} challenge */
function checkpointOf({ reached, refused }, challenge) {
  if (reached) return wordOf(reached.checkpoint);
  if (refused?.kind === "check-in-refused") return wordOf(refused.checkpoint);
  return challenge?.split("/")[0];
}

const wordOf = (/** @type {unknown} */ value) => (typeof value === "string" ? value : undefined);

/** The place that the team has just done; others may have been done by time alone. */
function placeDone(/** @type {Event[]} */ own) {
  const about = own.map(placeOf).find(Boolean);
  return own.find(({ kind, checkpoint }) => kind === "checkpoint-done" && checkpoint === about);
}

const AT_CHALLENGES = ["challenge-solved", "challenge-done", "answer-partly-right", "answer-sent"];

function placeOf(/** @type {Event} */ { kind, checkpoint, challenge }) {
  if (kind === "checkpoint-reached") return checkpoint;
  return AT_CHALLENGES.includes(kind) ? String(challenge).split("/")[0] : undefined;
}

/** @param {Event[]} events @returns {News} */
function newsOf(events) {
  const all = (/** @type {string} */ kind, /** @type {string} */ field) =>
    events.filter((event) => event.kind === kind).map((event) => String(event[field]));
  const over = events
    .filter(({ kind, how }) => kind === "challenge-done" && how === "time-up")
    .map(({ challenge }) => String(challenge));
  const solved = all("challenge-solved", "challenge");
  return {
    told: all("text-shown", "by"),
    items: all("item-given", "item"),
    taken: events.filter(({ kind, count }) => kind === "item-taken" && count).map(({ item }) => String(item)),
    badges: all("badge-given", "badge"),
    opened: all("checkpoint-opened", "checkpoint"),
    passed: all("checkpoint-passed", "checkpoint"),
    tooLate: over.filter((ref) => !solved.includes(ref)),
    inTime: over.filter((ref) => solved.includes(ref)),
    timeRanOut: events.some(({ kind }) => kind === "time-ran-out"),
  };
}
