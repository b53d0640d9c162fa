import { leftMs, passed, toggled, wound } from "../../core/countdown.js";
import { clockText } from "../../core/lasting.js";
import { say } from "../page.js";
import { stayAwake } from "../wake.js";
import { element, icon } from "./building.js";

/** @typedef {import("../../core/countdown.js").Countdown} Countdown */

const TICK_MS = 250;

/**
 * A clock for something to do. It speaks at the start, the half and the end, and shakes at the end.
 * What has had its time is done: the phone says so to the server, as the team can at any time.
 *
 * @param {HTMLElement} task
 */
export function wire(task) {
  const words = task.dataset;
  const form = task.closest("form");
  const key = `clock:${form?.id}:${location.pathname}`;
  let clock = restored(key) ?? wound(Number(words.seconds) * 1000);
  let before_ms = leftMs(clock, Date.now());
  const digits = element("p", { class: "digits", role: "timer" });
  const control = element("button", { class: "b sm", type: "button" });
  task.replaceChildren(element("div", { class: "row" }, digits, control));
  const hold = stayAwake(() => clock.since_ms !== null);

  control.addEventListener("click", () => {
    const over = leftMs(clock, Date.now()) === 0;
    clock = toggled(over ? wound(clock.whole_ms) : clock, Date.now());
    before_ms = leftMs(clock, Date.now());
    sessionStorage.setItem(key, JSON.stringify(clock));
    if (clock.since_ms !== null) {
      hold();
      say(words.started ?? "");
    }
    draw();
  });
  setInterval(draw, TICK_MS);
  draw();
  if (clock.since_ms !== null && before_ms === 0) finish(); // it ran out while the team was elsewhere

  function draw() {
    const left_ms = leftMs(clock, Date.now());
    const news = clock.since_ms === null ? null : passed(clock.whole_ms, before_ms, left_ms);
    before_ms = left_ms;
    write(digits, clockText(left_ms / 1000));
    task.classList.toggle("over", left_ms === 0);
    label(control, words, clock, left_ms);
    if (news) say(words[news] ?? "");
    if (news === "over") {
      navigator.vibrate?.([200, 100, 200]);
      finish();
    }
  }

  async function finish() {
    if (!form || !(await isSent(form))) return say(words.lost ?? "");
    sessionStorage.removeItem(key);
    if (!isWrittenOn()) form.submit(); // known by its id: it only leads on
  }
}

/**
 * Send a form as its button does. The answer is another page: the server's, or the phone's own.
 *
 * @param {HTMLFormElement} form
 */
async function isSent(form) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) body.append(name, String(value));
  try {
    const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    return answer.type === "opaqueredirect";
  } catch {
    return false;
  }
}

/** Whether words of the team stand on the page that would be lost with it. */
function isWrittenOn() {
  const fields = [...document.querySelectorAll("textarea, input:not([type])")];
  return fields.some(
    (one) =>
      /** @type {HTMLInputElement} */ (one).value !== /** @type {HTMLInputElement} */ (one).defaultValue,
  );
}

/**
 * @param {HTMLElement} control
 * @param {DOMStringMap} words
 * @param {Countdown} clock
 * @param {number} left_ms
 */
function label(control, words, clock, left_ms) {
  const runs = clock.since_ms !== null && left_ms > 0;
  const begun = clock.run_ms > 0 && left_ms > 0;
  const said = (runs ? words.pause : begun ? words.goOn : words.start) ?? "";
  if (control.textContent === said) return;
  control.replaceChildren(icon(runs ? "player-pause" : "player-play"), said);
}

/**
 * @param {HTMLElement} place
 * @param {string} text
 */
function write(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

/**
 * @param {string} key
 * @returns {Countdown | null}
 */
function restored(key) {
  return JSON.parse(sessionStorage.getItem(key) ?? "null");
}
