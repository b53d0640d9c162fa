import { at, leftText } from "../core/runclock.js";
import { all, say } from "./page.js";

const SECOND_MS = 1000;
const MINUS = "\u2212";

/**
 * Let the run's clock go on where it stands. It ticks without a word; only when overtime begins
 * or the time is over is that said, once.
 *
 * @param {HTMLElement} clock
 */
export function wire(clock) {
  const { clock: left = "0", overtime = "0", cost = "0" } = clock.dataset;
  const limit = { left_s: Number(left), overtime_s: Number(overtime), per_minute: Number(cost) };
  const came_ms = Date.now();
  let { phase } = at(limit, 0);

  const tick = () => {
    const now = at(limit, (Date.now() - came_ms) / SECOND_MS);
    write(clock, "[data-left-words]", leftText(now.left_s));
    write(clock, "[data-cost-number]", now.cost > 0 ? `${MINUS}${now.cost}` : "0");
    if (now.phase === phase) return;
    phase = now.phase;
    say(shown(clock, phase));
    if (phase === "over") clearInterval(ticking);
  };
  const ticking = setInterval(tick, SECOND_MS);
}

/**
 * Show the line of a phase alone.
 *
 * @param {HTMLElement} clock
 * @param {string} phase
 * @returns {string} what it says
 */
function shown(clock, phase) {
  let said = "";
  for (const line of all("[data-phase]", clock)) {
    line.hidden = line.dataset.phase !== phase;
    if (!line.hidden) said = (line.textContent ?? "").replace(/\s+/g, " ").trim();
  }
  return said;
}

/**
 * @param {HTMLElement} clock
 * @param {string} mark
 * @param {string} text
 */
function write(clock, mark, text) {
  for (const element of all(mark, clock)) {
    if (element.textContent !== text) element.textContent = text;
  }
}
