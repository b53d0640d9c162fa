/** Wires a page by its data attributes. Every page works without this script; each part here only adds. */
import { troubleOf, wantsFine } from "../core/fineness.js";
import { wireCheckIns } from "./checkin.js";
import { writeDistances } from "./distance.js";
import { runHere } from "./home.js";
import { showMap } from "./mapview.js";
import { lightPlates, suggestNearest } from "./near.js";
import { all, readWalk, say } from "./page.js";
import { alreadyAllowed, PositionWatch } from "./position.js";
import { Riding } from "./riding.js";
import { wireTasks } from "./tasks/tasks.js";
import { stayAwake } from "./wake.js";

/**
 * @typedef {import("../core/geo.js").Fix} Fix
 * @typedef {import("../core/walk.js").Walk} Walk
 */

/**
 * What stands on some pages only; its script is fetched where it does.
 *
 * @type {[string, () => Promise<{wire: (element: HTMLElement) => void}>][]}
 */
const SOMETIMES = [
  ["body.kiosk, [data-silence]", () => import("./silence.js")],
  ["[data-device]", () => import("./device.js")],
  ["[data-clock]", () => import("./clock.js")],
  ["[data-live-page]", () => import("./livepage.js")],
  ["[data-desk]", () => import("../desk/live.js")],
  ["[data-places]", () => import("./places.js")],
  ["[data-card]", () => import("./sharecard.js")],
  ["[data-print]", () => import("./print.js")],
  ["[data-resume]", () => import("./resume.js")],
];

document.documentElement.classList.add("js");
const pocket = document.querySelector("[data-pocket]");
if (pocket instanceof HTMLElement) {
  // Without signal the worker answers with an empty frame: its page is drawn first.
  import("./pocket/pocket.js").then(({ open }) => open(pocket)).finally(wirePage);
} else {
  wirePage();
}
if (!document.body.matches(".desk, .kiosk, [data-silence]")) beReady(); // a shared terminal keeps nothing

function wirePage() {
  const told = readWalk();
  if (told) wire(told);
  wireTasks();
  if ("speechSynthesis" in window) {
    for (const page of all("[data-listen]")) import("./listen.js").then(({ wire }) => wire(page));
  }
  for (const [mark, script] of SOMETIMES) {
    for (const found of all(mark)) script().then(({ wire }) => wire(found));
  }
  cheerOnce();
}

/** So that it goes on where the network ends. The page itself comes first. */
async function beReady() {
  const { begin } = await import("./offline.js");
  await begin(runHere());
}

/** @param {Walk} walk */
function wire(walk) {
  const map = showMap(walk);
  const riding = new Riding(document.querySelector("dialog[data-riding]"));
  const position = new PositionWatch({
    onFix(fix, seen) {
      hideQuestion();
      riding.saw(seen);
      if (walk.beeline !== false) writeDistances(walk, fix);
      suggestNearest(walk, fix);
      map.place(fix);
      const near = lightPlates(walk, fix);
      const trouble = troubleOf(fix, position.fine);
      say(trouble && !near ? walk.words[trouble] : (near ?? ""));
      position.ask(wantsFine(walk.checkpoints, fix, position.fine));
    },
    onTrouble: (trouble) => say(walk.words[trouble]),
  });
  const hold = stayAwake(() => position.running);
  wireCheckIns(walk, position);
  wireQuestion(walk, position, hold);
  wireScanner(walk);
}

/** What went well is cheered once, on the page that a press brought: there a browser lets it sound. */
function cheerOnce() {
  const pressed = sessionStorage.getItem("pressed");
  sessionStorage.removeItem("pressed");
  addEventListener("submit", () => sessionStorage.setItem("pressed", "yes"));
  if (!pressed || all("[data-cheer]").length === 0) return;
  import("./cheer.js").then(
    ({ cheer }) => cheer(),
    () => {}, // without it the page says the same
  );
}

/**
 * Ask for the position only after a tap beside the sentence that says why; where it was allowed
 * before, nothing is asked.
 *
 * @param {Walk} walk
 * @param {{start: () => void}} position
 * @param {() => void} hold
 */
async function wireQuestion(walk, position, hold) {
  const buttons = all("[data-locate]");
  const start = () => {
    hideQuestion();
    position.start();
    hold();
  };
  for (const button of buttons) button.addEventListener("click", start);
  const told = buttons.length + all("[data-distance]").length > 0;
  if (told && walk.gps !== false && (await alreadyAllowed())) start();
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
