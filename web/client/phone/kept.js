/** The two states that a player sees: saved on the phone, and confirmed, of which nothing need be said. */
import { fill } from "../core/words.js";
import { all, say } from "./page.js";
import { keepRun, runKept } from "./store.js";

/** Whether something waited on the page before: what goes on is not said anew on every page. */
const WAITED = "kept:waiting";

/**
 * Say how much waits on the phone; aloud only when it begins, and when it is over.
 *
 * @param {number} count
 */
export function showWaiting(count) {
  const waited = sessionStorage.getItem(WAITED) !== null;
  for (const line of all("[data-kept]")) {
    const { waiting = "", sent = "" } = line.dataset;
    write(line, fill(waiting, { n: count }));
    line.hidden = count === 0;
    if (waited !== count > 0) say(count > 0 ? fill(waiting, { n: count }) : sent);
  }
  if (count > 0) sessionStorage.setItem(WAITED, "yes");
  else sessionStorage.removeItem(WAITED);
}

/**
 * Lead to what the server saw another way than the phone; once the team has looked, it is no news.
 *
 * @param {string} run
 */
export async function showNews(run) {
  const news = (await runKept(run))?.news ?? [];
  const seen = /\/entries\/(\d+)$/.exec(location.pathname)?.[1];
  const left = news.filter((seq) => String(seq) !== seen);
  if (left.length < news.length) await keepRun(run, { news: left });
  for (const line of all("[data-news]")) {
    const link = line.querySelector("a");
    const last = left.at(-1);
    line.hidden = last === undefined;
    if (link && last !== undefined) link.href = (line.dataset.news ?? "").replace(/0$/, String(last));
  }
}

/**
 * @param {HTMLElement} line
 * @param {string} words
 */
function write(line, words) {
  const place = line.querySelector("[data-words]");
  if (place) place.textContent = words;
}
