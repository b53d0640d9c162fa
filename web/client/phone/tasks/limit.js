import { lastingText } from "../../core/lasting.js";
import { fill } from "../../core/words.js";

const SECOND_MS = 1000;

/**
 * Tick a time limit down where it stands, without a word; or show a hint's button when its time
 * has come. The server's clock decides: here only what has gone by since the page came is counted.
 *
 * @param {HTMLElement} place
 */
export function wire(place) {
  const { opensS, leftS } = place.dataset;
  if (opensS !== undefined) return showAfter(place, Number(opensS));
  const came_ms = Date.now();
  const figures = place.querySelector("[data-left]");
  const tick = () => {
    const left_s = Number(leftS) - (Date.now() - came_ms) / SECOND_MS;
    if (figures) figures.textContent = leftWords(place.dataset, left_s);
    if (left_s <= 0) clearInterval(ticking);
  };
  const ticking = setInterval(tick, SECOND_MS);
  tick();
}

/**
 * @param {DOMStringMap} words
 * @param {number} left_s
 */
function leftWords({ words = "", over = "", minutes = "", rest = "" }, left_s) {
  return left_s <= 0 ? over : fill(words, { left: lastingText(left_s, { minutes, rest }) });
}

/**
 * @param {HTMLElement} button
 * @param {number} seconds
 */
function showAfter(button, seconds) {
  setTimeout(() => {
    button.hidden = false;
    for (const wait of document.querySelectorAll("[data-wait]")) wait.remove();
  }, seconds * SECOND_MS);
}
