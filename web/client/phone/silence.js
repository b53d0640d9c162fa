/** A shared terminal forgets its team when no hand has touched it for a while. */

const SIGNS_OF_LIFE = ["pointerdown", "keydown", "input", "wheel", "touchmove"];

/**
 * @param {HTMLElement} page names where to go in `data-silence`, and after how long in `data-silence-s`; without, it
 *   has nobody to forget
 */
export function wire(page) {
  keepNothing();
  if (!page.dataset.silence) return;
  const leave = () => window.location.replace(page.dataset.silence ?? "/");
  const waitMs = Number(page.dataset.silenceS) * 1000;
  let timer = window.setTimeout(leave, waitMs);
  const again = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(leave, waitMs);
  };
  for (const sign of SIGNS_OF_LIFE) document.addEventListener(sign, again, { passive: true });
}

/** A browser that was a phone before has a worker, which would keep what the network did not take. */
async function keepNothing() {
  const registered = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  for (const one of registered) await one.unregister();
}
