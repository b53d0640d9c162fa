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
  #asked = false;
  #dialog;

  /** @param {Element | null} dialog */
  constructor(dialog) {
    this.#dialog = dialog instanceof HTMLDialogElement ? dialog : null;
  }

  /** @param {import("../core/pace.js").Seen} seen */
  saw(seen) {
    this.#pace = paceAfter(this.#pace, seen);
    if (!this.#dialog) return;
    if (!this.#pace.fast) this.#letGoOn(this.#dialog);
    else if (this.#asked && !this.#dialog.open) this.#leaveInPeace();
    else if (!this.#asked && Date.now() > this.#quietUntil_ms) this.#ask(this.#dialog);
  }

  /** @param {HTMLDialogElement} dialog */
  #ask(dialog) {
    this.#asked = true;
    dialog.showModal();
  }

  /** @param {HTMLDialogElement} dialog */
  #letGoOn(dialog) {
    this.#asked = false;
    dialog.close();
  }

  /** Asked, and closed by hand: seen here, not by the dialog's "close" event, which a position may overtake. */
  #leaveInPeace() {
    this.#asked = false;
    this.#quietUntil_ms = Date.now() + PEACE_MS;
  }
}
