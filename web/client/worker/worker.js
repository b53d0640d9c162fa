/**
 * The phone's second server: where the network fails, it answers with what was kept, and takes the
 * forms of a run into the outbox. Built into one classic file, served as /sw.js.
 */
import { inTime } from "../phone/patience.js";
import { answerFile, dropOldFiles, isFile, keepFiles } from "./files.js";
import { answerForm, answerOther, isForm, isOfRun } from "./forms.js";
import { answerMap, answerPage } from "./pages.js";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
/** Until a worker is active, pages wait for it. */
const PAGES_WAIT_MS = 3_000;

worker.addEventListener("install", (event) => {
  worker.skipWaiting(); // files are named by what is in them: an old page and a new worker get on
  event.waitUntil(keepFiles());
});

worker.addEventListener("activate", (event) => {
  const dropped = inTime(dropOldFiles(), PAGES_WAIT_MS).catch(() => {}); // else the next build drops them
  event.waitUntil(dropped.then(() => worker.clients.claim()));
});

worker.addEventListener("message", (event) => {
  event.waitUntil(worker.clients.claim()); // a page asks that was opened while the worker began
});

worker.addEventListener("fetch", (event) => {
  const answer = answerTo(event);
  if (answer) event.respondWith(answer);
});

/**
 * Null where the worker keeps out of it: staff, other people's pages, the API, and what is sent by PUT.
 *
 * @param {FetchEvent} event
 */
function answerTo(event) {
  const { request } = event;
  const home = worker.registration.scope;
  if (!request.url.startsWith(home)) return null;
  const path = new URL(request.url).pathname.slice(new URL(home).pathname.length);
  if (request.method === "POST") return answerPost(request, path, home);
  return request.method === "GET" ? answerGet(event, path, home) : null;
}

/**
 * @param {Request} request
 * @param {string} path
 * @param {string} home
 */
function answerPost(request, path, home) {
  if (isForm(path)) return answerForm(request, path, home);
  return isOfRun(path) && request.mode === "navigate" ? answerOther(request, path, home) : null;
}

/**
 * @param {FetchEvent} event
 * @param {string} path
 * @param {string} home
 */
function answerGet(event, path, home) {
  const { request } = event;
  if (isFile(path)) return answerFile(request);
  if (path === "basemap.json") return answerMap(request);
  return request.mode === "navigate" ? answerPage(event, path, home) : null;
}
