/**
 * Ratkaistu: what came of an answer, and where to next.
 *
 * @typedef {import("./game.js").Game} Game
 * @typedef {import("./game.js").CardShown} CardShown
 * @typedef {import("./game.js").ChallengeShown} ChallengeShown
 * @typedef {import("./happened.js").Happened} Happened
 */
import { about, onward } from "./cards.js";
import { firstOpen } from "./game.js";
import { newsOf } from "./news.js";
import { feedback, named, own } from "./tasks.js";

const WITHOUT_WRONG = ["info", "photo", "reflect", "scale", "activity", "idea", "survey"];

/** @param {Game} game @param {CardShown} card @param {Happened} now */
export function solvedPage(game, card, now) {
  const { book, view } = game;
  const solved = /** @type {ChallengeShown} */ (card.challenges.find(({ id }) => id === now.challenge));
  return book.page(`solved/${card.id}/${now.placeDone ? "done" : "more"}`, {
    ...about(game, card),
    ...named(solved),
    ...broughtBy(game, solved, now),
    ...mayTry(game, solved, now),
    heading: headingOf(game, solved, now),
    feedback: feedback(game, solved),
    "part-line": "",
    score: view.score,
    done: view.progress.done,
    total: view.progress.total,
    news: newsOf(game, now.news),
    behind: now.placeDone ? book.piece(`behind/${card.id}`) : "",
    onward: onwardFrom(game, card, now),
  });
}

/** The points, the way that was chosen, and what the team wrote. */
function broughtBy(
  /** @type {Game} */ game,
  /** @type {ChallengeShown} */ solved,
  /** @type {Happened} */ { points, placeDone },
) {
  const { book } = game;
  const words = own(game, solved);
  return {
    brought: points ? book.piece("brought", { points }) : "",
    cheer: points > 0 || placeDone ? book.piece("cheer") : "",
    picked: solved.branches && solved.chosen ? book.piece(`picked/${solved.id}/${solved.chosen}`) : "",
    own: words ? book.piece("own", { "own-words": words }) : "",
  };
}

/** Whether it may be tried again, or later. */
function mayTry(
  /** @type {Game} */ { book },
  /** @type {ChallengeShown} */ solved,
  /** @type {Happened} */ { skipped },
) {
  const { status, triesLeft } = solved;
  if (["partly", "sent"].includes(status) && triesLeft !== 0) {
    return { tail: book.piece("tail/may-try"), again: book.piece("again", named(solved)) };
  }
  return { tail: skipped && status === "skipped" ? book.piece("tail/skipped") : "", again: "" };
}

/** The next challenge here, else the next place. @param {Game} game @param {CardShown} card @param {Happened} now */
function onwardFrom(game, card, now) {
  const asked = now.placeDone ? undefined : firstOpen(card);
  return asked ? game.book.piece("go-on", { ...about(game, card), ...named(asked) }) : onward(game);
}

/** What came of it, in a word. @param {Game} game @param {ChallengeShown} asked @param {Happened} now */
function headingOf({ book }, asked, now) {
  if (now.skipped) return book.piece("heading/skipped");
  if (now.partly) return book.piece("heading/partly");
  if (now.sent && !now.solved) return book.piece("heading/sent");
  if (asked.branches || WITHOUT_WRONG.includes(asked.type)) return book.piece(`heading/${asked.id}`);
  return book.piece("heading/right");
}
