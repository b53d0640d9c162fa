/**
 * Sends what waits on the phone: in the order it was made, one batch at a time over all tabs and the worker.
 *
 * @typedef {import("./store.js").Queued} Queued
 * @typedef {{id: string, seq: number, events: {kind: string, reason?: string}[]}} Result
 * @typedef {(run: string, batch: Queued[]) => Promise<Map<string, string[]>>} Foresee the kinds of events that
 *   the phone itself showed, by intent; where it showed none, anything unwelcome is news
 * @typedef {"sent" | "later" | "refused"} Outcome `refused`: the server does not know this phone
 */
import { inTime } from "./patience.js";
import {
  discard,
  dropNote,
  dropPhoto,
  notes,
  photos,
  queued,
  runKept,
  settle,
  waitingRuns,
} from "./store.js";

/** As many as the server takes at once. */
const MOST = 100;
/** A phone in a weak spot may take long; after this it tries anew. */
const PATIENCE_MS = 30_000;

/**
 * Send all there is. The lock holds over tabs, so that no intent is on its way twice.
 *
 * @param {string} home where the application is, with a slash at its end
 * @param {Foresee} [foresee]
 * @returns {Promise<Outcome>}
 */
export function flush(home, foresee = async () => new Map()) {
  const all = async () => {
    /** @type {Outcome} */
    let outcome = "sent";
    for (const run of await waitingRuns()) {
      const came = await drain(home, run, foresee);
      if (came !== "sent") outcome = came;
    }
    return outcome;
  };
  return navigator.locks ? navigator.locks.request("outbox", all) : all();
}

/**
 * @param {string} home
 * @param {string} run
 * @param {Foresee} foresee
 * @returns {Promise<Outcome>}
 */
async function drain(home, run, foresee) {
  let most = MOST;
  for (let waiting = await queued(run); waiting.length > 0; waiting = await queued(run)) {
    const batch = waiting.slice(0, most);
    const step = await sendBatch(home, run, batch, foresee);
    if (step === "halve") most = await halved(batch);
    else if (step !== "sent") return step;
  }
  const [shown, said] = [await sendPhotos(home, run), await sendNotes(home, run)];
  return shown === "sent" ? said : shown;
}

/**
 * @param {string} home
 * @param {string} run
 * @param {Queued[]} batch
 * @param {Foresee} foresee
 * @returns {Promise<Outcome | "halve">}
 */
async function sendBatch(home, run, batch, foresee) {
  const expected = await inTime(foresee(run, batch), PATIENCE_MS).catch(() => new Map());
  const answer = await post(home, run, batch);
  return (await STEPS[answer.status]?.(home, run, batch, answer, expected)) ?? "later";
}

/**
 * How many to send next time; one alone that cannot be read is dropped, or it would hold up all others.
 *
 * @param {Queued[]} batch
 */
async function halved(batch) {
  if (batch.length === 1) await discard(batch[0]);
  return Math.ceil(batch.length / 2);
}

/**
 * What each answer of the server means; any other means: later.
 *
 * @typedef {Map<string, string[]>} Expected
 * @type {Record<number, (home: string, run: string, batch: Queued[], answer: Answer, expected: Expected)
 *   => Promise<Outcome | "halve">>}
 */
const STEPS = {
  200: applied,
  409: clashed,
  413: async () => "halve",
  422: async () => "halve",
  401: async () => "refused",
  403: async () => "refused",
  404: async () => "refused",
};

/**
 * @param {string} home
 * @param {string} run
 * @param {Queued[]} batch
 * @param {Answer} answer
 * @param {Expected} expected
 * @returns {Promise<Outcome>}
 */
async function applied(home, run, batch, { said }, expected) {
  /** @type {Result[] | undefined} */
  const results = said?.results;
  if (!results) return "later"; // not our server: a network that asks to log in first
  const known = (await told(home, run)) ?? {};
  const before = (await runKept(run))?.news ?? [];
  const news = results.filter((result) => isNews(result, expected.get(result.id))).map(({ seq }) => seq);
  const done = new Set(results.map(({ id }) => id));
  const settled = batch.filter(({ id }) => done.has(id));
  await settle(run, settled, { ...known, news: [...new Set([...before, ...news])] });
  return settled.length > 0 ? "sent" : "later";
}

