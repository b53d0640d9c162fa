/**
 * A checkpoint where the team is: its story, what is asked, what was answered. The twin of
 * web/player/challenging.py.
 *
 * @typedef {import("./game.js").Game} Game
 * @typedef {import("./game.js").CardShown} CardShown
 * @typedef {import("./game.js").ChallengeShown} ChallengeShown
 * @typedef {import("./happened.js").Happened} Happened
 */
import { about, onward, walkData } from "./cards.js";
import { firstOpen } from "./game.js";
import { newsOf } from "./news.js";
import { buttons, named, task } from "./tasks.js";

/**
 * @param {Game} game
 * @param {CardShown} card
 * @param {Happened} [now] what just happened there
 * @param {import("./tasks.js").Lack} [lack] of a form that said no answer yet
 */
export function placePage(game, card, now, lack) {
  const { book } = game;
  const subject = card.challenges.find(({ id }) => id === (now ?? lack)?.challenge);
  const asked = askedOf(card, subject);
  const shown = subject ? [subject] : card.challenges;
  const opened = now?.wrong !== undefined;
  return book.page(`place/${card.id}/${howOf(subject, now)}/${asked ? "asked" : "on"}`, {
    ...about(game, card),
    ...dockOf(game, asked),
    tasks: shown.map((one) => task(game, one, one === asked, opened, lack)).join("\n"),
    news: now ? newsOf(game, now.news) : "",
    behind: card.status === "done" ? book.piece(`behind/${card.id}`) : "",
    wrong: wrongWords(game, subject, now),
    tries: subject ? triesWords(game, subject) : "",
    walk: walkData(game),
  });
}

/** @param {ChallengeShown | undefined} subject @param {Happened | undefined} now */
function howOf(subject, now) {
  if (now?.wrong) return "wrong";
  if (subject) return "about";
  return now?.reached ? "arrived" : "seen";
}

/** The plate that answers, else the way on. @param {Game} game @param {ChallengeShown | undefined} asked */
function dockOf(game, asked) {
  if (!asked) return { onward: onward(game) };
  const plate = game.book.piece(`plate/${asked.id}`, named(asked));
  return { ...named(asked), plate, buttons: buttons(game, asked, true) };
}

/** What the plate answers: the one that the page is about, else the next one here. */
function askedOf(/** @type {CardShown} */ card, /** @type {ChallengeShown | undefined} */ subject) {
  if (subject) return subject.status === "open" ? subject : undefined;
  return card.status === "done" ? undefined : firstOpen(card);
}

/**
 * The author's words about a wrong answer: the chosen option's own, or the challenge's.
 *
 * @param {Game} game @param {ChallengeShown | undefined} subject @param {Happened | undefined} now
 */
function wrongWords({ book, steps }, subject, now) {
  const wrong = now?.wrong;
  if (!subject || !wrong) return "";
  const intent = steps.find(({ events }) => events.includes(wrong))?.intent;
  const value = intent?.kind === "answer" ? String(intent.value) : "";
  const own = book.piece(`right/${subject.id}/${value}`);
  return own || book.piece(`wrong/${subject.id}`) || book.piece("wrong");
}

/** Tries, a hint, and what a right answer gives now. */
function triesWords(
  /** @type {Game} */ { book },
  /** @type {ChallengeShown} */ { triesLeft, nextHint, worth, points },
) {
  const tries = book.piece(`tries/${triesLeft ?? "any"}/${nextHint?.ready ? "hint" : "alone"}`);
  return worth > 0 && worth < points ? `${tries} ${book.piece("worth-now", { worth })}` : tries;
}
