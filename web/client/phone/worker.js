import { HOME } from "./home.js";
import { keeps } from "./store.js";

/**
 * Let the phone play on without a network. Where the browser refuses a worker or a memory (plain http,
 * a private window), the game is played online, and the help page says so. Where a worker serves, nobody
 * waits for a newer one: its files may be long on their way.
 *
 * @returns {Promise<boolean>}
 */
export async function playsOffline() {
  if (!("serviceWorker" in navigator && "caches" in window) || !(await keeps())) return false;
  const begun = navigator.serviceWorker
    .register(`${HOME}sw.js`, { scope: HOME, updateViaCache: "none" })
    .then(() => true)
    .catch(() => false);
  beTaken();
  return navigator.serviceWorker.controller !== null || begun;
}

/** A page that was on its way just when the worker began belongs to nobody: its forms would fail in the dark. */
async function beTaken() {
  const { active } = await navigator.serviceWorker.ready;
  if (!navigator.serviceWorker.controller) active?.postMessage("claim");
}

/**
 * Do something once nothing else is to do.
 *
 * @param {() => void} work
 */
export function whenIdle(work) {
  const idle = window.requestIdleCallback ?? ((/** @type {() => void} */ then) => setTimeout(then, 5_000));
  idle(work);
}

/** Whether the phone was told to fetch no more than it must. */
export function savesData() {
  const { connection } = /** @type {{connection?: {saveData: boolean}}} */ (navigator);
  return connection?.saveData === true;
}

/**
 * Fetch what scans codes, what cheers, and what draws the card at the end, while nothing else is to do: there may be
 * no signal then. The worker keeps it. The strong reader is large, and only for phones that cannot read codes themselves.
 */
export function fetchScannerWhenIdle() {
  whenIdle(async () => {
    await navigator.serviceWorker.ready;
    await import("./scanner/scanner.js");
    await import("./sharecard.js");
    await import("./cheer.js");
    const { nativeDecoder } = await import("./scanner/native.js");
    if (await nativeDecoder()) return;
    await import("./scanner/small.js");
    if (savesData() || typeof WebAssembly !== "object") return;
    const { prepareStrong } = await import("./scanner/strong.js");
    await prepareStrong();
  });
}
