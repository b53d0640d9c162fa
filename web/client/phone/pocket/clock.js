/**
 * The run's clock as its line begins; from there the page's own script lets it go on.
 *
 * @typedef {import("./game.js").Game} Game
 */
import { leftText } from "../../core/runclock.js";
import { clockText } from "./game.js";

const SECOND_MS = 1000;

/** @param {Game} game */
export function clock(game) {
  const { time } = game.view;
  if (!time || game.view.status === "finished") return "";
  const { phase, paused, left, cost, endsAt, overtimeEndsAt } = time;
  return game.book.piece(`clock/${phase}/${paused ? "stands" : "goes"}`, {
    count: Math.trunc(left / SECOND_MS),
    left: leftText(left / SECOND_MS),
    cost,
    until: endsAt === null ? "" : clockText(game, endsAt),
    "late-until": overtimeEndsAt === null ? "" : clockText(game, overtimeEndsAt),
  });
}
