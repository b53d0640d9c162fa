/** Pictures and sounds of the places ahead, fetched while nothing else is to do; the worker keeps them. */
import { runKept } from "./store.js";
import { savesData, whenIdle } from "./worker.js";

/** Films come in parts, as they are looked at. */
const FILM = /\.mp4$/;

/** @param {string} run */
export async function fetchMediaWhenIdle(run) {
  if (savesData()) return;
  /** @type {string[]} */
  const media = (await runKept(run))?.book?.media ?? [];
  const whole = media.filter((address) => !FILM.test(address));
  whenIdle(() => fetchMissing(whole).catch(() => {})); // the network went meanwhile: the next page goes on
}

/** One after another: pages come first. @param {string[]} addresses */
async function fetchMissing(addresses) {
  for (const address of addresses) {
    if (!(await caches.match(address, { ignoreVary: true }))) await fetch(address);
  }
}
