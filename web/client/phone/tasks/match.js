import { fill } from "../../core/words.js";
import { all, say } from "../page.js";
import { element } from "./building.js";

/**
 * Pairs by tapping as well: first a row, then what belongs to it. The selects stay.
 *
 * @param {HTMLElement} task
 */
export function wire(task) {
  const rows = all("[data-left]", task);
  const [first] = selectsOf(rows);
  if (!first) return;
  let now = rows[0];

  const chips = [...first.options].slice(1).map((right) => {
    const lang = right.lang || undefined;
    const chip = element("button", { class: "b", type: "button", value: right.value, lang }, right.text);
    chip.addEventListener("click", () => join(right));
    return chip;
  });
  task.append(
    element("p", { class: "m mt3" }, task.dataset.tap ?? ""),
    element("div", { class: "chips mt2" }, ...chips),
  );
  for (const row of rows) row.addEventListener("click", () => turnTo(row));
  for (const select of selectsOf(rows)) select.addEventListener("change", mark);
  mark();

  /** @param {HTMLElement} row */
  function turnTo(row) {
    now = row;
    mark();
  }

  /** @param {HTMLOptionElement} right */
  function join(right) {
    const [select] = selectsOf([now]);
    select.value = right.value;
    say(fill(task.dataset.joined ?? "", { left: leftOf(now), right: right.text }));
    turnTo(rows.find((row) => !selectsOf([row])[0].value) ?? now);
  }

  function mark() {
    const used = new Set(selectsOf(rows).map(({ value }) => value));
    for (const row of rows) row.classList.toggle("now", row === now);
    for (const chip of chips) chip.classList.toggle("used", used.has(chip.value));
  }
}

/**
 * @param {HTMLElement[]} rows
 * @returns {HTMLSelectElement[]}
 */
function selectsOf(rows) {
  return rows.flatMap((row) => [...row.querySelectorAll("select")]);
}

/** @param {HTMLElement} row */
function leftOf(row) {
  return (row.querySelector("label")?.textContent ?? "").trim();
}
