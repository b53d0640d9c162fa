/**
 * What the phone keeps for a while without the server: runs as the server last told them, what the
 * team has asked for since, and its photos. Pages and the worker share it.
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
 * @property {any} [sealed] all that is still locked; only where a game is played whole without signal
 * @property {any} [book] the pages' pieces, in `language`
 * @property {string} [shell] the build whose pages are kept
 * @property {number[]} [news] entries of the log that the team should look at
 * @property {number} at when the phone last heard of it
 *
 * @typedef {{key: number, id: string, run: string, intent: Intent, made: number}} Queued
 * @typedef {{media: string, run: string, blob: Blob}} Photo
 */
import { openDB } from "idb";

/** @type {Promise<import("idb").IDBPDatabase> | undefined} */
let opening;

function opened() {
  opening ??= openDB("seikkailu", 1, {
    upgrade(database) {
      database.createObjectStore("runs", { keyPath: "run" });
      const outbox = database.createObjectStore("outbox", { keyPath: "key", autoIncrement: true });
      outbox.createIndex("id", "id", { unique: true });
      outbox.createIndex("run", "run");
      database.createObjectStore("photos", { keyPath: "media" }).createIndex("run", "run");
    },
    blocking: close, // a newer build wants another form of it: it must not wait for an old tab
    terminated: close,
  });
  opening.catch(close);
  return opening;
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
  await transaction.objectStore("runs").put({ ...before, ...known, run, at: Date.now() });
  await transaction.done;
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

/** @returns {Promise<string[]>} runs of which something is still to be sent */
export async function waitingRuns() {
  const database = await opened();
  const waiting = [...(await database.getAll("outbox")), ...(await database.getAll("photos"))];
  return [...new Set(waiting.map(({ run }) => run))];
}

/**
 * @param {string} run
 * @returns {Promise<Photo[]>}
 */
export async function photos(run) {
  return (await opened()).getAllFromIndex("photos", "run", run);
}

/** How much is still to be sent: intents, and photos whose intents went ahead. @param {string} run */
export async function waiting(run) {
  const [intents, pictures] = [await queued(run), await photos(run)];
  const named = new Set(intents.map(({ intent }) => mediaOf(intent)));
  return intents.length + pictures.filter(({ media }) => !named.has(media)).length;
}

/** @param {Intent} intent */
function mediaOf({ value }) {
  return value && typeof value === "object" && "media" in value ? value.media : undefined;
}

/**
 * Take out what the server has, and write down what it says now: the phone never shows one without the other.
 *
 * @param {string} run
 * @param {number[]} keys
 * @param {Partial<Run>} known
 */
export async function settle(run, keys, known) {
  const transaction = await writing("outbox", "runs");
  for (const key of keys) transaction.objectStore("outbox").delete(key);
  const before = await transaction.objectStore("runs").get(run);
  await transaction.objectStore("runs").put({ ...before, ...known, run, at: Date.now() });
  await transaction.done;
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
  const transaction = await writing("runs", "outbox", "photos");
  await Promise.all(["runs", "outbox", "photos"].map((name) => transaction.objectStore(name).clear()));
  await transaction.done;
}
