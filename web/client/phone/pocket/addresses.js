/**
 * The pages of a run by their addresses.
 *
 * @typedef {import("./game.js").Game} Game
 * @typedef {import("./book.js").Sheet} Sheet
 */
import { cardOf } from "./game.js";
import { bagPage, checkpointPage, codePage, listPage, walkPage } from "./pages.js";
import { lackOf } from "./tasks.js";
import { toldPage } from "./told.js";

/**
 * What an address shows. What this phone does not know leads back to the walk.
 *
 * @type {Record<string, (game: Game, name: string, asked: URLSearchParams) => Sheet>}
 */
const PAGES = {
  list: (game) => listPage(game),
  bag: (game) => bagPage(game),
  code: (game, _, asked) => codePage(game, cardOf(game, asked.get("checkpoint")), asked.get("why")),
  checkpoints: (game, name, asked) => {
    const card = cardOf(game, name);
    return card && card.status !== "locked"
      ? checkpointPage(game, card, lackOf(game, asked))
      : walkPage(game);
  },
  saved: (game, name, asked) => {
    const step = game.steps.find(({ intent }) => intent.id === name);
    return step ? toldPage(game, step, asked.get("asked") === "here") : walkPage(game);
  },
};

/**
 * @param {Game} game
 * @param {string} path behind the run's own address: "", "list", "checkpoints/tori"
 * @param {URLSearchParams} asked
 */
export function pageAt(game, path, asked) {
  const [place, name = ""] = path.split("/");
  return (PAGES[place] ?? walkPage)(game, name, asked);
}
