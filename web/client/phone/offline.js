/** All that makes the phone go on without a network; fetched behind the page, which does not need it. */
import { fetchMediaWhenIdle } from "./media.js";
import { all } from "./page.js";
import { keeps } from "./store.js";
import { fetchScannerWhenIdle, playsOffline } from "./worker.js";

/** @param {string | null} run the one whose page this is */
export async function begin(run) {
  const offline = await playsOffline();
  for (const sentence of all("[data-online-only]")) sentence.hidden = offline;
  for (const button of all("[data-forget]")) import("./forgetting.js").then(({ wire }) => wire(button));
  if (!run || !(await keeps())) return;
  const { keepInStep } = await import("./sync.js");
  if (offline) fetchScannerWhenIdle();
  await keepInStep(run, offline);
  if (offline) await fetchMediaWhenIdle(run);
}
