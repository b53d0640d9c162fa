/**
 * Files whose names hold the hash of what is in them: what was kept once is right for ever.
 */

import { inTime } from "../phone/patience.js";

/** Filled by the build. @type {{version: string, files: string[]}} */
const { version, files } = PRECACHE;
const PREFIX = "files-";
const NAME = PREFIX + version;
/** Pages that were kept, or stand open in a tab, ask for the files of the build before. */
const BUILDS_KEPT = 2;
/** While one build is on its way, browsers look for no other. What came stays for the next try. */
const ARRIVES_WITHIN_MS = 60_000;

/** @param {string} path */
export function isFile(path) {
  return path.startsWith("static/dist/") || path.startsWith("media/");
}

/** Fetch what every page needs, before this worker takes over. */
export async function keepFiles() {
  const cache = await caches.open(NAME);
  await Promise.all(files.map((file) => keepFrom(cache, file)));
}

/** What the build before had is not fetched anew; it goes with that build, and so is kept twice. */
async function keepFrom(/** @type {Cache} */ cache, /** @type {string} */ file) {
  const kept = await caches.match(file, { ignoreVary: true });
  return inTime(kept ? cache.put(file, kept) : cache.add(file), ARRIVES_WITHIN_MS);
}

/** Drop the files of builds that nothing asks for any more. */
export async function dropOldFiles() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const old = names.slice(0, -BUILDS_KEPT).filter((name) => name !== NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/**
 * Make room. Pages stay, and what they need: they are small, and they are what says that the phone is full.
 */
export async function dropSpareFiles() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
  await Promise.all(["map", ...names].map((name) => caches.delete(name)));
  const cache = await caches.open(NAME);
  const needed = new Set(files.map((file) => new URL(file, location.href).href));
  const spare = (await cache.keys()).filter(({ url }) => !needed.has(url));
  await Promise.all(spare.map((file) => cache.delete(file)));
}

/**
 * A file from the cache, else from the server, and then kept. A part of a film is no file.
 *
 * @param {Request} request
 */
export async function answerFile(request) {
  if (request.headers.has("Range")) return fetch(request);
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(request);
  if (response.status === 200) await keep(request, response.clone());
  return response;
}

/**
 * @param {Request} request
 * @param {Response} response
 */
async function keep(request, response) {
  try {
    await (await caches.open(NAME)).put(request, response);
  } catch {
    // the phone is full: the file came all the same
  }
}
