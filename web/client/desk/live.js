/**
 * The organiser's desk keeps itself fresh: what changes is asked for every few seconds, and only the
 * parts that did change are put in the place of the old ones. A part in which somebody is writing,
 * or that has a form open, waits until they are done; the focus stays where it was.
 */

/** @param {HTMLElement} desk */
export function wire(desk) {
  const live = new LiveDesk(desk, desk.dataset.desk ?? "");
  setInterval(() => live.ask(), Number(desk.dataset.deskS) * 1000);
}

class LiveDesk {
  #desk;
  #address;
  #tag = "";
  #asking = false;
  /** @type {Map<string, Element>} parts that wait until somebody has finished writing */
  #waiting = new Map();

  /** @param {HTMLElement} desk @param {string} address */
  constructor(desk, address) {
    this.#desk = desk;
    this.#address = address;
  }

  async ask() {
    if (this.#asking || document.hidden) return;
    this.#asking = true;
    const reached = await this.#fetched().catch(() => false);
    for (const [id, fresh] of this.#waiting) this.#put(id, fresh);
    for (const note of this.#desk.querySelectorAll("[data-as-of]")) note.toggleAttribute("hidden", reached);
    this.#asking = false;
  }

  /** Whether the server answered. */
  async #fetched() {
    const headers = new Headers(this.#tag ? { "If-None-Match": this.#tag } : {});
    const answer = await fetch(this.#address, {
      headers,
      cache: "no-store",
      signal: AbortSignal.timeout(8000),
    });
    if (answer.status === 304) return true;
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const fresh of page.querySelectorAll("[data-fresh]")) this.#waiting.set(fresh.id, fresh);
    this.#tag = answer.headers.get("ETag") ?? "";
    return true;
  }

  /** @param {string} id @param {Element} fresh */
  #put(id, fresh) {
    const stood = document.getElementById(id);
    if (stood && busy(stood)) return;
    this.#waiting.delete(id);
    if (!stood || said(stood) === said(fresh)) return;
    const held = stood.contains(document.activeElement) ? (document.activeElement?.id ?? "") : "";
    const scrolled = [...stood.querySelectorAll(".tw")].map((one) => one.scrollLeft);
    stood.replaceChildren(...fresh.childNodes);
    [...stood.querySelectorAll(".tw")].forEach((one, at) => {
      one.scrollLeft = scrolled[at] ?? 0;
    });
    if (held) document.getElementById(held)?.focus({ preventScroll: true });
  }
}

/** Whether somebody is at work in a part: a form is open, or holds the focus. @param {Element} part */
function busy(part) {
  return part.querySelector("details[open], textarea:focus, input:focus, select:focus") !== null;
}

/** What a part says, but for the ids that are new in every answer. @param {Element} part */
function said(part) {
  return part.innerHTML.replaceAll(/name="(id|csrf)" value="[^"]*"/g, "");
}
