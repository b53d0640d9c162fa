/**
 * Checkpoints as lines and rows.
 *
 * @typedef {import("./game.js").Game} Game
 * @typedef {import("./game.js").CardShown} CardShown
 */
import { cardOf } from "./game.js";

const FEW = 16;

/**
 * A checkpoint's status as a line under its name.
 *
 * @param {Game} game
 * @param {CardShown} card
 */
export function cardWords(game, card) {
  const { book, state } = game;
  if (card.beyond) return book.piece(`words/beyond/${state.timedOutAt === null ? "way" : "ended"}`);
  return WORDS[card.status](game, card);
}

/** @type {Record<string, (game: Game, card: CardShown) => string>} */
const WORDS = {
  locked: ({ book }) => book.piece("words/locked"),
  open: (game, { id, kind }) => (kind === "event" ? hoursNow(game, id) : game.book.piece(`words/${id}/open`)),
  visited: ({ book }, { left }) => book.piece(`words/begun/${left}`),
  done: ({ book }, { id, points }) => book.piece(`words/${id}/done/${points ? "points" : "0"}`, { points }),
};

/**
 * Whether an event is open now and until when, or when it opens, or that it will no more.
 *
 * @param {Game} game
 * @param {string} id
 */
export function hoursNow({ book, now }, id) {
  const spans = book.told.spans[id] ?? [];
  const [soonest] = spans
    .map((span, place) => ({ span, place }))
    .filter(({ span }) => now < span.ends)
    .sort((one, other) => one.span.begins - other.span.begins);
  if (!soonest) return book.piece("hours/over");
  const name = `hours/${id}/${soonest.place}`;
  if (soonest.span.begins <= now) return book.piece(`${name}/until`);
  return book.piece(`${name}/opens/${dayOf(soonest.span, now)}`);
}

/**
 * When an event is open, a line each; what is over is left out.
 *
 * @param {Game} game
 * @param {string} id
 */
export function hoursLeft({ book, now }, id) {
  const spans = book.told.spans[id] ?? [];
  return spans.flatMap((span, place) =>
    now < span.ends ? [book.piece(`hours/${id}/${place}/${dayOf(span, now)}`)] : [],
  );
}

/** @param {{day: number, night: number}} span @param {number} now */
const dayOf = ({ day, night }, now) => (day <= now && now < night ? "today" : "later");

/**
 * What is filled in about a checkpoint.
 *
 * @param {Game} game
 * @param {CardShown} card
 */
export function about(game, card) {
  return { stop: card.id, words: cardWords(game, card) };
}

/** The row of stops. @param {Game} game */
export function stops({ book, view: { progress } }) {
  const { done, total, boxes } = progress;
  const shapes = boxes.map((box) => book.piece(`box/${box}`)).join("\n");
  return book.piece(`stops/${total <= FEW ? "few" : "many"}`, { done, total, boxes: shapes });
}

/** The way to what the team carries. @param {Game} game */
export function bag({ book, view: { items } }) {
  return items.length > 0 ? book.piece("bag", { count: items.length }) : "";
}

/**
 * All rows of the list, in their groups.
 *
 * @param {Game} game
 */
export function groups(game) {
  const { book, view } = game;
  const rest = view.cards.filter(({ id }) => view.choose || id !== view.next);
  const left = rest.filter(({ status, beyond }) => status !== "done" && !beyond);
  const order = ["visited", "open", "locked"];
  const ahead = left
    .filter(({ kind }) => kind !== "event")
    .sort((one, other) => order.indexOf(one.status) - order.indexOf(other.status));
  const named = {
    "group/events": left.filter(({ kind }) => kind === "event"),
    "group/done": rest.filter(({ status }) => status === "done"),
    "group/beyond": rest.filter(({ beyond }) => beyond),
  };
  return Object.entries({ ahead, ...named })
    .filter(([, cards]) => cards.length > 0)
    .map(([name, cards]) => book.piece(name, { rows: cards.map((card) => row(game, card)).join("\n") }))
    .join("\n");
}

/** @param {Game} game @param {CardShown} card */
function row(game, card) {
  const shape = card.beyond && card.status === "open" ? "beyond" : card.status;
  return game.book.piece(`row/${card.id}/${shape}`, about(game, card));
}

/**
 * Where to next: the place, and the plate that leads there.
 *
 * @param {Game} game
 */
export function onward(game) {
  const { book, view } = game;
  const next = cardOf(game, view.next);
  if (!next) return book.piece("onward");
  const finished = view.status === "finished" ? "/finished" : "";
  return book.piece(`onward/${next.id}/${next.status}${finished}`, about(game, next));
}

/**
 * What a page tells its script; nothing of what is locked.
 *
 * @param {Game} game
 * @param {Record<string, unknown>} [more]
 */
export function walkData(game, more = {}) {
  const { book, view } = game;
  const checkpoints = view.cards.map((card) => cardTold(game, card));
  const walk = { ...book.told.walk, checkpoints, next: view.next, freely: view.freely, ...more };
  const json = JSON.stringify(walk).replaceAll("<", "\\u003c");
  return `<script type="application/json" id="walk">${json}</script>`;
}

/** @param {Game} game @param {CardShown} card */
function cardTold({ book, view }, card) {
  const { title, url, ...told } = book.told.stops[card.id];
  const { id, number, status, titled } = card;
  if (status === "locked") return { id, number, title: titled ? title : null, status };
  const ways = card.inHours && !card.beyond ? card.ways : [];
  const last = view.freely && card.role === "finish" && id !== view.next;
  const known = { id, number, title, status, url: book.addressed(String(url)), ways };
  return { ...told, ...known, ...(last ? { last } : {}) };
}
