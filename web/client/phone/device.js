import { openCamera } from "./scanner/camera.js";
import { nativeDecoder } from "./scanner/native.js";
import { keeps } from "./store.js";
import { playsOffline } from "./worker.js";

/** A fix this good opens the usual circle; a coarser one than the second opens none. */
const GOOD_M = 25;
const COARSE_M = 60;
const PATIENCE_MS = 20_000;
const LOOK_MS = 1_500;
const LOW = 0.5;

/**
 * Wire the device test: some rows are tried at once, others when the player asks.
 *
 * @param {HTMLElement} form
 */
export function wire(form) {
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (
    form.querySelectorAll("[data-try], [data-done]")
  ))
    button.hidden = false;
  onTry("position", position);
  onTry("camera", camera);
  put("reader", reader());
  put("storage", storage());
  put("offline", offline());
  put("voice", Promise.resolve("speechSynthesis" in window ? "yes" : "no"));
  put("battery", battery());

  /**
   * @param {string} row
   * @param {(holder: Element | null) => Promise<string>} attempt
   */
  function onTry(row, attempt) {
    const item = rowOf(row);
    const button = item.querySelector("[data-try]");
    if (!(button instanceof HTMLButtonElement)) return;
    button.addEventListener("click", async () => {
      button.disabled = true;
      await put(row, attempt(item.querySelector("[data-holder]")));
      button.disabled = false;
    });
  }

  /**
   * Show the sentence of an outcome, and have the form send it.
   *
   * @param {string} row
   * @param {Promise<string>} outcome
   */
  async function put(row, outcome) {
    const found = await outcome;
    const item = rowOf(row);
    for (const sentence of /** @type {NodeListOf<HTMLElement>} */ (item.querySelectorAll("[data-outcome]")))
      sentence.hidden = sentence.dataset.outcome !== found;
    const field = item.querySelector("input");
    if (field) field.value = found;
  }

  /** @param {string} row */
  function rowOf(row) {
    return /** @type {HTMLElement} */ (form.querySelector(`[data-row="${row}"]`));
  }
}

/** @returns {Promise<string>} */
function position() {
  return new Promise((found) => {
    if (!navigator.geolocation) return found("unavailable");
    navigator.geolocation.getCurrentPosition(
      ({ coords: { accuracy } }) =>
        found(accuracy <= GOOD_M ? "good" : accuracy <= COARSE_M ? "fair" : "rough"),
      ({ code, PERMISSION_DENIED }) => found(code === PERMISSION_DENIED ? "denied" : "unavailable"),
      { enableHighAccuracy: true, maximumAge: 0, timeout: PATIENCE_MS },
    );
  });
}

/** @param {Element | null} holder */
async function camera(holder) {
  if (!navigator.mediaDevices) return "none";
  const kinds = (await navigator.mediaDevices.enumerateDevices()).map(({ kind }) => kind);
  if (!kinds.includes("videoinput")) return "none";
  const opened = await openCamera(holder);
  if (!opened) return "denied";
  await new Promise((done) => setTimeout(done, LOOK_MS));
  opened.stop();
  return "works";
}

async function reader() {
  if (await nativeDecoder()) return "native";
  return typeof WebAssembly === "object" ? "strong" : "small";
}

/** What waits is written where a private window may let nobody write, or forget it all at its end. */
async function storage() {
  try {
    localStorage.setItem("laitetesti", "1");
    localStorage.removeItem("laitetesti");
    return (await keeps()) ? "kept" : "session";
  } catch {
    return navigator.cookieEnabled ? "session" : "none";
  }
}

/** Without a network it is played where a worker answers, and can keep what waits. It is really begun here. */
async function offline() {
  return (await playsOffline()) ? "yes" : "no";
}

async function battery() {
  const asked = /** @type {{getBattery?: () => Promise<{level: number, charging: boolean}>}} */ (navigator)
    .getBattery;
  if (!asked) return "untried";
  const { level, charging } = await asked.call(navigator);
  return charging || level >= LOW ? "enough" : "low";
}
