import { HOME } from "./home.js";
import { say } from "./page.js";
import { forgetAll } from "./store.js";

/**
 * The button that makes this phone forget: the runs, what waits, pages and files.
 *
 * @param {HTMLElement} button
 */
export function wire(button) {
  const box = button.closest("[data-forget-box]");
  if (box instanceof HTMLElement) box.hidden = false;
  button.addEventListener("click", async () => {
    await forgetAll();
    await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
    const registered = await navigator.serviceWorker?.getRegistration(HOME);
    await registered?.unregister();
    say(button.dataset.done ?? "");
  });
}
