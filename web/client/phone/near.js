import { reached } from "../core/near.js";
import { fill } from "../core/words.js";
import { all } from "./page.js";

/**
 * @typedef {import("../core/geo.js").Fix} Fix
 * @typedef {import("../core/walk.js").Walk} Walk
 * @typedef {import("../core/walk.js").Checkpoint} Checkpoint
 */

/**
 * Light the plate while the fix lies in an open checkpoint, and aim the check-in at that one.
 *
 * @param {Walk} walk
 * @param {Fix} fix
 * @returns {string | null} what is to be said of it
 */
export function lightPlates(walk, fix) {
  const checkpoint = reached(walk.checkpoints, fix);
  for (const plate of all("button[data-plate]")) plate.classList.toggle("lit", checkpoint !== null);
  for (const form of document.querySelectorAll("form[data-check-in]")) aim(form, checkpoint);
  if (!checkpoint) return null;
  shakeOnce(checkpoint);
  return fill(walk.words.near, { title: checkpoint.title ?? checkpoint.number });
}

/**
 * @param {Element} form
 * @param {Checkpoint | null} checkpoint
 */
function aim(form, checkpoint) {
  const field = form.querySelector("input[name=checkpoint]");
  if (!(field instanceof HTMLInputElement)) return;
  // What the server wrote there comes back when nothing is near; a hidden field keeps no default.
  field.dataset.written ??= field.value;
  field.value = checkpoint?.id ?? field.dataset.written;
}

/**
 * The phone may be in a pocket. A browser shakes only for a page that has been tapped: until
 * then it would complain, so the next fix tries again.
 *
 * @param {Checkpoint} checkpoint
 */
function shakeOnce({ id }) {
  const told = `near:${id}`;
  if (sessionStorage.getItem(told) || navigator.userActivation?.hasBeenActive === false) return;
  sessionStorage.setItem(told, "1");
  navigator.vibrate?.(200);
}
