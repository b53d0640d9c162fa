/**
 * Why something did not happen: the measure, the rule, and the next step, with the phone's own figures.
 *
 * @typedef {import("./game.js").Game} Game
 * @typedef {import("./game.js").CardShown} CardShown
 * @typedef {import("./happened.js").Happened} Happened
 */

import { escaped } from "./book.js";
import { about, hoursNow, walkData } from "./cards.js";
import { isWellFormed } from "./codes.js";
import { cardOf } from "./game.js";
import { newsOf } from "./news.js";
import { ruler, toEven } from "./ruler.js";

const TOKEN_LENGTH = 16;

/**
 * @param {Game} game
 * @param {Happened} now
 * @param {import("../../core/forms.js").Sent} intent
 * @param {boolean} lookedAround
 */
export function refusedPage(game, now, intent, lookedAround) {
  const { book } = game;
  const event = now.refused ?? { kind: "", at: 0, reason: "" };
  const card = cardOf(game, now.checkpoint);
  const atPlace = event.kind === "check-in-refused";
  const nothing = lookedAround && event.reason === "too-far";
  const typed = typedIn(intent);
  const said = saidOf(game, event, card, intent, lookedAround, typed);
  const given = {
    ...(card ? about(game, card) : {}),
    heading: book.piece(`refused/${said.name}/heading`),
    sentence: book.piece(`refused/${said.name}/sentence`, said.given),
    ruler: said.measured ? rulerOf(game, said.given) : "",
    news: newsOf(game, now.news),
    typed: escaped(typed),
    walk: walkData(game),
  };
  return book.page(pageOf(nothing ? undefined : card, String(event.reason), atPlace, nothing), given);
}

const WAITS = ["too-far", "too-coarse", "too-old"];

/** @param {CardShown | undefined} card @param {string} reason @param {boolean} atPlace @param {boolean} nothing */
function pageOf(card, reason, atPlace, nothing) {
  if (!card) return `refused/${kindOf(reason, atPlace, nothing)}`;
  if (!atPlace) return `refused/${card.id}/task`;
  if (card.status === "locked") return `refused/${card.id}/locked`;
  if (!card.inHours || card.beyond) return `refused/${card.id}/shut`;
  return `refused/${card.id}/${reason === "too-far" ? "far" : kindOf(reason, atPlace, nothing)}`;
}

/** @param {string} reason @param {boolean} atPlace @param {boolean} nothing */
function kindOf(reason, atPlace, nothing) {
  if (reason === "wrong-code" || reason === "replaced-code") return "code";
  if (!atPlace) return "task";
  return WAITS.includes(reason) && !nothing ? "unsure" : "flat";
}

/** @typedef {{name: string, given: Record<string, string | number>, measured?: boolean}} Said */

/**
 * @param {Game} game
 * @param {import("../../core/rules/types.js").Event} event
 * @param {CardShown | undefined} card
 * @param {import("../../core/forms.js").Sent} intent
 * @param {boolean} lookedAround
 * @param {string} typed
 * @returns {Said}
 */
function saidOf(game, event, card, intent, lookedAround, typed) {
  const reason = String(event.reason);
  const plain = (/** @type {string} */ name) => ({ name, given: {} });
  if (event.kind !== "check-in-refused") return plain(ofTheTask(reason, intent));
  if (lookedAround && LOOKED.includes(reason)) return plain("place/looked-around");
  if (reason === "wrong-code" && typed && !isWellFormed(typed)) return plain("mistyped");
  return (OF_THE_PLACE[reason] ?? plainly)(game, event, card);
}

const LOOKED = ["too-far", "nothing-here"];

/** @param {string} reason @param {import("../../core/forms.js").Sent} intent */
const ofTheTask = (reason, { kind }) =>
  `task/${reason === "other-way" && kind === "answer" ? "decided" : reason}`;

/** @typedef {(game: Game, event: import("../../core/rules/types.js").Event, card: CardShown | undefined) => Said} Say */

/** @type {Say} */
const plainly = (_, { reason }) => ({ name: `place/${reason}`, given: {} });

/** @type {Record<string, Say>} */
const OF_THE_PLACE = {
  "too-far": (_, event) => tooFar(event),
  "too-coarse": (_, { accuracy_m }) => ({
    name: "place/too-coarse",
    given: { accuracy: Number(accuracy_m) },
  }),
  locked: (game, event, card) => {
    const finish = game.adventure.edition.route.on_timeout === "go-to-finish";
    const only = finish && game.state.timedOutAt !== null;
    return only ? { name: "place/only-the-finish", given: {} } : plainly(game, event, card);
  },
  "not-open-now": (game, event, card) => {
    if (!card || !game.book.told.spans[card.id]) return plainly(game, event, card);
    return { name: "place/hours", given: { hours: hoursNow(game, card.id) } };
  },
};

/** @param {import("../../core/rules/types.js").Event} event */
function tooFar(event) {
  const measures = {
    distance: Number(event.distance_m),
    accuracy: Number(event.accuracy_m),
    radius: Number(event.radius_m),
  };
  const { left } = ruler(measures);
  const given = { ...measures, left: Math.max(5, 5 * toEven(left / 5)) };
  return { name: `place/too-far/${left < 5 ? "near" : "far"}`, given, measured: true };
}

/** @param {Game} game @param {any} measures */
function rulerOf({ book }, measures) {
  const { at, broken, credit, left } = ruler(measures);
  const shape = [broken ? "broken" : "", measures.radius ? "round" : "", left ? "way" : ""].filter(Boolean);
  const marks = Object.fromEntries(Object.entries(at).map(([name, where]) => [`at-${name}`, where]));
  const given = { ...marks, ...measures, credit, "left-m": left };
  return book.piece(["ruler", ...shape].join("/"), given);
}

/** A code that a hand wrote. @param {import("../../core/forms.js").Sent} intent */
function typedIn(intent) {
  const code = intent.kind === "check-in" ? (intent.code ?? "") : "";
  return code.replace(/[^\p{L}\p{N}]/gu, "").length === TOKEN_LENGTH ? "" : code;
}
