/**
 * What a step brought besides: what was told, what came and went, what opened, what time has ended.
 *
 * @typedef {import("./game.js").Game} Game
 */

/** @param {Game} game @param {import("./happened.js").News} news */
export function newsOf(game, news) {
  const { book } = game;
  const rows = rowsOf(game, news);
  const parts = [
    ...news.told.map((by) => book.piece(`told/${by}`)),
    gotOf(game, news),
    rows.length > 0 ? book.piece("news/rows", { rows: rows.join("\n") }) : "",
  ];
  const told = parts.filter(Boolean).join("\n");
  const any = told || news.opened.length + news.passed.length > 0;
  return any ? book.piece("news", { news: told }) : "";
}

/** @param {Game} game @param {import("./happened.js").News} news */
function gotOf({ book, view }, { items, badges }) {
  const got = view.items.filter(({ id }) => items.includes(id));
  const things = got.map(({ id, count }) => thing(book, "thing", id, count)).join("\n");
  const won = [...new Set(badges)].map((id) => book.piece(`badge/${id}`)).join("\n");
  if (things) return book.piece("news/things", { things, badges: won });
  return won ? book.piece("news/badges", { badges: won }) : "";
}

/**
 * Something the team carries.
 *
 * @param {import("./book.js").Book} book
 * @param {string} how
 * @param {string} id
 * @param {number} count
 */
export function thing(book, how, id, count) {
  return book.piece(`${how}/${id}${count > 1 ? "/many" : ""}`, { number: count });
}

/** @param {Game} game @param {import("./happened.js").News} news */
function rowsOf(game, { opened, taken, passed, tooLate, inTime, timeRanOut }) {
  const { book, view } = game;
  const open = view.cards.filter(({ id, status }) => opened.includes(id) && status === "open");
  const placed = (/** @type {string} */ ref) => ref.split("/")[0];
  return [
    ...open.map(({ id }) => book.piece(`news/opened/${id}`, { stop: id })),
    ...[...new Set(taken)].map((id) => book.piece(`news/taken/${id}`)),
    ...passed.map((id) => book.piece(`news/passed/${id}`)),
    ...tooLate.map((ref) => book.piece(`news/too-late/${placed(ref)}`)),
    ...inTime.map((ref) => book.piece(`news/in-time/${placed(ref)}`)),
    timeRanOut ? book.piece("news/time-ran-out") : "",
  ].filter(Boolean);
}
