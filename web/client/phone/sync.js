/**
 * Keeps phone and server at one: what waits is sent whenever there is hope, and what the server says is kept.
 */
import { HOME } from "./home.js";
import { showNews, showWaiting } from "./kept.js";
import { asked, flush } from "./outbox.js";
import { forgetRun, keepRun, runKept, waiting } from "./store.js";

const EVERY_MS = 30_000;
const LONGEST_PAUSE_MS = 300_000;
const PAGES = "pages";

let pause_ms = EVERY_MS;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * Begin, on a page of a run.
 *
 * @param {string} run
 * @param {boolean} offline whether there is a worker that can answer without a network
 */
export async function keepInStep(run, offline) {
  const token = formToken();
  await keepRun(run, token ? { token } : {}).catch(() => {}); // a full phone sends what it has all the same
  const again = () => {
    pause_ms = EVERY_MS;
    send(run);
  };
  addEventListener("online", again);
  document.addEventListener("visibilitychange", () => document.hidden || again());
  addEventListener("outbox", again);
  await send(run);
  await learn(run, offline).catch(() => {}); // the network went meanwhile, or the phone is full: the next page tries anew
}

/** What this page's forms carry: the worker's answers carry it too. */
function formToken() {
  const field = document.querySelector("input[name=csrf]");
  return field instanceof HTMLInputElement ? field.value : "";
}

/** @param {string} run */
async function send(run) {
  clearTimeout(timer);
  const before = await waiting(run);
  showWaiting(before);
  if (before === 0) return showNews(run);
  const outcome = navigator.onLine ? await flush(HOME, foreseen) : "later";
  const left = await waiting(run);
  showWaiting(left);
  await showNews(run);
  if (left < before) dispatchEvent(new CustomEvent("sent", { detail: { left } }));
  if (left === 0) return leaveWaitingPage();
  pause_ms = outcome === "sent" ? EVERY_MS : Math.min(pause_ms * 2, LONGEST_PAUSE_MS);
  timer = setTimeout(() => send(run), pause_ms);
}

/** The page that says "saved on the phone" has nothing to say any more: the server tells what came of it. */
function leaveWaitingPage() {
  if (/\/saved\/[\w-]+$/.test(location.pathname)) location.reload();
}

/**
 * What the phone itself showed of intents, so that only what differs is told. Fetched when needed.
 *
 * @param {string} run
 * @param {import("./store.js").Queued[]} batch
 */
async function foreseen(run, batch) {
  const kept = await runKept(run);
  if (!kept?.sealed || !kept.state) return new Map();
  const { foresee } = await import("./foreseen.js");
  return foresee(kept, batch);
}

/**
 * Write down what the server says now, and what a game without signal needs, once for each edition,
 * issue of its codes, language and build.
 *
 * @param {string} run
 * @param {boolean} offline
 */
async function learn(run, offline) {
  const heard = Date.now();
  const { status, said } = await asked(HOME, run, "state", {});
  if (status === 404 && said?.detail === "no-run") return forget(run); // signed out from another phone
  if (status !== 200 || !offline) return;
  await keepState(run, said, heard);
  await keepGame(run, said);
}

/**
 * While anything waits, the phone's own word is newer than the server's.
 *
 * @param {string} run
 * @param {Partial<import("./store.js").Run>} said
 * @param {number} heard
 */
async function keepState(run, { seq, edition, game, state }, heard) {
  if ((await waiting(run)) === 0) await keepRun(run, { seq, edition, game, state, heard });
}

/**
 * @param {string} run
 * @param {{edition: string, codes: string, game: {offline: string}}} said
 */
async function keepGame(run, { edition, codes, game }) {
  const language = document.documentElement.lang;
  const kept = await runKept(run);
  const shell = `${import.meta.url} ${edition} ${codes} ${language}`;
  if (!kept?.sealed) await keepAsked(run);
  if (kept?.shell === shell && !codeChanged()) return;
  const whole = game.offline === "whole";
  await keepPages(run, whole);
  if (whole && !(await keepWhole(run, edition, language))) return;
  await keepRun(run, { shell });
}

/** What the server asks of the team now, so that its forms can be read without it. @param {string} run */
async function keepAsked(run) {
  const response = await fetch(`${HOME}api/runs/${run}`);
  if (response.status !== 200) return;
  const { checkpoints } = await response.json();
  await keepRun(run, { asked: checkpoints.flatMap((/** @type {any} */ one) => one.challenges ?? []) });
}

/** Who signs the other phones out gets another code; the help that is kept shows it. */
function codeChanged() {
  return new URLSearchParams(location.search).has("alone");
}

/**
 * @param {string} run
 * @param {string} edition
 * @param {string} language
 * @returns {Promise<boolean>} whether all came
 */
async function keepWhole(run, edition, language) {
  const [sealed, book] = await Promise.all([
    unzipped(`${HOME}api/runs/${run}/sealed`),
    unzipped(`${HOME}api/runs/${run}/book?lang=${language}`),
  ]);
  const came = sealed?.edition === edition && book?.edition === edition;
  if (came) await keepRun(run, { sealed, book, language });
  return came;
}

/** @param {string} address of compressed JSON */
async function unzipped(address) {
  const response = await fetch(address);
  if (!response.ok || !response.body) return null;
  return new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).json();
}

/**
 * @param {string} run
 * @param {boolean} whole
 */
async function keepPages(run, whole) {
  const pages = await caches.open(PAGES);
  const at = `${HOME}runs/${run}`;
  const named = ["", "/list", "/saved", "/unsaved", ...(whole ? ["/pocket"] : [])];
  await Promise.all(named.map((page) => keepPage(pages, at + page)));
}

/**
 * @param {Cache} pages
 * @param {string} address
 */
async function keepPage(pages, address) {
  const page = await fetch(address);
  if (page.status === 200) await pages.put(address, page);
}

/** Forget a run that this phone plays no more; what it has not sent stays. @param {string} run */
export async function forget(run) {
  await forgetRun(run);
  const pages = await caches.open(PAGES);
  const own = (await pages.keys()).filter(({ url }) => url.startsWith(`${HOME}runs/${run}`));
  await Promise.all(own.map((page) => pages.delete(page)));
}
