/**
 * The phone's second server: where the network fails, it answers with what was kept, and takes the
 * forms of a run into the outbox. Built into one classic file, served as /sw.js.
 */
import { answerFile, dropOldFiles, isFile, keepFiles } from "./files.js";
import { answerForm, isForm } from "./forms.js";
import { answerMap, answerPage } from "./pages.js";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener("install", (event) => {
  worker.skipWaiting(); // files are named by what is in them: an old page and a new worker get on
  event.waitUntil(keepFiles());
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(dropOldFiles().then(() => worker.clients.claim()));
});

worker.addEventListener("fetch", (event) => {
  const answer = answerTo(event.request);
  if (answer) event.respondWith(answer);
});

/**
 * Null where the worker keeps out of it: staff, other people's pages, the API, and what is sent by PUT.
 *
 * @param {Request} request
 */
function answerTo(request) {
  const home = worker.registration.scope;
  if (!request.url.startsWith(home)) return null;
  const path = new URL(request.url).pathname.slice(new URL(home).pathname.length);
  if (request.method === "POST") return isForm(path) ? answerForm(request, path, home) : null;
  return request.method === "GET" ? answerGet(request, path, home) : null;
}

/**
 * @param {Request} request
 * @param {string} path
 * @param {string} home
 */
function answerGet(request, path, home) {
  if (isFile(path)) return answerFile(request);
  if (path === "basemap.json") return answerMap(request);
  return request.mode === "navigate" ? answerPage(request, path, home) : null;
}
