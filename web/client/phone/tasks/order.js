import { moved, placeAt } from "../../core/ordering.js";
import { fill } from "../../core/words.js";
import { all, say } from "../page.js";
import { element, icon } from "./building.js";

/**
 * Rows that are moved by buttons, or dragged by their handle; the selects behind them keep the
 * order for the form.
 *
 * @param {HTMLElement} task
 */
export function wire(task) {
  const list = task.querySelector("[data-rows]");
  const how = task.querySelector("[data-how]");
  if (!list) return;
  if (how instanceof HTMLElement) how.textContent = how.dataset.how ?? "";
  for (const row of rowsOf(list)) dress(task, list, row);
  number(list);
}

/** @param {Element} list */
const rowsOf = (list) => all("[data-row]", list);

/**
 * @param {HTMLElement} task
 * @param {Element} list
 * @param {HTMLElement} row
 */
function dress(task, list, row) {
  const words = wordsOf(row);
  const select = row.querySelector("select");
  const label = row.querySelector("label");
  if (!select || !label) return;
  select.hidden = true;
  label.replaceWith(element("span", { class: "g", lang: label.lang || undefined }, ...label.childNodes));
  const grip = element("span", { class: "grip", "aria-hidden": "true" }, icon("grip-vertical"));
  const place = element("span", { class: "no s open", "aria-hidden": "true", "data-number": "" });
  const up = button(task.dataset.up, words, "chevron-up");
  const down = button(task.dataset.down, words, "chevron-down");
  up.addEventListener("click", () => step(task, list, row, -1));
  down.addEventListener("click", () => step(task, list, row, 1));
  row.prepend(place);
  row.append(element("span", { class: "moves" }, up, down), grip);
  drag(task, list, row, grip);
}

/**
 * @param {string | undefined} verb
 * @param {string} words
 * @param {string} sign
 */
function button(verb, words, sign) {
  return element("button", { class: "b", type: "button", "aria-label": `${verb}: ${words}` }, icon(sign));
}

/** @param {Element} row */
function wordsOf(row) {
  return (row.querySelector("label, .g")?.textContent ?? "").trim();
}

/**
 * @param {HTMLElement} task
 * @param {Element} list
 * @param {HTMLElement} row
 * @param {-1 | 1} by
 */
function step(task, list, row, by) {
  const at = rowsOf(list).indexOf(row);
  put(list, row, at + by);
  tell(task, list, row);
}

/**
 * The others are moved around the row, since a row that is taken out loses the focus.
 *
 * @param {Element} list
 * @param {HTMLElement} row
 * @param {number} to
 */
function put(list, row, to) {
  const rows = rowsOf(list);
  const wanted = moved(rows, rows.indexOf(row), to);
  const at = wanted.indexOf(row);
  row.before(...wanted.slice(0, at));
  row.after(...wanted.slice(at + 1));
  number(list);
}

/** @param {Element} list */
function number(list) {
  const rows = rowsOf(list);
  rows.forEach((row, index) => {
    const place = String(index + 1);
    const select = row.querySelector("select");
    const figure = row.querySelector("[data-number]");
    if (select) select.value = place;
    if (figure) figure.textContent = place;
    const [up, down] = row.querySelectorAll("button");
    up.setAttribute("aria-disabled", String(index === 0));
    down.setAttribute("aria-disabled", String(index === rows.length - 1));
  });
}

/**
 * @param {HTMLElement} task
 * @param {Element} list
 * @param {HTMLElement} row
 */
function tell(task, list, row) {
  const rows = rowsOf(list);
  const slots = { row: wordsOf(row), place: rows.indexOf(row) + 1, all: rows.length };
  say(fill(task.dataset.moved ?? "", slots));
}

/**
 * @param {HTMLElement} task
 * @param {Element} list
 * @param {HTMLElement} row
 * @param {HTMLElement} grip
 */
function drag(task, list, row, grip) {
  grip.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    row.classList.add("held");
  });
  grip.addEventListener("pointermove", ({ pointerId, clientY }) => {
    if (!grip.hasPointerCapture(pointerId)) return;
    const others = rowsOf(list).filter((one) => one !== row);
    const to = placeAt(others.map(middleOf), clientY);
    if (to !== rowsOf(list).indexOf(row)) put(list, row, to);
  });
  grip.addEventListener("lostpointercapture", () => {
    row.classList.remove("held");
    tell(task, list, row);
  });
}

/** @param {Element} row */
function middleOf(row) {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}
