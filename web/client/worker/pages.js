/**
 * Pages come from the server; where it cannot be reached, from what this phone's team has seen.
 */
import { newestRun, runKept } from "../phone/store.js";
import { scanned } from "./forms.js";
import { reached } from "./network.js";

const PAGES = "pages";
const MAP = "map";
const RUN_PAGE = /^runs\/([\w-]+)(?:\/|$)/;
/** Told once, or not pages of their own. */
const NOT_KEPT = /^runs\/[\w-]+\/(entries|saved|media)(\/|$)/;
/** What these say is the same in every game: that it waits, or that the phone could not keep it. */
const SAID_PLAINLY = /^runs\/[\w-]+\/(saved|unsaved)\/?$/;
const POSTER = /^q\/(\w+)$/i;
const FORM_ID = /(name="id" value=")[^"]*(")/g;

/**
 * A page is shown as it comes, and kept behind that: on a slow network its head is there long before its end.
 *
 * @param {FetchEvent} event
 * @param {string} path
 * @param {string} home
 */
export async function answerPage(event, path, home) {
  const { request } = event;
  const response = await reached(request);
  if (!response) return (await keptPage(request, path, home)) ?? Response.error();
  if (isWorthKeeping(path, response)) event.waitUntil(keep(PAGES, request, response.clone()));
  return response;
}

/** Only pages of a run: a run's address opens on a phone that plays it, and nowhere else. */
function isWorthKeeping(/** @type {string} */ path, /** @type {Response} */ response) {
  return response.status === 200 && RUN_PAGE.test(path) && !NOT_KEPT.test(path);
}

/**
 * Where a game is played whole without signal, its pocket answers for every page of it.
 *
 * @param {Request} request
 * @param {string} path
 * @param {string} home
 * @returns {Promise<Response | null>}
 */
async function keptPage(request, path, home) {
  const run = RUN_PAGE.exec(path)?.[1];
  if (!run) return toOwnRun(path, home);
  const pages = await caches.open(PAGES);
  const pocket = await pages.match(`${home}runs/${run}/pocket`, { ignoreVary: true });
  const drawn = pocket && !SAID_PLAINLY.test(path) && (await runKept(run).catch(() => undefined))?.book;
  if (drawn) return pocket;
  const general = NOT_KEPT.test(path) ? "/saved" : "";
  const kept =
    (await pages.match(request, { ignoreVary: true })) ??
    (await pages.match(request, { ignoreVary: true, ignoreSearch: true })) ??
    (await pages.match(`${home}runs/${run}${general}`, { ignoreVary: true }));
  return kept ? anew(kept) : null;
}

/**
 * A page that is shown again: its forms ask for something new, so their ids are new.
 *
 * @param {Response} kept
 */
async function anew(kept) {
  const { status, headers } = kept;
  const html = (await kept.text()).replace(FORM_ID, (_all, head, tail) => head + crypto.randomUUID() + tail);
  return new Response(html, { status, headers });
}

/**
 * From the front page into the run that this phone plays; a poster's code checks in there.
 *
 * @param {string} path
 * @param {string} home
 */
async function toOwnRun(path, home) {
  const token = POSTER.exec(path)?.[1];
  if (path !== "" && !token) return null;
  const run = (await newestRun())?.run;
  if (!run) return null;
  return Response.redirect(home + (token ? await scanned(token, run) : `runs/${run}`), 302);
}

/**
 * The streets may be drawn anew on the server; those seen last do without it.
 *
 * @param {Request} request
 */
export async function answerMap(request) {
  const response = await reached(request);
  if (!response) return (await caches.match(request, { ignoreVary: true })) ?? Response.error();
  if (response.status === 200) await keep(MAP, request, response.clone());
  return response;
}

/**
 * @param {string} name
 * @param {Request} request
 * @param {Response} response
 */
async function keep(name, request, response) {
  try {
    await (await caches.open(name)).put(request, response);
  } catch {
    // the phone is full: the page came all the same
  }
}
