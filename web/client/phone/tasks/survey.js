import { fill } from "../../core/words.js";
import { all, say } from "../page.js";
import { element } from "./building.js";

/**
 * Turn a survey's pages without asking the server, up to the last: that one sends the form.
 *
 * @param {HTMLElement} task
 */
export function wire(task) {
  if (!(task instanceof HTMLFormElement)) return;
  task.addEventListener("submit", (event) => {
    const go = event.submitter instanceof HTMLButtonElement ? event.submitter.value : "next";
    const turned = turn(task, go);
    if (turned) event.preventDefault();
  });
  takeBack(task);
}

/**
 * What was sent before this script was there: without a server the worker leads back with it, behind the #.
 *
 * @param {HTMLFormElement} form
 */
function takeBack(form) {
  const typed = new URLSearchParams(location.hash.slice(1));
  if (typed.get("challenge") !== fieldOf(form, "challenge").value) return;
  history.replaceState(null, "", location.pathname + location.search);
  const questions = all("[data-question]", form);
  for (const question of questions) fillIn(form, question, typed);
  form.closest("details")?.setAttribute("open", "");
  show(form, questions, Number(typed.get("at")));
  if (typed.get("mistake")) say(form.dataset.missing ?? "");
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} question
 * @param {URLSearchParams} typed
 */
function fillIn(form, question, typed) {
  const id = question.dataset.question ?? "";
  const value = typed.get(`answer-${id}`) ?? "";
  for (const choice of question.querySelectorAll("input")) choice.checked = choice.value === value;
  for (const words of question.querySelectorAll("textarea")) words.value = value;
  decline(form, question, typed.getAll("declined").includes(id));
}

/**
 * @param {HTMLFormElement} form
 * @param {string} go
 * @returns {boolean} whether the page was turned here, so that nothing need be sent
 */
function turn(form, go) {
  const questions = all("[data-question]", form);
  const at = Number(fieldOf(form, "at").value);
  if (go === "decline-all") return false;
  if (go === "back") return show(form, questions, at - 1);
  if (go === "next" && !isAnswered(questions[at])) {
    say(form.dataset.missing ?? "");
    return true;
  }
  if (at === questions.length - 1) return false;
  decline(form, questions[at], go === "decline");
  return show(form, questions, at + 1);
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement[]} questions
 * @param {number} at
 */
function show(form, questions, at) {
  questions.forEach((question, index) => {
    question.hidden = index !== at;
  });
  fieldOf(form, "at").value = String(at);
  const where = fill(form.dataset.count ?? "", { at: at + 1, count: questions.length });
  for (const place of all("[data-where]", form)) place.textContent = where;
  for (const back of all("[data-back]", form)) back.hidden = at === 0;
  for (const alert of all("[role=alert]", form)) alert.remove();
  writePlate(form, (at === questions.length - 1 ? form.dataset.last : form.dataset.next) ?? "");
  say("");
  form.querySelector("h2")?.scrollIntoView({ block: "nearest" });
  focusOn(questions[at]);
  return true;
}

/**
 * The plate may stand in the dock, outside its form.
 *
 * @param {HTMLFormElement} form
 * @param {string} words
 */
function writePlate(form, words) {
  for (const plate of document.querySelectorAll("button[data-plate-of]")) {
    if (plate instanceof HTMLButtonElement && plate.form === form) plate.textContent = words;
  }
}

/** The new question is read out because the focus comes to it. @param {HTMLElement} question */
function focusOn(question) {
  const chosen = question.querySelector("input:checked");
  const field = chosen ?? question.querySelector("input, textarea");
  if (field instanceof HTMLElement) field.focus({ preventScroll: true });
}

/** @param {HTMLElement} question */
function isAnswered(question) {
  const words = question.querySelector("textarea");
  return words ? words.value.trim() !== "" : question.querySelector(":checked") !== null;
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} question
 * @param {boolean} declined
 */
function decline(form, question, declined) {
  const value = question.dataset.question;
  for (const note of form.querySelectorAll(`input[name=declined][value="${value}"]`)) note.remove();
  if (!declined) return;
  form.append(element("input", { type: "hidden", name: "declined", value }));
  for (const chosen of question.querySelectorAll("input")) chosen.checked = false;
  for (const words of question.querySelectorAll("textarea")) words.value = "";
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 */
function fieldOf(form, name) {
  return /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
}
