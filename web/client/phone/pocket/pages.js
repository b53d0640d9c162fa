/**
 * The walk, the list, a checkpoint, the bag and the field for a code, as the server shows them.
 *
 * @typedef {import("./game.js").Game} Game
 * @typedef {import("./game.js").CardShown} CardShown
 * @typedef {import("./book.js").Sheet} Sheet
 */
import { about, bag, groups, hoursLeft, stops, walkData } from "./cards.js";
import { endingPage } from "./ending.js";
import { cardOf } from "./game.js";
import { thing } from "./news.js";
import { placePage } from "./place.js";

const NEXT_LINE = '</span><br><span class="m n">';

/** The one next thing; after the finish, how it ended. @param {Game} game @returns {Sheet} */
export function walkPage(game) {
  const { book, view } = game;
  if (view.status === "finished") return endingPage(game);
  const next = cardOf(game, view.next);
  if (!next) return listPage(game);
  const top = { stops: stops(game), bag: bag(game) };
  if (!view.choose) {
    const given = { ...about(game, next), ...top, walk: walkData(game) };
    return book.page(`walk/${next.id}/${next.status}`, given);
  }
  const near = view.cards.filter(
    ({ status, place, role, beyond }) => status === "open" && place && role !== "finish" && !beyond,
  );
  const panels = near.map((card) => book.piece(`panel/${card.id}`, about(game, card))).join("\n");
  const walk = walkData(game, { next: null });
  return {
    ...book.page("walk/choose", { ...about(game, next), ...top, panels, walk }),
    strip: book.piece(`strip/${next.id}`),
  };
}

/** Everything the map says, in words, and the punch card. @param {Game} game */
export function listPage(game) {
  const { book, view } = game;
  const next = cardOf(game, view.next);
  const begun = next && !view.choose ? book.piece(`next/${next.id}/${next.status}`, about(game, next)) : "";
  const given = {
    stops: stops(game),
    bag: bag(game),
    next: begun,
    groups: groups(game),
    carried: wrapped(
      game,
      "carried",
      view.items.map(({ id, count }) => thing(book, "carried", id, count)),
    ),
    badges: wrapped(
      game,
      "badges",
      view.badges.map((id) => book.piece(`badge/${id}`)),
    ),
    told: wrapped(
      game,
      "told",
      view.told.map((by) => book.piece(`told/${by}`)),
    ),
    walk: walkData(game),
    dock: book.piece(`dock/${dockOf(game, next)}`, next ? about(game, next) : {}),
  };
  const page = book.page(`list/${view.status}/${view.items.length > 0 ? "bag" : "empty"}`, given);
  return { ...page, strip: book.piece(`strip/${next?.id ?? ""}`) };
}

/** @param {Game} game @param {string} name @param {string[]} rows */
const wrapped = ({ book }, name, rows) =>
  rows.length > 0 ? book.piece(name, { rows: rows.join("\n") }) : "";

/** @param {Game} game @param {CardShown | undefined} next */
function dockOf({ view }, next) {
  if (view.choose) return "choose";
  if (next) return `${next.id}/${next.status}`;
  return view.status === "finished" ? "finished" : "on";
}

/** A checkpoint: how to get in, and once there its story and what is asked. @param {Game} game @param {CardShown} card @param {import("./tasks.js").Lack} [lack] */
export function checkpointPage(game, card, lack) {
  if (card.status !== "open") return placePage(game, card, undefined, lack);
  const { book, view } = game;
  const suggested = card.id === view.next && !view.freely ? "next" : "open";
  const how = card.beyond ? "beyond" : card.inHours ? suggested : "shut";
  const hours = hoursLeft(game, card.id).join(NEXT_LINE);
  const walk = walkData(game, { page: card.id, next: view.freely ? card.id : view.next });
  return book.page(`clue/${card.id}/${how}`, { ...about(game, card), hours, walk });
}

/** @param {Game} game */
export function bagPage({ book, view: { items } }) {
  if (items.length === 0) return book.page("bag/empty", {});
  const things = items.map(({ id, count }) => thing(book, "looked-at", id, count)).join("\n");
  return book.page("bag", { things });
}

/** @param {Game} game @param {CardShown | undefined} card @param {string | null} why */
export function codePage(game, card, why) {
  const named = card && card.status !== "locked" ? `/${card.id}` : "";
  const page = `code${named}${why === "no-position" ? "/lost" : ""}`;
  return game.book.page(page, { ...(card ? about(game, card) : {}), walk: walkData(game) });
}
