/** @typedef {import("../core/walk.js").Walk} Walk */

/**
 * What the page tells its script, or null on a page that is not part of a run.
 *
 * @returns {Walk | null}
 */
export function readWalk() {
  const told = document.getElementById("walk");
  return told ? JSON.parse(told.textContent ?? "null") : null;
}

/**
 * Say a sentence in the page's one live region. The same sentence twice is said once.
 *
 * @param {string} sentence
 */
export function say(sentence) {
  const live = document.querySelector("[data-live]");
  if (live && live.textContent !== sentence) live.textContent = sentence;
}

/**
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {HTMLElement[]}
 */
export function all(selector, within = document) {
  return [...within.querySelectorAll(selector)].filter((found) => found instanceof HTMLElement);
}