const UNWELCOME = ["check-in-refused", "intent-refused", "answer-wrong"];

/**
 * Whether a player would notice: something failed that the phone had not shown as failed.
 *
 * @param {Result} result
 * @param {string[]} [shown]
 */
function isNews({ events }, shown = []) {
  return events.some(({ kind }) => UNWELCOME.includes(kind) && !shown.includes(kind));
}

/**
 * The server has these ids with another body: it did what the form asked, and its answer was lost.
 *
 * @param {string} home
 * @param {string} run
 * @param {Queued[]} batch
 * @param {Answer} answer
 * @returns {Promise<Outcome>}
 */
async function clashed(home, run, batch, { said }) {
  const named = new Set(said?.ids ?? []);
  const settled = batch.filter(({ id }) => named.has(id));
  await settle(run, settled, (await told(home, run)) ?? {});
  return settled.length > 0 ? "sent" : "later";
}

/**
 * @typedef {{status: number, said: any}} Answer status 0: nobody answered
 *
 * @param {string} home
 * @param {string} run
 * @param {Queued[]} batch
 * @returns {Promise<Answer>}
 */
async function post(home, run, batch) {
  const intents = batch.map(({ intent }) => intent);
  const body = JSON.stringify({ intents });
  const headers = { "Content-Type": "application/json" };
  return asked(home, run, "intents", { method: "POST", headers, body });
}

/**
 * Photos go after the intents that they belong to: the server then knows what they are.
 *
 * @param {string} home
 * @param {string} run
 * @returns {Promise<Outcome>}
 */
async function sendPhotos(home, run) {
  for (const { media, blob } of await photos(run)) {
    const { status } = await asked(home, run, `media/${media}`, { method: "PUT", body: blob });
    const outcome = outcomeOf(status);
    if (outcome !== "sent") return outcome;
    await dropPhoto(media); // taken in, or refused for good
  }
  return "sent";
}

/**
 * What is wrong somewhere goes to the organiser; it is part of no game.
 *
 * @param {string} home
 * @param {string} run
 * @returns {Promise<Outcome>}
 */
async function sendNotes(home, run) {
  for (const { id, checkpoint, words, at } of await notes(run)) {
    const body = new URLSearchParams({ checkpoint, words, at });
    const { status } = await answered(`${home}runs/${run}/notes/${id}`, run, { method: "PUT", body });
    const outcome = outcomeOf(status);
    if (outcome !== "sent") return outcome;
    await dropNote(id);
  }
  return "sent";
}

/** @param {number} status @returns {Outcome} */
function outcomeOf(status) {
  if (status === 401 || status === 403) return "refused";
  return status === 204 || (status >= 400 && status < 500 && status !== 429) ? "sent" : "later";
}

/**
 * What the server says of the run now.
 *
 * @param {string} home
 * @param {string} run
 * @returns {Promise<Partial<import("./store.js").Run> | null>} null where it says nothing
 */
export async function told(home, run) {
  const heard = Date.now();
  const { status, said } = await asked(home, run, "state", {});
  if (status !== 200 || !said?.state) return null;
  const { seq, edition, game, state } = said;
  return { seq, edition, game, state, heard };
}

/**
 * @param {string} home
 * @param {string} run
 * @param {string} what
 * @param {RequestInit} options
 * @returns {Promise<Answer>}
 */
export function asked(home, run, what, options) {
  return answered(`${home}api/runs/${run}/${what}`, run, options);
}

/**
 * @param {string} address
 * @param {string} run
 * @param {RequestInit} options
 * @returns {Promise<Answer>}
 */
async function answered(address, run, options) {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), PATIENCE_MS);
  try {
    const token = (await runKept(run))?.token ?? "";
    const headers = { ...options.headers, "X-CSRF-Token": token };
    const signal = giveUp.signal;
    const response = await fetch(address, { ...options, headers, signal });
    const json = /json/.test(response.headers.get("Content-Type") ?? "");
    return { status: response.status, said: json ? await response.json() : null };
  } catch {
    return { status: 0, said: null };
  } finally {
    clearTimeout(timer);
  }
}
