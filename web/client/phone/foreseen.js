/** What the phone itself made of the intents that wait: the rules' twin plays them onto what was confirmed. */
import { playedOn } from "../core/playing.js";
import { prepared } from "../core/rules/adventure.js";
import { merged } from "../core/rules/merged.js";
import { stateOf } from "../core/rules/received.js";

/**
 * @param {import("./store.js").Run} kept
 * @param {import("./store.js").Queued[]} batch
 * @returns {Promise<Map<string, string[]>>} kinds of events, by intent
 */
export async function foresee({ sealed, state, ahead = [] }, batch) {
  const adventure = prepared(merged(sealed.public, sealed.sealed));
  const played = [...ahead, ...batch].map(({ intent }) => intent);
  const intents = /** @type {import("../core/forms.js").Sent[]} */ (played);
  const { steps } = await playedOn(adventure, sealed, stateOf(state ?? {}), intents, sha256);
  return new Map(steps.map(({ id, events }) => [id, events.map(({ kind }) => kind)]));
}

/** @param {string} words */
async function sha256(words) {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(words));
  return Array.from(new Uint8Array(hash), (octet) => octet.toString(16).padStart(2, "0")).join("");
}
