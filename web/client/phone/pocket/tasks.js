/**
 * A challenge on its page: how it is asked, its buttons, and what came of it.
 *
 * @typedef {import("./game.js").Game} Game
 * @typedef {import("./game.js").ChallengeShown} ChallengeShown
 * @typedef {import("./book.js").Given} Given
 */
import { escaped } from "./book.js";
import { clockText } from "./game.js";

/** @typedef {{challenge: string, words: string}} Lack what a form lacked, and the sentence about it */

const SECOND_MS = 1000;
const NOT_SKIPPED = ["info", "survey"];

/** @param {ChallengeShown} one */
export const isAnswerable = ({ status, triesLeft }) =>
  status !== "solved" && status !== "failed" && triesLeft !== 0;

/** @param {ChallengeShown} one */
const kindOf = ({ branches, type }) => (branches ? "branches" : type);

/** @param {ChallengeShown} one */
export const named = ({ id }) => ({ stop: id.split("/")[0], ref: id, name: id.replace("/", "-") });

/**
 * @param {Game} game
 * @param {ChallengeShown} one
 * @param {boolean} inDock whether the plate at the foot of the page sends it
 * @param {boolean} [opened] what was typed into it stands there still
 * @param {Lack} [lack] of its form
 */
export function task(game, one, inDock, opened = false, lack = undefined) {
  const { book } = game;
  const kind = kindRow(game, one);
  if (!isAnswerable(one)) return over(game, one, kind);
  const note = noteOf(game, one);
  const answer = answerOf(game, one, inDock ? "dock" : "folded", lack);
  const given = { ...named(one), kind, note, answer, buttons: buttons(game, one, false) };
  if (!inDock) return book.piece(`folded/${one.id}${opened ? "/open" : ""}`, given);
  const shape = one.again ? "/again" : note ? "/note" : "";
  return book.piece(`task${shape}`, given);
}

/**
 * What a form lacked that said no answer yet: the worker leads back to its place, and names it.
 *
 * @param {Game} game
 * @param {URLSearchParams} asked
 * @returns {Lack | undefined}
 */
export function lackOf({ book }, asked) {
  const challenge = asked.get("challenge") ?? "";
  const [place, most] = ["place", "most"].map((name) => escaped(asked.get(name) ?? ""));
  const name = escaped(challenge.replace("/", "-"));
  const words = book.piece(`mistake/${asked.get("mistake")}`, { name, place, most });
  return words ? { challenge, words } : undefined;
}

/** @param {Game} game @param {ChallengeShown} one */
function kindRow({ book, now }, one) {
  const left = one.endsAt !== null && isAnswerable(one) ? one.endsAt - now : null;
  const worth = one.status === "open" && one.worth > 0 ? "/worth" : "";
  const given = { worth: one.worth, left: left === null ? "" : leftWords(book, left) };
  const seconds = left === null ? 0 : Math.max(0, Math.round(left / SECOND_MS));
  const name = `kind/${kindOf(one)}${worth}${left === null ? "" : "/left"}`;
  return book.piece(name, { ...given, "left-s": seconds });
}

/** @param {import("./book.js").Book} book @param {number} left */
function leftWords(book, left) {
  const seconds = Math.max(0, Math.round(left / SECOND_MS));
  if (seconds < 60) return book.piece("left/under");
  return book.piece("left/minutes", { minutes: Math.round(seconds / 60) });
}

/** @param {Game} game @param {ChallengeShown} one @param {string} how @param {Lack} [lack] */
function answerOf(game, one, how, lack) {
  const taken = one.hints.map((cost, place) =>
    game.book.piece(`hint/${one.id}/${place + 1}/${cost ? "paid" : "free"}`, { cost }),
  );
  const wait = waitWords(game, one);
  const lacks = lack?.challenge === one.id ? [lack.words] : [];
  const hints = [...lacks, ...taken, ...(wait ? [game.book.piece("wait", { wait })] : [])].join("\n");
  const offered = { ...named(one), "hint-number": one.nextHint?.number };
  const forms = game.book.piece(`forms/${skipOf(one)}/${waitOf(game, one) || "paid"}`, offered);
  return game.book.piece(`answer/${one.id}/${how}`, { ...named(one), hints, forms });
}

