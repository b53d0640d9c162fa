/**
 * @typedef {import("../core/geo.js").Fix} Fix
 * @typedef {import("../core/pace.js").Seen} Taken
 * @typedef {{onFix: (fix: Fix, seen: Taken) => void, onTrouble: (trouble: "denied" | "unavailable") => void}} Listeners
 */

const FRESH_S = 30;
const ASK_AGAIN_S = 20;
const BEAT_MS = 5_000;
const OPTIONS = { maximumAge: 5_000, timeout: 30_000 };
/** No check-in counts on a rougher one. */
const FINE_ENOUGH_M = 60;

/** The phone's position: one watch a page, running only while the page is seen, fine only where it must be. */
export class PositionWatch {
  /** @type {number | null} */
  #watch = null;
  /** @type {Taken | null} */
  #latest = null;
  /** @type {((fix: Fix | null) => void)[]} */
  #waiting = [];
  #wanted = false;
  #fine = true;
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

  get fine() {
    return this.#fine;
  }

  /**
   * Ask for a fine position from now on, or for a rough one that spares the battery.
   *
   * @param {boolean} fine
   */
  ask(fine) {
    if (fine === this.#fine) return;
    this.#fine = fine;
    if (this.running) this.#askAgain();
  }

  /**
   * A fix younger than 30 s: the newest, or the next one if it comes in time, or null.
   *
   * @param {number} patience_ms
   * @returns {Promise<Fix | null>}
   */
  fresh(patience_ms) {
    const fix = this.#latest && aged(this.#latest);
    const good = this.#fine || (fix && fix.accuracy_m <= FINE_ENOUGH_M);
    if (fix && good && fix.age_s < FRESH_S) return Promise.resolve(fix);
    this.#fine = true;
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
      { ...OPTIONS, enableHighAccuracy: this.#fine },
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
    if (fix.age_s > FRESH_S) this.#listeners.onFix(fix, this.#latest); // too old to count: whoever lit the plate must know
  }

  /** @param {GeolocationPosition} position */
  #arrived({ coords, timestamp }) {
    const { latitude: lat, longitude: lon, accuracy: accuracy_m, speed: speed_mps } = coords;
    this.#latest = { lat, lon, accuracy_m, speed_mps, taken_ms: Math.min(timestamp, Date.now()) };
    const fix = aged(this.#latest);
    this.#listeners.onFix(fix, this.#latest);
    if (fix.age_s < FRESH_S) this.#settle(fix);
  }

  /** @param {"denied" | "unavailable"} trouble */
  #give(trouble) {
    if (trouble === "denied") this.#pause();
    const fix = this.#latest && aged(this.#latest);
    // One miss between good fixes is no news: said each time, it would be chatter.
    if (trouble === "denied" || !fix || fix.age_s > FRESH_S) this.#listeners.onTrouble(trouble);
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
