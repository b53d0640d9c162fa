import { endsHere } from "../core/near.js";
import { all, say } from "./page.js";

/**
 * @typedef {import("../core/geo.js").Fix} Fix
 * @typedef {import("../core/walk.js").Walk} Walk
 * @typedef {{fresh: (patience_ms: number) => Promise<Fix | null>}} Position
 */

const PATIENCE_MS = 15_000;

/**
 * Let every check-in form take the phone's position along. Nothing is sent before the player's own tap.
 *
 * @param {Walk} walk
 * @param {Position} position
 */
export function wireCheckIns(walk, position) {
  for (const form of all("form[data-check-in]")) {
    if (form instanceof HTMLFormElement) wire(form, walk, position);
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {Walk} walk
 * @param {Position} position
 */
function wire(form, walk, position) {
  let busy = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    const looking = setTimeout(() => say(walk.words.looking), 300);
    const fix = await position.fresh(PATIENCE_MS);
    clearTimeout(looking);
    if (fix) write(form, fix);
    const end = endOf(form, walk, fix);
    if (end) return location.assign(end);
    form.submit(); // without a fix too: the server's answer shows the other ways in
  });
  // The page may come back from the browser's cache with its button still waiting.
  addEventListener("pageshow", () => {
    busy = false;
  });
}

/**
 * Where a question what is here leads instead: to the page of what would end the game, which says so.
 *
 * @param {HTMLFormElement} form
 * @param {Walk} walk
 * @param {Fix | null} fix
 */
function endOf(form, walk, fix) {
  if (!fix || form.dataset.checkIn !== "around") return null;
  return endsHere(walk.checkpoints, fix)?.url;
}

/**
 * @param {HTMLFormElement} form
 * @param {Fix} fix
 */
function write(form, { lat, lon, accuracy_m, age_s }) {
  const fields = {
    lat: lat.toFixed(7),
    lon: lon.toFixed(7),
    accuracy_m: accuracy_m.toFixed(1),
    age_s: age_s.toFixed(1),
  };
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  }
}
