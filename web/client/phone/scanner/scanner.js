import { tokenOf } from "../../core/poster.js";
import { openCamera } from "./camera.js";
import { bestDecoder } from "./decoders.js";
import { LOOKS } from "./looks.js";

/**
 * @typedef {import("../../core/words.js").Words} Words
 */

const EVERY_MS = 150;
const PICTURE_WIDTH = 640;

/**
 * Open the dialog and look for a poster's code until one is seen or the player closes the dialog.
 * A phone without a camera, or a player who says no, gets a sentence: the code field stays on the page.
 *
 * @param {HTMLDialogElement} dialog
 * @param {Words} words
 * @returns {Promise<string | null>} the poster's token
 */
export async function scan(dialog, words) {
  const closed = new Promise((answer) =>
    dialog.addEventListener("close", () => answer(null), { once: true }),
  );
  const say = speaker(dialog);
  dialog.showModal();
  say(words.camera_looking);
  const camera = await openCamera(dialog.querySelector("[data-video]"));
  if (!camera) {
    say(words.camera_denied);
    await closed;
    return null;
  }
  closed.then(camera.stop);
  wireLight(dialog, camera.light);
  const token = await lookFor(camera.video, dialog, () => say(words.camera_other));
  dialog.close();
  return token;
}

/**
 * @param {HTMLVideoElement} video
 * @param {HTMLDialogElement} dialog
 * @param {() => void} onOther
 * @returns {Promise<string | null>}
 */
async function lookFor(video, dialog, onOther) {
  const decoder = bestDecoder();
  const canvas = document.createElement("canvas");
  for (let turn = 0; dialog.open; turn += 1) {
    const picture = taken(video, canvas);
    const decode = await decoder.current();
    const text = picture && (await decode(LOOKS[turn % LOOKS.length](picture)));
    const token = text && tokenOf(text);
    if (token) return token;
    if (text) onOther();
    await new Promise((answer) => setTimeout(answer, EVERY_MS));
  }
  return null;
}

/**
 * @param {HTMLVideoElement} video
 * @param {HTMLCanvasElement} canvas
 */
function taken(video, canvas) {
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
  const scale = Math.min(1, PICTURE_WIDTH / video.videoWidth);
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (!pen) return null;
  pen.drawImage(video, 0, 0, canvas.width, canvas.height);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

/**
 * In the dark a poster is read by the phone's own light.
 *
 * @param {HTMLDialogElement} dialog
 * @param {((on: boolean) => void) | null} light
 */
function wireLight(dialog, light) {
  const button = dialog.querySelector("button[data-light]");
  if (!(button instanceof HTMLButtonElement)) return;
  button.hidden = light === null;
  button.setAttribute("aria-pressed", "false");
  button.onclick = () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    light?.(on);
  };
}

/** @param {HTMLDialogElement} dialog */
function speaker(dialog) {
  const status = dialog.querySelector("[data-status]");
  return (/** @type {string} */ sentence) => {
    if (status && status.textContent !== sentence) status.textContent = sentence;
  };
}
