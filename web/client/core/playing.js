/**
 * Playing on without signal: what the server last confirmed, and what was asked for since.
 *
 * @typedef {import("./rules/types.js").Adventure} Adventure
 * @typedef {import("./rules/types.js").State} State
 * @typedef {import("./rules/types.js").Event} Event
 * @typedef {import("./rules/types.js").Value} Value
 * @typedef {import("./sealed.js").Sealed} Sealed
 * @typedef {import("./forms.js").Sent} Sent
 * @typedef {{id: string, events: Event[]}} Step what came of one intent
 */
import { verdictOf } from "./judging.js";
import { RIGHT } from "./rules/answers.js";
import { decide } from "./rules/decide.js";
import { replay } from "./rules/evolve.js";
import { judgedByHash } from "./rules/exact.js";
import { READ } from "./rules/sending.js";

/**
 * Play the queue of intents onto a state, in the order they were made.
 *
 * @param {Adventure} adventure `prepared(merged(sealed.public, sealed.sealed))`
 * @param {Pick<Sealed, "edition" | "codes" | "answers">} sealed
 * @param {State} confirmed the server's own
 * @param {Sent[]} intents
 * @param {(words: string) => Promise<string>} sha256 hex
 * @returns {Promise<{state: State, steps: Step[]}>}
 */
export async function playedOn(adventure, sealed, confirmed, intents, sha256) {
  /** @type {Step[]} */
  const steps = [];
  let state = confirmed;
  for (const sent of intents) {
    const events = await happening(adventure, sealed, state, sent, sha256);
    steps.push({ id: sent.id, events });
    state = replay(events, state);
  }
  return { state, steps };
}

/**
 * What comes of one intent, as far as a phone can tell.
 *
 * @param {Adventure} adventure
 * @param {Pick<Sealed, "edition" | "codes" | "answers">} sealed
 * @param {State} state
 * @param {Sent} sent
 * @param {(words: string) => Promise<string>} sha256
 */
export async function happening(adventure, sealed, state, sent, sha256) {
  const at = Date.parse(sent.at);
  if (sent.kind === "check-in") {
    const verdict = await verdictOf(adventure, state, sent, at, sealed, sha256);
    return decide(adventure, state, { kind: "check-in", at, verdict });
  }
  if (sent.kind === "finish-activity") return decide(adventure, state, { ...sent, at }, () => RIGHT);
  if (sent.kind !== "answer") return decide(adventure, state, { ...sent, at });
  const { challenge, sent: withoutSignal } = sent;
  const value = asWords(sent.value);
  const asked = adventure.challenges.get(challenge);
  const competitive = state.started?.competitive === true;
  const outcome = asked ? await judgedByHash(sealed, competitive, challenge, asked, value, sha256) : null;
  const intent = { kind: "answer", at, challenge, value, sent: withoutSignal };
  return decide(adventure, state, intent, () => outcome);
}

/**
 * A value as the rules read it: words, as people would write them.
 *
 * @param {import("./forms.js").SentValue} value
 * @returns {Value}
 */
function asWords(value) {
  if (Array.isArray(value)) return value;
  if (typeof value !== "object") return wordOf(value);
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, one === null ? null : wordOf(one)]),
  );
}

const wordOf = (/** @type {string | number | boolean} */ one) => (one === true ? READ : String(one));
