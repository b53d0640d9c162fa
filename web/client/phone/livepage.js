/**
 * A page of results that keeps itself fresh: it is asked for again every few seconds, and its live
 * part is put in the place of the old one. The answer's tag says when nothing has changed, so that
 * most answers are empty. On a wall the next leaf comes by a cut.
 */

const LEAF_MS = 12_000;
const MOVE_MS = 400;

/** @param {HTMLElement} part */
export function wire(part) {
  const page = new LivePage(part, location.href);
  setInterval(() => page.ask(), Number(part.dataset.livePage) * 1000);
  if (part.dataset.after) setInterval(() => page.turn(), LEAF_MS);
}

class LivePage {
  #part;
  #address;
  #tag = "";
  #asking = false;

  /** @param {HTMLElement} part @param {string} address */
  constructor(part, address) {
    this.#part = part;
    this.#address = address;
  }

  /** The next leaf, if it is another one. */
  turn() {
    const next = new URL(this.#part.dataset.after ?? "", location.href).href;
    if (next === this.#address) return;
    this.#address = next;
    this.#tag = "";
    this.ask();
  }

  async ask() {
    if (this.#asking || document.hidden) return;
    this.#asking = true;
    const asked = this.#address;
    const reached = await this.#fetched().catch(() => false);
    for (const note of this.#part.querySelectorAll("[data-as-of]")) note.toggleAttribute("hidden", reached);
    this.#asking = false;
    if (asked !== this.#address) this.ask(); // the leaf was turned meanwhile
  }

  /** Whether the server answered. */
  async #fetched() {
    const asked = this.#address;
    const headers = new Headers(this.#tag ? { "If-None-Match": this.#tag } : {});
    const answer = await fetch(asked, { headers, cache: "no-store", signal: AbortSignal.timeout(8000) });
    if (answer.status === 304) return true;
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-live-page]");
    if (fresh instanceof HTMLElement && asked === this.#address) {
      this.#tag = answer.headers.get("ETag") ?? "";
      this.#replace(fresh);
    }
    return true;
  }

  /** @param {HTMLElement} fresh */
  #replace(fresh) {
    const stood = places(this.#part);
    const scrolled = [...this.#part.querySelectorAll(".tw")].map((one) => one.scrollLeft);
    this.#part.replaceChildren(...fresh.childNodes);
    if (fresh.dataset.after) this.#part.dataset.after = fresh.dataset.after;
    [...this.#part.querySelectorAll(".tw")].forEach((one, at) => {
      one.scrollLeft = scrolled[at] ?? 0;
    });
    moveFrom(this.#part, stood);
  }
}

/** @param {Element} part @returns {Map<string, number>} where each team's row stands */
function places(part) {
  const rows = /** @type {HTMLElement[]} */ ([...part.querySelectorAll("[data-team]")]);
  return new Map(rows.map((row) => [row.dataset.team ?? "", row.getBoundingClientRect().top]));
}

/**
 * Rows that changed places are seen to do so, unless movement is not wanted.
 *
 * @param {Element} part @param {Map<string, number>} stood
 */
function moveFrom(part, stood) {
  if (!matchMedia("(prefers-reduced-motion: no-preference)").matches) return;
  const rows = /** @type {HTMLElement[]} */ ([...part.querySelectorAll("[data-team]")]);
  for (const row of rows) {
    const before = stood.get(row.dataset.team ?? "");
    const by = before === undefined ? 0 : before - row.getBoundingClientRect().top;
    if (by)
      row.animate([{ transform: `translateY(${by}px)` }, { transform: "none" }], {
        duration: MOVE_MS,
        easing: "ease",
      });
  }
}
