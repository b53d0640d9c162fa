import { nearest, reached } from "../core/near.js";
import { fill } from "../core/words.js";
import { all } from "./page.js";

/**
 * @typedef {import("../core/geo.js").Fix} Fix
 * @typedef {import("../core/walk.js").Walk} Walk
 * @typedef {import("../core/walk.js").Checkpoint} Checkpoint
 */

/** Every check-in but the question what is here, which is asked of no place. */
const AIMED = "form[data-check-in]:not([data-check-in=around])";

/** @type {string | null} */
let suggested = null;

/**
 * Where everything is open at once, show the nearest checkpoint as the next one, and claim that
 * one wherever the plate is pressed.
 *
 * @param {Walk} walk
 * @param {Fix} fix
 */
export function suggestNearest(walk, fix) {
  const panels = all("[data-nearest]");
  if (panels.length === 0) return;
  suggested = nearest(walk.checkpoints, fix, suggested)?.id ?? null;
  for (const panel of panels) panel.hidden = panel.dataset.nearest !== suggested;
  for (const choice of all("[data-nearest-none]")) choice.hidden = suggested !== null;
  for (const field of document.querySelectorAll(`${AIMED} input[name=checkpoint]`)) {
    if (field instanceof HTMLInputElement) field.dataset.written = suggested ?? "";
  }
}

/**
 * Light the plate while the fix lies in an open checkpoint, and aim the check-in at that one.
 *
 * @param {Walk} walk
 * @param {Fix} fix
 * @returns {string | null} what is to be said of it
 */
export function lightPlates(walk, fix) {
  const checkpoint = reached(walk.checkpoints, fix, walk.page);
  for (const plate of all("button[data-plate]")) plate.classList.toggle("lit", checkpoint !== null);
  for (const form of document.querySelectorAll(AIMED)) aim(form, checkpoint);
  if (!checkpoint) return null;
  shakeOnce(checkpoint);
  return fill(walk.words.near, { title: checkpoint.title ?? checkpoint.number ?? "" });
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
