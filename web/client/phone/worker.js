import { HOME } from "./home.js";
import { keeps } from "./store.js";

/**
 * Let the phone play on without a network. Where the browser refuses a worker or a memory (plain http,
 * a private window), the game is played online, and the help page says so.
 *
 * @returns {Promise<boolean>}
 */
export async function playsOffline() {
  if (!("serviceWorker" in navigator && "caches" in window) || !(await keeps())) return false;
  try {
    await navigator.serviceWorker.register(`${HOME}sw.js`, { scope: HOME, updateViaCache: "none" });
    return true;
  } catch {
    return false;
  }
}

/**
 * Fetch what scans codes while nothing else is to do: at a poster there may be no signal. The worker
 * keeps it. The strong reader is large, and only for phones that cannot read codes themselves.
 */
export function fetchScannerWhenIdle() {
  const idle = window.requestIdleCallback ?? ((/** @type {() => void} */ then) => setTimeout(then, 5_000));
  idle(async () => {
    await navigator.serviceWorker.ready;
    await import("./scanner/scanner.js");
    const { nativeDecoder } = await import("./scanner/native.js");
    if (await nativeDecoder()) return;
    await import("./scanner/small.js");
    const { connection } = /** @type {{connection?: {saveData: boolean}}} */ (navigator);
    if (connection?.saveData || typeof WebAssembly !== "object") return;
    const { prepareStrong } = await import("./scanner/strong.js");
    await prepareStrong();
  });
}
