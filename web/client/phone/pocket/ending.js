/**
 * How it ended. The twin of web/player/ending.py.
 *
 * @typedef {import("./game.js").Game} Game
 * @typedef {import("./happened.js").Happened} Happened
 */
import { runningFor } from "../../core/rules/clock.js";
import { overtimeCost } from "../../core/rules/limits.js";
import { fixedAt, rankedScore } from "../../core/rules/state.js";
import { cardOf, clockText } from "./game.js";
import { newsOf } from "./news.js";
import { feedback } from "./tasks.js";

const MINUTE_MS = 60_000;
const NO_BREAK = "\u00a0";

/** @param {Game} game @param {Happened} [now] */
export function endingPage(game, now) {
  const { book, view, state } = game;
  const solved = cardOf(game, now?.checkpoint)?.challenges.find(({ id }) => id === now?.challenge);
  const words = solved ? feedback(game, solved) : "";
  const brought = now?.points ? book.piece("last-points", { points: now.points }) : "";
  const late = now?.refused?.reason === "finished";
  const took = takenOf(game);
  return book.page(pageOf(game), {
    ranked: rankedScore(state),
    score: view.score,
    taken: took === null ? "" : ` · ${durationText(took)}`,
    done: view.progress.done,
    total: view.progress.total,
    overtime: overtimeOf(game),
    ended: state.timedOutAt === null ? "" : clockText(game, state.timedOutAt),
    "too-late": late ? undefined : "",
    "last-words": words ? book.piece("last-words", { feedback: words, "last-points": brought }) : "",
    cheer: now ? undefined : "",
    news: now ? newsOf(game, now.news) : "",
    met: metOf(game),
  });
}

/** @param {Game} game */
function pageOf(game) {
  const { view, state } = game;
  const how = view.ending ? `ending/${view.ending}` : state.gaveUp ? "gave-up" : "arrived";
  const over =
    state.timedOutAt === null ? "" : rankedScore(state) === view.score ? "/time-up" : "/time-up-before";
  return `finished/${how}${over}${overtimeOf(game) ? "/overtime" : ""}`;
}

/** @param {Game} game */
function overtimeOf({ adventure, state }) {
  const fixed = fixedAt(state);
  return fixed === null ? 0 : overtimeCost(adventure, state, fixed);
}

/** How long it took, pauses left out; null for who gave up. @param {Game} game */
function takenOf({ state }) {
  const begun = state.clockFrom ?? state.started?.at ?? null;
  const ended = state.finalScore === null ? null : fixedAt(state);
  if (begun === null || ended === null || state.gaveUp) return null;
  return runningFor(begun, ended, state.pauses);
}

/** `84 min`, and from two hours on `2 h 5 min`. @param {number} length */
function durationText(length) {
  const minutes = Math.round(length / MINUTE_MS);
  if (minutes < 120) return `${minutes}${NO_BREAK}min`;
  const rest = minutes % 60;
  const hours = `${Math.floor(minutes / 60)}${NO_BREAK}h`;
  return rest ? `${hours} ${rest}${NO_BREAK}min` : hours;
}

/** The sub-projects behind all places that are done. @param {Game} game */
function metOf({ book, view }) {
  const done = view.cards.filter(({ status }) => status === "done");
  const met = new Set(done.flatMap(({ id }) => book.told.met[id] ?? []));
  const rows = [...met].map((part) => book.piece(`met/${part}`)).join("\n");
  return rows ? book.piece("met", { rows }) : "";
}
