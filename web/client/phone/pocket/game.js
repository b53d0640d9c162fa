/**
 * A run as it stands on the phone: what the server last confirmed, and what was asked for since.
 *
 * @typedef {import("../../core/rules/types.js").Adventure} Adventure
 * @typedef {import("../../core/rules/types.js").State} State
 * @typedef {import("../../core/rules/types.js").Event} Event
 * @typedef {import("../../core/rules/shown.d.ts").Shown} Shown
 * @typedef {import("../../core/rules/shown.d.ts").CardShown} CardShown
 * @typedef {import("../../core/rules/shown.d.ts").ChallengeShown} ChallengeShown
 * @typedef {import("../../core/forms.js").Sent} Sent
 * @typedef {import("../store.js").Run} Run
 * @typedef {{intent: Sent, events: Event[]}} Step
 *
 * @typedef {object} Game
 * @property {Adventure} adventure
 * @property {State} state
 * @property {Shown} view
 * @property {Step[]} steps what waits, in the order it was asked for
 * @property {import("./book.js").Book} book
 * @property {Map<string, string>} pictures addresses of the team's photos that the phone still has
 * @property {number} now
 */
import { playedOn } from "../../core/playing.js";
import { prepared } from "../../core/rules/adventure.js";
import { merged } from "../../core/rules/merged.js";
import { stateOf } from "../../core/rules/received.js";
import { settled, view } from "../../core/rules/view.js";
import { Book } from "./book.js";

/**
 * @param {Run} kept
 * @param {Sent[]} intents in the order they were made
 * @param {import("./book.js").Given} fixed
 * @param {number} now
 * @param {(words: string) => Promise<string>} sha256
 * @returns {Promise<Game>}
 */
export async function gameOf({ sealed, state: sent, book }, intents, fixed, now, sha256) {
  const adventure = prepared(merged(sealed.public, sealed.sealed));
  const played = await playedOn(adventure, sealed, stateOf(sent ?? {}), intents, sha256);
  return {
    adventure,
    state: settled(adventure, played.state, now),
    view: view(adventure, played.state, now),
    steps: played.steps.map(({ events }, place) => ({ intent: intents[place], events })),
    book: new Book(book, fixed),
    pictures: new Map(),
    now,
  };
}

/**
 * @param {Game} game
 * @param {string | null | undefined} id
 * @returns {CardShown | undefined}
 */
export function cardOf({ view: { cards } }, id) {
  return cards.find((card) => card.id === id);
}

/**
 * The challenge to answer next: a required one first.
 *
 * @param {CardShown} card
 * @returns {ChallengeShown | undefined}
 */
export function firstOpen({ challenges }) {
  const open = challenges.filter(({ status }) => status === "open");
  return open.find(({ required }) => required) ?? open[0];
}

/**
 * A time of day where the adventure is played.
 *
 * @param {Game} game
 * @param {number} at
 */
export function clockText({ book: { told } }, at) {
  const base = told.language.split("-")[0];
  const spelling = base === "en" ? "en-GB" : base === "sv" ? "sv-SE" : "fi-FI";
  const parts = { hour: "numeric", minute: "2-digit", timeZone: told.zone };
  return new Intl.DateTimeFormat(spelling, /** @type {Intl.DateTimeFormatOptions} */ (parts)).format(at);
}
