/** Wires a page by its data attributes. Every page works without this script; each part here only adds. */
import { wireCheckIns } from "./checkin.js";
import { writeDistances } from "./distance.js";
import { showMap } from "./mapview.js";
import { lightPlates, suggestNearest } from "./near.js";
import { all, readWalk, say } from "./page.js";
import { alreadyAllowed, PositionWatch } from "./position.js";
import { wireTasks } from "./tasks/tasks.js";
import { stayAwake } from "./wake.js";

/**
 * @typedef {import("../core/geo.js").Fix} Fix
 * @typedef {import("../core/walk.js").Walk} Walk
 */

/** Over this a phone was told to give a rough position only: the player must be told how to change it. */
const ROUGH_OVER_M = 150;

document.documentElement.classList.add("js");
const told = readWalk();
if (told) wire(told);
wireTasks();
if ("speechSynthesis" in window) {
  for (const page of all("[data-listen]")) import("./listen.js").then(({ wire }) => wire(page));
}
for (const form of all("[data-device]")) import("./device.js").then(({ wire }) => wire(form));
for (const clock of all("[data-clock]")) import("./clock.js").then(({ wire }) => wire(clock));
for (const box of all("[data-places]")) import("./places.js").then(({ wire }) => wire(box));

/** @param {Walk} walk */
function wire(walk) {
  const map = showMap(walk);
  const position = new PositionWatch({
    onFix(fix) {
      hideQuestion();
      if (walk.beeline !== false) writeDistances(walk, fix);
      suggestNearest(walk, fix);
      map.place(fix);
      const near = lightPlates(walk, fix);
      say(fix.accuracy_m > ROUGH_OVER_M ? walk.words.coarse : (near ?? ""));
    },
    onTrouble: (trouble) => say(walk.words[trouble]),
  });
  const hold = stayAwake(() => position.running);
  wireCheckIns(walk, position);
  wireQuestion(position, hold);
  wireScanner(walk);
}

/**
 * Ask for the position only after a tap beside the sentence that says why; where it was allowed
 * before, nothing is asked.
 *
 * @param {{start: () => void}} position
 * @param {() => void} hold
 */
async function wireQuestion(position, hold) {
  const buttons = all("[data-locate]");
  const start = () => {
    hideQuestion();
    position.start();
    hold();
  };
  for (const button of buttons) button.addEventListener("click", start);
  const told = buttons.length + all("[data-distance]").length > 0;
  if (told && (await alreadyAllowed())) start();
}

function hideQuestion() {
  for (const box of all("[data-locate-box]")) box.hidden = true;
}

/**
 * The camera and what reads its pictures are fetched only when a player wants to scan.
 *
 * @param {Walk} walk
 */
function wireScanner(walk) {
  const dialog = document.querySelector("dialog[data-scanner]");
  if (!navigator.mediaDevices || !(dialog instanceof HTMLDialogElement)) return;
  for (const button of all("[data-scan]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const { scan } = await import("./scanner/scanner.js");
      const token = await scan(dialog, walk.words);
      if (token) sendCode(token);
    });
  }
}

/** @param {string} token */
function sendCode(token) {
  const form = document.querySelector("form[data-code]");
  const field = form?.querySelector("input[name=code]");
  if (!(form instanceof HTMLFormElement && field instanceof HTMLInputElement)) return;
  field.value = token;
  form.submit();
}
