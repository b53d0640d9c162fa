/**
 * What the phone keeps for a while without the server: runs as the server last told them, what the
 * team has asked for since, its photos and notes. Pages and the worker share it.
 *
 * @typedef {{id: string, kind: string, at: string, [field: string]: unknown}} Intent as the API takes it
 *
 * @typedef {object} Run
 * @property {string} run
 * @property {string} [token] what a form of this phone must carry
 * @property {string} [language] of the book
 * @property {number} [seq]
 * @property {string} [edition]
 * @property {{competitive: boolean, offline: string}} [game]
 * @property {Record<string, any>} [state] the server's
 * @property {number} [heard] when the server was asked for that state
 * @property {Ahead[]} [ahead] what the server has done since, as its answers say
 * @property {any[]} [asked] challenges as the server shows them now; where `sealed` is not there
 * @property {any} [sealed] all that is still locked; only where a game is played whole without signal
 * @property {any} [book] the pages' pieces, in `language`
 * @property {string} [shell] the build whose pages are kept
 * @property {number[]} [news] entries of the log that the team should look at
 * @property {number} at when the phone last heard of it
 *
 * @typedef {{key: number, id: string, run: string, intent: Intent, made: number}} Queued
 * @typedef {{intent: Intent, answered: number}} Ahead
 * @typedef {{media: string, run: string, blob: Blob}} Photo
 * @typedef {{id: string, run: string, checkpoint: string, words: string, at: string}} Note
 */
import { openDB } from "idb";
import { inTime } from "./patience.js";

/**
 * What each form of the database added to the one before.
 *
 * @type {((database: import("idb").IDBPDatabase) => void)[]}
 */
const FORMS = [
  (database) => {
    database.createObjectStore("runs", { keyPath: "run" });
    const outbox = database.createObjectStore("outbox", { keyPath: "key", autoIncrement: true });
    outbox.createIndex("id", "id", { unique: true });
    outbox.createIndex("run", "run");
    database.createObjectStore("photos", { keyPath: "media" }).createIndex("run", "run");
  },
  (database) => {
    database.createObjectStore("notes", { keyPath: "id" }).createIndex("run", "run");
  },
];

const OPENS_WITHIN_MS = 20_000;

/** @type {Promise<import("idb").IDBPDatabase> | undefined} */
let opening;

/** A browser may never answer: for who asks, that is a promise that fails. What comes late is there for the next. */
function opened() {
  opening ??= begun();
  opening.catch(close);
  return inTime(opening, OPENS_WITHIN_MS);
}

/** Some browsers refuse with a throw, not with a promise that fails: for who asks they are alike. */
async function begun() {
  return openDB("seikkailu", FORMS.length, {
    upgrade(database, old) {
      for (const form of FORMS.slice(old)) form(database);
    },
    blocking: close, // a newer build wants another form of it: it must not wait for an old tab
    terminated: close,
  });
}

function close() {
  opening?.then(
    (database) => database.close(),
    () => {},
  );
  opening = undefined;
}

/** @param {string[]} stores */
async function writing(...stores) {
  // strict: "saved on the phone" is said only of what a flat battery does not take away
  return (await opened()).transaction(stores, "readwrite", { durability: "strict" });
}

/** Whether this browser keeps anything at all; a private window may refuse. */
export async function keeps() {
  return opened().then(
    () => true,
    () => false,
  );
}

/**
 * @param {string} run
 * @returns {Promise<Run | undefined>}
 */
export async function runKept(run) {
  return (await opened()).get("runs", run);
}

/** @returns {Promise<Run | undefined>} the run that the phone heard of last */
export async function newestRun() {
  /** @type {Run[]} */
  const all = await (await opened()).getAll("runs");
  return all.sort((one, other) => other.at - one.at)[0];
}

/**
 * Write down what is known of a run, beside what was known before.
 *
 * @param {string} run
 * @param {Partial<Run>} known
 */
export async function keepRun(run, known) {
  const transaction = await writing("runs");
  const before = await transaction.objectStore("runs").get(run);
  await transaction.objectStore("runs").put(beside(before, run, known));
  await transaction.done;
}

/**
 * What is known of a run. Two tabs may hear at once: a state that was asked for before the one that is
 * kept is dropped. What the server had done when it was asked is in what it says.
 *
 * @param {Run | undefined} before
 * @param {string} run
 * @param {Partial<Run>} known
 * @returns {Run}
 */
function beside(before, run, known) {
  const { heard = 0, seq, edition, game, state, ...rest } = known;
  const now = Date.now();
  if (!state || (before?.heard && before.heard > heard && before.heard <= now))
    return { ...before, ...rest, run, at: now };
  const ahead = (before?.ahead ?? []).filter(({ answered }) => answered > heard);
  return { ...before, ...known, ahead, run, at: now };
}

/**
 * The server did this, and its answer says no more: the phone shows it until it has heard the state.
 *
 * @param {string} run
 * @param {Intent[]} done
 */
