import { paceAfter } from "../core/pace.js";

/**
 * Who rides is asked to put the phone away; the page comes back by itself when the ride is over. A
 * passenger may close the request, and is left in peace for a while.
 */

const PEACE_MS = 10 * 60_000;

export class Riding {
  /** @type {import("../core/pace.js").Pace | null} */
  #pace = null;
  #quietUntil_ms = 0;
  #dialog;

  /** @param {Element | null} dialog */
  constructor(dialog) {
    this.#dialog = dialog instanceof HTMLDialogElement ? dialog : null;
    this.#dialog?.addEventListener("close", () => {
      if (this.#pace?.fast) this.#quietUntil_ms = Date.now() + PEACE_MS;
    });
  }

  /** @param {import("../core/pace.js").Seen} seen */
  saw(seen) {
    this.#pace = paceAfter(this.#pace, seen);
    if (!this.#dialog) return;
    if (!this.#pace.fast) this.#dialog.close();
    else if (!this.#dialog.open && Date.now() > this.#quietUntil_ms) this.#dialog.showModal();
  }
}
