/**
 * @typedef {import("../core/geo.js").Fix} Fix
 * @typedef {{lat: number, lon: number, accuracy_m: number, taken_ms: number}} Taken
 * @typedef {{onFix: (fix: Fix) => void, onTrouble: (trouble: "denied" | "unavailable") => void}} Listeners
 */

const FRESH_S = 30;
const ASK_AGAIN_S = 20;
const BEAT_MS = 5_000;
const OPTIONS = { enableHighAccuracy: true, maximumAge: 5_000, timeout: 30_000 };

/** The phone's position: one watch a page, running only while the page is seen. */
export class PositionWatch {
  /** @type {number | null} */
  #watch = null;
  /** @type {Taken | null} */
  #latest = null;
  /** @type {((fix: Fix | null) => void)[]} */
  #waiting = [];
  #wanted = false;
  #listeners;

  /** @param {Listeners} listeners */
  constructor(listeners) {
    this.#listeners = listeners;
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#pause() : this.#begin()));
    setInterval(() => this.#beat(), BEAT_MS);
  }

  get running() {
    return this.#watch !== null;
  }

  /** Start watching, if the phone can: the browser may ask the player now. */
  start() {
    this.#wanted = true;
    this.#begin();
  }

  /**
   * A fix younger than 30 s: the newest, or the next one if it comes in time, or null.
   *
   * @param {number} patience_ms
   * @returns {Promise<Fix | null>}
   */
  fresh(patience_ms) {
    const fix = this.#latest && aged(this.#latest);
    if (fix && fix.age_s < FRESH_S) return Promise.resolve(fix);
    return new Promise((answer) => {
      this.#waiting.push(answer);
      setTimeout(() => answer(null), patience_ms);
      this.#wanted = true;
      this.#askAgain();
    });
  }

  #begin() {
    if (this.running || !this.#wanted || document.hidden) return;
    if (!navigator.geolocation) return this.#give("unavailable");
    this.#watch = navigator.geolocation.watchPosition(
      (position) => this.#arrived(position),
      ({ code, PERMISSION_DENIED }) => this.#give(code === PERMISSION_DENIED ? "denied" : "unavailable"),
      OPTIONS,
    );
  }

  #pause() {
    if (this.#watch !== null) navigator.geolocation.clearWatch(this.#watch);
    this.#watch = null;
  }

  /** A phone that lies still may say nothing for minutes: a new watch makes it speak. */
  #askAgain() {
    this.#pause();
    this.#begin();
  }

  #beat() {
    if (!this.running || !this.#latest) return;
    const fix = aged(this.#latest);
    if (fix.age_s > ASK_AGAIN_S) this.#askAgain();
    if (fix.age_s > FRESH_S) this.#listeners.onFix(fix); // too old to count: whoever lit the plate must know
  }

  /** @param {GeolocationPosition} position */
  #arrived({ coords, timestamp }) {
    const { latitude: lat, longitude: lon, accuracy: accuracy_m } = coords;
    this.#latest = { lat, lon, accuracy_m, taken_ms: Math.min(timestamp, Date.now()) };
    const fix = aged(this.#latest);
    this.#listeners.onFix(fix);
    if (fix.age_s < FRESH_S) this.#settle(fix);
  }

  /** @param {"denied" | "unavailable"} trouble */
  #give(trouble) {
    if (trouble === "denied") this.#pause();
    this.#listeners.onTrouble(trouble);
    this.#settle(null);
  }

  /** @param {Fix | null} fix */
  #settle(fix) {
    for (const answer of this.#waiting) answer(fix);
    this.#waiting = [];
  }
}

/** Say whether the player has already let this site know the position, so that nothing need be asked. */
export async function alreadyAllowed() {
  try {
    const { state } = await navigator.permissions.query({ name: "geolocation" });
    return state === "granted";
  } catch {
    return false; // an old browser: the button asks
  }
}

/**
 * @param {Taken} taken
 * @returns {Fix}
 */
function aged({ lat, lon, accuracy_m, taken_ms }) {
  return { lat, lon, accuracy_m, age_s: (Date.now() - taken_ms) / 1000 };
}
