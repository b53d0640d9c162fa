/** The walk without signal: each page drawn on the phone, from the book and from what the phone keeps. */
import { photos, runKept, sinceThen } from "../store.js";
import { pageAt } from "./addresses.js";
import { escaped } from "./book.js";
import { clock } from "./clock.js";
import { draw, drawHelp } from "./draw.js";
import { gameOf } from "./game.js";

/**
 * Draw the page of this address into the frame.
 *
 * @param {HTMLElement} frame says whose run it is
 */
export async function open(frame) {
  const { run = "", game: code = "", team = "", token = "" } = frame.dataset;
  const kept = await runKept(run).catch(() => undefined);
  const path = location.pathname.split(`/runs/${run}`)[1]?.replace(/^\/|\/$/g, "") ?? "";
  const help = frame.querySelector("template[data-help]");
  const own = kept?.token || token;
  if (path === "help" && help instanceof HTMLTemplateElement) return drawHelp(help, own);
  if (!kept?.book || !kept.sealed || !kept.state) return tellEmpty(frame);
  const intents = /** @type {any[]} */ (await sinceThen(kept));
  const fixed = { run, game: code, team: escaped(team) };
  const game = await gameOf(kept, intents, fixed, Date.now(), sha256);
  for (const { media, blob } of await photos(run)) game.pictures.set(media, URL.createObjectURL(blob));
  const page = pageAt(game, path, new URLSearchParams(location.search));
  draw(page, game.book.piece("bar", { score: game.view.score }), clock(game), own);
}

/** @param {HTMLElement} frame */
function tellEmpty(frame) {
  for (const words of frame.querySelectorAll("[data-empty]")) words.removeAttribute("hidden");
}

/** @param {string} words */
async function sha256(words) {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(words));
  return Array.from(new Uint8Array(hash), (octet) => octet.toString(16).padStart(2, "0")).join("");
}
