/**
 * Forms of a run. The server answers them where it can be reached; else they wait in the outbox, and
 * so do all that come after them: nothing overtakes.
 */
import { fieldOf } from "../core/fields.js";
import { read } from "../core/forms.js";
import { flush } from "../phone/outbox.js";
import { goAhead, keepNote, keepRun, queue, runKept, waiting } from "../phone/store.js";
import { challengeOf } from "./asked.js";
import { reached, within } from "./network.js";
import { keepingRoom } from "./room.js";

const FORM = /^runs\/([\w-]+)\/(check-in|answer|skip|hint|end)$/;
const OF_RUN = /^runs\/([\w-]+)\/([\w-]+)$/;
const POSTER = /^q\/(\w+)$/i;
const STALE = 403;

/** @param {string} path */
export function isForm(path) {
  return FORM.test(path) || POSTER.test(path);
}

/** @param {string} path */
export function isOfRun(path) {
  return OF_RUN.test(path);
}

/**
 * @param {Request} request
 * @param {string} path
 * @param {string} home
 */
export async function answerForm(request, path, home) {
  const form = formOf(path, await fieldsOf(request.clone()));
  if (await nothingWaits(form.run, home)) {
    const response = await reached(request);
    if (response && !(response.status === STALE && (await isStale(form)))) {
      if (response.type === "opaqueredirect") await showDone(form);
      return response;
    }
  }
  return Response.redirect(home + (await saved(form)), 303);
}

/**
 * What is no part of the game. A note about what is wrong may go after all else; the rest only the server
 * can do, and may take long over it: where it is not there, a page of the game says so.
 *
 * @param {Request} request
 * @param {string} path
 * @param {string} home
 */
export async function answerOther(request, path, home) {
  const [, run, action] = OF_RUN.exec(path) ?? [];
  const note = action === "notes" && noteIn(run, await fieldsOf(request.clone()));
  const response = await (note ? reached(request) : fetch(request).catch(() => null));
  if (response) return response;
  const kept =
    note &&
    (await keepingRoom(() => keepNote(note)).then(
      () => true,
      () => false,
    ));
  return Response.redirect(`${home}runs/${run}/${kept ? "saved" : "unsaved"}`, 303);
}

/** @param {string} run @param {[string, string][]} fields */
function noteIn(run, fields) {
  const [id, checkpoint, words] = ["id", "checkpoint", "words"].map((name) => fieldOf(fields, name));
  return { id, run, checkpoint, words, at: new Date().toISOString() };
}

/**
 * A poster's code that the phone's own camera read: its address is the check-in.
 *
 * @param {string} token
 * @param {string} run
 * @returns {Promise<string>} the page that goes on
 */
export function scanned(token, run) {
  const fields = /** @type {[string, string][]} */ ([
    ["id", crypto.randomUUID()],
    ["code", token],
  ]);
  return saved({ run, action: "check-in", fields });
}

/**
 * @typedef {import("../core/forms.js").Action} Action
 * @typedef {{run: string, action: Action, fields: [string, string][]}} Form
 *
 * @param {string} path
 * @param {[string, string][]} fields
 * @returns {Form}
 */
function formOf(path, fields) {
  const [, run, action] = FORM.exec(path) ?? [];
  if (action) return { run, action: /** @type {Action} */ (action), fields };
  const token = POSTER.exec(path)?.[1] ?? "";
  return { run: fieldOf(fields, "run"), action: "check-in", fields: [...fields, ["code", token]] };
}

/**
 * @param {Request} request
 * @returns {Promise<[string, string][]>}
 */
async function fieldsOf(request) {
  const all = [...(await request.formData())];
  return all.map(([name, value]) => [name, typeof value === "string" ? value : ""]);
}

/**
 * Whether the server knows all that was asked before, or hears it now.
 *
 * @param {string} run
 * @param {string} home
 */
async function nothingWaits(run, home) {
  try {
    return (await waiting(run)) === 0 || (await within(flush(home))) === "sent";
  } catch {
    return true; // a phone that keeps nothing has nothing that waits
  }
}

/** The server's answer is a page; until its state has come too, the phone plays what was done. @param {Form} form */
async function showDone({ run, action, fields }) {
  try {
    const said = read(action, fields, Date.now(), await challengeOf(run, fieldOf(fields, "challenge")));
    if ("id" in said) await goAhead(run, [/** @type {import("../phone/store.js").Intent} */ (said)]);
  } catch {
    // a phone that keeps nothing shows nothing without the server
  }
}

/** Whether the server refused an old form of a phone that it knows. @param {Form} form */
async function isStale({ run, fields }) {
  const token = (await runKept(run))?.token;
  return Boolean(token) && token !== fieldOf(fields, "csrf");
}

/**
 * Put a form into the outbox.
 *
 * @param {Form} form
 * @returns {Promise<string>} the page that goes on
 */
async function saved(form) {
  const { run, action, fields } = form;
  const at = `runs/${run}`;
  try {
    const ref = fieldOf(fields, "challenge");
    const said = read(action, fields, Date.now(), await challengeOf(run, ref));
    if ("mistake" in said) return mended(at, ref, said, fieldOf(fields, "checkpoint"));
    if ("turned" in said) return turnedTo(at, ref, said.turned);
    if (!("id" in said) || (await isBlind(run, action))) return `${at}/unsaved`;
    const intent = /** @type {import("../phone/store.js").Intent} */ (said);
    await keepingRoom(() => queue(run, intent));
    const token = fieldOf(fields, "csrf");
    if (token) await keepRun(run, { token }).catch(() => {}); // a full phone knows it from the page before
    return `${at}/saved/${intent.id}`;
  } catch {
    return `${at}/unsaved`;
  }
}

/** A hint that cannot be read here would only cost. @param {string} run @param {Action} action */
async function isBlind(run, action) {
  return action === "hint" && !(await runKept(run))?.book;
}

/**
 * Where a survey goes on that was sent before its script was there: to the next question, and what was
 * typed goes with it behind the #, where no server reads it.
 *
 * @param {string} at
 * @param {string} ref
 * @param {import("../core/forms.js").Turned["turned"]} turned
 */
function turnedTo(at, ref, { at: question, fields, mistake }) {
  const kept = [["at", `${question}`], ["mistake", mistake ?? ""], ...fields];
  return `${at}/checkpoints/${ref.split("/")[0]}#${new URLSearchParams(kept)}`;
}

/**
 * Where a form goes that says no answer yet.
 *
 * @param {string} at
 * @param {string} ref
 * @param {import("../core/forms.js").Misread} misread
 * @param {string} checkpoint
 */
function mended(at, ref, { mistake, ...about }, checkpoint) {
  if (mistake === "unreadable") return `${at}/unsaved`;
  if (!ref) return `${at}/code?${new URLSearchParams({ why: mistake, checkpoint })}`;
  const slots = Object.entries(about).map(([name, value]) => [name, String(value)]);
  const asked = new URLSearchParams([["mistake", mistake], ["challenge", ref], ...slots]);
  return `${at}/checkpoints/${ref.split("/")[0]}?${asked}`;
}
