/**
 * What one step of the run brought, from its events: the twin of web/player/telling.py.
 *
 * @typedef {import("./game.js").Game} Game
 * @typedef {import("./game.js").Step} Step
 * @typedef {import("./happened.js").Happened} Happened
 * @typedef {import("./book.js").Sheet} Sheet
 */
import { onward, walkData } from "./cards.js";
import { endingPage } from "./ending.js";
import { cardOf } from "./game.js";
import { happened } from "./happened.js";
import { newsOf } from "./news.js";
import { checkpointPage, walkPage } from "./pages.js";
import { placePage } from "./place.js";
import { refusedPage } from "./refusals.js";
import { solvedPage } from "./solved.js";

/**
 * @param {Game} game
 * @param {Step} step
 * @param {boolean} lookedAround the team asked what is here, and claimed nothing
 * @returns {Sheet}
 */
export function toldPage(game, { intent, events }, lookedAround) {
  const now = happened(events);
  if (now.finished) return endingPage(game, now);
  if (now.refused) return refusedPage(game, now, intent, lookedAround);
  if (events.length === 0) return nothingNew(game, intent);
  const card = cardOf(game, now.checkpoint);
  if (!card || ["locked", "open"].includes(card.status)) return meanwhile(game, now);
  return isOver(now) ? solvedPage(game, card, now) : placePage(game, card, now);
}

/** @param {Happened} now */
const isOver = ({ solved, partly, answered, wrong }) => Boolean(solved ?? partly ?? (answered && !wrong));

/** A place that was visited before, mostly. @param {Game} game @param {any} intent */
function nothingNew(game, intent) {
  const named = intent.challenge ? intent.challenge.split("/")[0] : intent.checkpoint;
  const card = cardOf(game, named);
  return card && card.status !== "locked" ? checkpointPage(game, card) : walkPage(game);
}

/** What time has brought, where the step itself brought nothing. @param {Game} game @param {Happened} now */
function meanwhile(game, now) {
  const news = newsOf(game, now.news);
  if (!news) return walkPage(game);
  return game.book.page("meanwhile", { news, onward: onward(game), walk: walkData(game) });
}