/** What the next hint waits for. @param {Game} game @param {ChallengeShown} one */
function waitWords(game, { nextHint }) {
  if (!nextHint || nextHint.ready) return "";
  if (nextHint.wrong > 0) return game.book.piece(`wait/wrong/${nextHint.wrong}`);
  if (nextHint.since === null) return game.book.piece("wait/paused");
  return game.book.piece("wait/time", { time: clockText(game, nextHint.since) });
}

/** @param {ChallengeShown} one */
const skipOf = ({ status, skippable, type }) =>
  status === "open" && skippable && !NOT_SKIPPED.includes(type) ? "skip" : "stay";

/** Where the next hint is: none, to be had, opening by the clock; empty where it has no button yet. */
function waitOf(/** @type {Game} */ { now }, /** @type {ChallengeShown} */ { nextHint }) {
  if (!nextHint) return "none";
  const price = nextHint.cost ? "paid" : "free";
  if (nextHint.ready) return price;
  return opensIn(nextHint, now) ? `waits-${price}` : "";
}

/** @param {{since: number | null}} hint @param {number} now */
const opensIn = ({ since }, now) => (since === null ? 0 : Math.max(0, Math.round((since - now) / SECOND_MS)));

/**
 * The small buttons.
 *
 * @param {Game} game @param {ChallengeShown} one @param {boolean} inDock
 */
export function buttons(game, one, inDock) {
  const hint = one.nextHint;
  const opens = hint ? opensIn(hint, game.now) : 0;
  const survey = one.type === "survey" && inDock ? "survey/" : "";
  const name = `buttons/${survey}${skipOf(one)}/${waitOf(game, one) || "none"}`;
  return game.book.piece(name, { ...named(one), "hint-cost": hint?.cost, "opens-s": opens });
}

/** Where a challenge stands; nothing is said of one that simply waits or is solved. */
function noteOf(/** @type {Game} */ { book, now }, /** @type {ChallengeShown} */ one) {
  const name = one.again ? "again" : (NOTES[one.status] ?? stillOf)(one, now);
  return name ? book.piece(`note/${name}`, { earned: one.earned }) : "";
}

/** @type {Record<string, (one: ChallengeShown, now: number) => string>} */
const NOTES = {
  open: ({ required }) => (required ? "" : "optional"),
  solved: () => "",
  failed: ({ endsAt, triesLeft }, now) =>
    endsAt !== null && endsAt <= now && triesLeft !== 0 ? "failed/time" : "failed/tries",
};

const stillOf = (/** @type {ChallengeShown} */ one) => `${one.status}${isAnswerable(one) ? "/still" : ""}`;

/** @param {Game} game @param {ChallengeShown} one @param {string} kind */
function over(game, one, kind) {
  const { book } = game;
  const note = noteOf(game, one);
  const outcome = note ? "note" : one.earned ? "earned" : "solved";
  return book.piece(`over/${kindOf(one)}/${outcome}`, {
    ...named(one),
    kind,
    note,
    title: book.piece(`title/${one.id}`, named(one)),
    chosen: one.chosen ? book.piece(`chosen/${one.id}/${one.chosen}`) : "",
    earned: one.earned,
    feedback: feedback(game, one),
    own: own(game, one),
  });
}

/** What the author says of it, once it is solved. @param {Game} game @param {ChallengeShown} one */
export function feedback({ book }, { id, status, chosen }) {
  if (status !== "solved") return "";
  return (chosen && book.piece(`right/${id}/${chosen}`)) || book.piece(`right/${id}`);
}

/** What the team sent, as long as the phone still has it. @param {Game} game @param {ChallengeShown} one */
export function own(game, { id, type, status }) {
  if (status !== "solved" || !["photo", "reflect", "idea"].includes(type)) return "";
  const { words = "", media = "" } = lastSaid(game, id);
  const photo = game.pictures.get(media);
  if (photo) return game.book.piece(`own-photo/${id}`, { photo });
  return words ? game.book.piece(`own/${id}`, { "own-words": escaped(words) }) : "";
}

/**
 * @param {Game} game
 * @param {string} id
 * @returns {{words?: string, media?: string}}
 */
function lastSaid({ steps }, id) {
  const said = steps.flatMap(({ intent }) =>
    intent.kind === "answer" && intent.challenge === id ? [intent.value] : [],
  );
  const last = said.at(-1);
  return typeof last === "string" ? { words: last } : /** @type {{}} */ (last ?? {});
}
