import { HOME, runHere } from "../home.js";
import { idOf } from "../ids.js";
import { queue, waiting } from "../store.js";

/** The name of the server's form for photos, from which it makes their ids. */
const PHOTO = "player.photo";

/** Whether something was asked before that the server has not heard: a photo must not overtake it. */
export async function somethingWaits() {
  const run = runHere();
  return run !== null && (await waiting(run).catch(() => 0)) > 0;
}

/**
 * Keep a photo and the answer that it is until there is a network. The form's id makes both the same
 * as the form itself would have, should it have got through after all.
 *
 * @param {HTMLFormElement} form
 * @param {Blob} blob drawn anew: without place, time and maker
 * @returns {Promise<string | null>} the page that goes on; null where the phone cannot keep it
 */
export async function keepForLater(form, blob) {
  const run = runHere();
  const fields = new FormData(form);
  const [id, challenge] = [String(fields.get("id")), String(fields.get("challenge"))];
  if (!run || !navigator.serviceWorker?.controller) return null;
  try {
    const media = await idOf(id, PHOTO);
    const answer = { id, kind: "answer", at: new Date().toISOString(), challenge, value: { media } };
    await queue(run, { ...answer, sent: true }, { media, run, blob });
    return `${HOME}runs/${run}/saved/${id}`;
  } catch {
    return null; // no room
  }
}
