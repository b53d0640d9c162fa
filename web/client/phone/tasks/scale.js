import { fill } from "../../core/words.js";

/** What `true` says: the team has set a step, and keeps it to itself. */
const SET = "true";

/**
 * A step that is not shared never leaves the phone: the form says only that there is one. The phone
 * remembers it as long as the tab is open, and shows it again once the server knows that it is set,
 * beside the step that was set earlier where the same was asked: before and after.
 *
 * @param {HTMLElement} task
 */
export function wire(task) {
  if (task.dataset.ref) return show(task, task.dataset.ref);
  const form = task.closest("form");
  form?.addEventListener("formdata", ({ formData }) => {
    const step = formData.get("value");
    if (!step) return;
    sessionStorage.setItem(keyOf(String(formData.get("challenge"))), `${step}/${task.dataset.of}`);
    if (!formData.get("share")) formData.set("value", SET);
  });
}

/**
 * @param {HTMLElement} place
 * @param {string} challenge
 */
function show(place, challenge) {
  const [step, of] = (sessionStorage.getItem(keyOf(challenge)) ?? "").split("/");
  if (!of) return;
  const before = (sessionStorage.getItem(keyOf(place.dataset.before ?? "")) ?? "").split("/")[0];
  const words = before ? place.dataset.both : place.dataset.own;
  place.textContent = fill(words ?? "", { before, step, of });
  place.hidden = false;
}

/**
 * A phone may play several runs: each keeps its own.
 *
 * @param {string} challenge
 */
function keyOf(challenge) {
  const [, run] = location.pathname.match(/\/runs\/([^/]+)/) ?? [];
  return `scale:${run}:${challenge}`;
}