export async function goAhead(run, done) {
  const transaction = await writing("runs");
  await lead(transaction.objectStore("runs"), run, done);
  await transaction.done;
}

/**
 * @param {import("idb").IDBPObjectStore<unknown, string[], "runs", "readwrite">} runs
 * @param {string} run
 * @param {Intent[]} done
 */
async function lead(runs, run, done) {
  /** @type {Run | undefined} */
  const before = await runs.get(run);
  if (!before) return;
  const answered = Date.now();
  const ids = new Set(done.map(({ id }) => id));
  const others = (before.ahead ?? []).filter(({ intent }) => !ids.has(intent.id));
  await runs.put({ ...before, ahead: [...others, ...done.map((intent) => ({ intent, answered }))] });
}

/**
 * Put an intent, and the photo it is about, last into the outbox: both or neither. What is in it
 * already stays as it is.
 *
 * @param {string} run
 * @param {Intent} intent
 * @param {Photo} [photo]
 */
export async function queue(run, intent, photo) {
  const transaction = await writing("outbox", "photos");
  const outbox = transaction.objectStore("outbox");
  if (!(await outbox.index("id").getKey(intent.id))) {
    await outbox.add({ id: intent.id, run, intent, made: Date.now() });
    if (photo) await transaction.objectStore("photos").put(photo);
  }
  await transaction.done;
}

/**
 * @param {string} run
 * @returns {Promise<Queued[]>} in the order they were made
 */
export async function queued(run) {
  return (await opened()).getAllFromIndex("outbox", "run", run);
}

/**
 * All that the team has done and the kept state does not hold: first what the server knows, then what waits.
 *
 * @param {Run} kept
 * @returns {Promise<Intent[]>}
 */
export async function sinceThen({ run, ahead = [] }) {
  const waits = (await queued(run)).map(({ intent }) => intent);
  const ids = new Set(waits.map(({ id }) => id));
  return [...ahead.map(({ intent }) => intent).filter(({ id }) => !ids.has(id)), ...waits];
}

/** @returns {Promise<string[]>} runs of which something is still to be sent */
export async function waitingRuns() {
  const database = await opened();
  const waiting = await Promise.all(["outbox", "photos", "notes"].map((store) => database.getAll(store)));
  return [...new Set(waiting.flat().map(({ run }) => run))];
}

/**
 * @param {string} run
 * @returns {Promise<Photo[]>}
 */
export async function photos(run) {
  return (await opened()).getAllFromIndex("photos", "run", run);
}

/** Put what is wrong somewhere among what is to be sent. @param {Note} note */
export async function keepNote(note) {
  const transaction = await writing("notes");
  await transaction.objectStore("notes").put(note);
  await transaction.done;
}

/**
 * @param {string} run
 * @returns {Promise<Note[]>}
 */
export async function notes(run) {
  return (await opened()).getAllFromIndex("notes", "run", run);
}

/** @param {string} id */
export async function dropNote(id) {
  await (await opened()).delete("notes", id);
}

/** How much is still to be sent: intents, photos whose intents went ahead, and notes. @param {string} run */
export async function waiting(run) {
  const [intents, pictures, said] = [await queued(run), await photos(run), await notes(run)];
  const named = new Set(intents.map(({ intent }) => mediaOf(intent)));
  return intents.length + pictures.filter(({ media }) => !named.has(media)).length + said.length;
}

/** @param {Intent} intent */
function mediaOf({ value }) {
  return value && typeof value === "object" && "media" in value ? value.media : undefined;
}

/**
 * Take out what the server has, and write down what it says now: the phone never shows one without the
 * other. Where the server said no more, what it has is shown as the phone itself plays it.
 *
 * @param {string} run
 * @param {Queued[]} done
 * @param {Partial<Run>} known
 */
export async function settle(run, done, known) {
  const transaction = await writing("outbox", "runs");
  const runs = transaction.objectStore("runs");
  for (const { key } of done) transaction.objectStore("outbox").delete(key);
  await runs.put(beside(await runs.get(run), run, known));
  const intents = done.map(({ intent }) => intent);
  if (!known.state) await lead(runs, run, intents);
  await transaction.done;
}

/** Take out what no server will ever read. @param {Queued} one */
export async function discard({ key }) {
  await (await opened()).delete("outbox", key);
}

/** @param {string} media */
export async function dropPhoto(media) {
  await (await opened()).delete("photos", media);
}

/** Forget what the server told of a run; what it has not heard yet stays. @param {string} run */
export async function forgetRun(run) {
  await (await opened()).delete("runs", run);
}

/** Forget everything. */
export async function forgetAll() {
  const stores = ["runs", "outbox", "photos", "notes"];
  const transaction = await writing(...stores);
  await Promise.all(stores.map((name) => transaction.objectStore(name).clear()));
  await transaction.done;
}
