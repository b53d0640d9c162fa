/**
 * Keep the screen awake while the position is watched: a sleeping screen stops the watch.
 * A browser that cannot, or a battery that will not, is no trouble: the player taps the screen.
 *
 * @param {() => boolean} needed
 */
export function stayAwake(needed) {
  async function hold() {
    if (document.hidden || !needed()) return;
    try {
      await navigator.wakeLock?.request("screen");
    } catch {
      // refused, for example to spare the battery
    }
  }
  // The browser lets go of the lock by itself when the page is hidden.
  document.addEventListener("visibilitychange", hold);
  return hold;
}
