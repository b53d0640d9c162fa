import { all, say } from "../page.js";
import { element } from "./building.js";
import { keepForLater, somethingWaits } from "./later.js";
import { shrunk } from "./shrinking.js";

/** Over this long without a step an upload hangs; the server draws a photo anew in less. */
const STALLED_MS = 20_000;
/** @type {Answer} */
const UNHEARD = { status: 0, responseText: "", responseURL: "" };

/**
 * Show the picture that was chosen, and send it small and without what the camera wrote into it.
 * Should anything of this fail, the form itself would do the same.
 *
 * @param {HTMLElement} task
 */
export function wire(task) {
  const place = task.querySelector("[data-chosen]");
  if (!(task instanceof HTMLFormElement && place instanceof HTMLElement)) return;
  const inputs = all("input[type=file]", task).filter((one) => one instanceof HTMLInputElement);
  /** @type {File | undefined} */
  let chosen;
  for (const input of inputs) input.addEventListener("change", () => choose(input));
  task.addEventListener("submit", (event) => {
    event.preventDefault();
    if (chosen) {
      send(task, place, chosen);
    } else {
      say(task.dataset.none ?? "");
      inputs[0].focus();
    }
  });

  /** The other way to give a picture is emptied. @param {HTMLInputElement} input */
  function choose(input) {
    const [file] = input.files ?? [];
    if (!file) return;
    chosen = file;
    for (const other of inputs.filter((one) => one !== input)) other.value = "";
    preview(/** @type {HTMLElement} */ (place), file, task.dataset.preview ?? "");
  }
}

/**
 * @param {HTMLElement} place
 * @param {File} file
 * @param {string} alt
 */
function preview(place, file, alt) {
  const src = URL.createObjectURL(file);
  const picture = element("img", { class: "preview", alt, src });
  picture.addEventListener("load", () => URL.revokeObjectURL(src));
  picture.addEventListener("error", () => picture.remove()); // a kind that this browser cannot show
  place.replaceChildren(picture);
  place.hidden = false;
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} place
 * @param {File} file
 */
async function send(form, place, file) {
  if (form.dataset.busy) return;
  form.dataset.busy = "1";
  say(form.dataset.sending ?? "");
  const bar = element("progress", { max: "1", value: "0", "aria-label": form.dataset.sending });
  place.append(bar);
  const picture = await shrunk(file);
  const answer = (await somethingWaits()) ? UNHEARD : await posted(form, picture, bar);
  const later = answer.status === 0 && picture !== file ? await keepForLater(form, picture) : null;
  delete form.dataset.busy;
  bar.remove();
  if (later) return location.assign(later);
  const failed = troubleOf(answer, form);
  if (failed) return tell(place, failed);
  location.assign(answer.responseURL);
}

/**
 * @typedef {Pick<XMLHttpRequest, "status" | "responseText" | "responseURL">} Answer
 *
 * @param {HTMLFormElement} form
 * @param {Blob} picture
 * @param {HTMLProgressElement} bar
 * @returns {Promise<Answer>} of status 0 where nobody answered, or nothing moved for long
 */
function posted(form, picture, bar) {
  const body = new FormData(form);
  body.delete("photo");
  body.append("photo", picture, "photo");
  const request = new XMLHttpRequest();
  let stalled = setTimeout(() => request.abort(), STALLED_MS);
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    bar.value = loaded / total;
    clearTimeout(stalled);
    stalled = setTimeout(() => request.abort(), STALLED_MS);
  });
  return new Promise((answer) => {
    request.addEventListener("loadend", () => {
      clearTimeout(stalled);
      answer(request);
    });
    request.open("POST", form.action);
    request.send(body);
  });
}

/**
 * The server's own sentence where it has one.
 *
 * @param {Answer} answer
 * @param {HTMLFormElement} form
 * @returns {string | null}
 */
function troubleOf({ status, responseText }, form) {
  if (status >= 200 && status < 300) return null;
  if (status === 0) return form.dataset.lost ?? "";
  const page = new DOMParser().parseFromString(responseText, "text/html");
  const said = page.querySelector("form [role=alert], .why");
  return said?.textContent?.replace(/\s+/g, " ").trim() || (form.dataset.lost ?? "");
}

/**
 * @param {HTMLElement} place
 * @param {string} sentence
 */
function tell(place, sentence) {
  for (const before of all("[data-trouble]", place)) before.remove();
  place.append(element("p", { role: "alert", "data-trouble": "" }, element("b", {}, sentence)));
  say("");
}
