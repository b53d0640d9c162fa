/**
 * A run's state as the server sends it (`GET /api/runs/<id>/state`), made the twin's own.
 *
 * @typedef {import("./types.js").State} State
 */
import { NEW_RUN } from "./state.js";

const SETS = ["facts", "marks", "given"];

/**
 * Read what the server sent: names in the twin's manner, lists of names as sets, times as numbers.
 * The names of facts, places and items are data, and stay as they are.
 *
 * @param {Record<string, any>} sent
 * @returns {State}
 */
export function stateOf(sent) {
  const known = Object.entries(sent).map(([name, value]) => [
    camel(name),
    SETS.includes(name) ? new Set(value) : READ[name] ? READ[name](value) : value,
  ]);
  return { ...NEW_RUN, ...Object.fromEntries(known) };
}

const time = (/** @type {string | null} */ written) => (written === null ? null : Date.parse(written));
const times = (/** @type {Record<string, string>} */ by) =>
  Object.fromEntries(Object.entries(by).map(([name, written]) => [name, time(written)]));

/** @type {Record<string, (value: any) => unknown>} */
const READ = {
  started: (started) => started && { ...started, at: time(started.at) },
  clock_from: time,
  pauses: (all) =>
    all.map((/** @type {any} */ { begins, ends }) => ({ begins: time(begins), ends: time(ends) })),
  visited_at: times,
  timers: times,
  announced: (all) => all.map((/** @type {any} */ { at, words }) => ({ at: time(at), words })),
  timed_out_at: time,
  finished_at: time,
};

const camel = (/** @type {string} */ name) =>
  name.replace(/_(\w)/g, (_, /** @type {string} */ letter) => letter.toUpperCase());
