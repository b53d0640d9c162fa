/**
 * Forms of a run. The server answers them where it can be reached; else they wait in the outbox, and
 * so do all that come after them: nothing overtakes.
 */
import { fieldOf } from "../core/fields.js";
import { read } from "../core/forms.js";
import { merged } from "../core/rules/merged.js";
import { flush } from "../phone/outbox.js";
import { keepRun, queue, runKept, waiting } from "../phone/store.js";
import { reached, within } from "./network.js";
import { makeRoom } from "./room.js";

const FORM = /^runs\/([\w-]+)\/(check-in|answer|skip|hint|end)$/;
const POSTER = /^q\/(\w+)$/i;
const STALE = 403;

/** @param {string} path */
export function isForm(path) {
  return FORM.test(path) || POSTER.test(path);
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
    if (response && !(response.status === STALE && (await isStale(form)))) return response;
  }
  return Response.redirect(home + (await saved(form)), 303);
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
    if ("mistake" in said) return mended(at, ref, said.mistake, fieldOf(fields, "checkpoint"));
    if (!("id" in said)) return `${at}/unsaved`;
    const intent = /** @type {import("../phone/store.js").Intent} */ (said);
    await queue(run, intent).catch(() => makeRoom().then(() => queue(run, intent)));
    const token = fieldOf(fields, "csrf");
    if (token) await keepRun(run, { token }).catch(() => {}); // a full phone knows it from the page before
    return `${at}/saved/${intent.id}`;
  } catch {
    return `${at}/unsaved`;
  }
}

/**
 * Where a form goes that says no answer yet.
 *
 * @param {string} at
 * @param {string} ref
 * @param {string} mistake
 * @param {string} checkpoint
 */
function mended(at, ref, mistake, checkpoint) {
  if (mistake === "unreadable") return `${at}/unsaved`;
  if (!ref) return `${at}/code?${new URLSearchParams({ why: mistake, checkpoint })}`;
  return `${at}/checkpoints/${ref.split("/")[0]}?${new URLSearchParams({ mistake, challenge: ref })}`;
}

/**
 * @param {string} run
 * @param {string} ref `checkpoint/challenge`
 */
async function challengeOf(run, ref) {
  const kept = (await runKept(run))?.sealed;
  if (!kept || !ref) return undefined;
  const [stop, challenge] = ref.split("/");
  const found = merged(kept.public, kept.sealed).checkpoints.find(({ id }) => id === stop);
  return found?.challenges?.find(({ id }) => id === challenge);
}
