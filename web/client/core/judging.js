/**
 * What a claim to be somewhere proves, without signal: the twin of engine/play/judge.py. The only
 * module of the rules that sees a position or a code; the verdict is all that goes on.
 *
 * @typedef {import("./geo.js").Fix} Fix
 * @typedef {import("./geo.js").Fence} Fence
 * @typedef {import("./rules/types.js").Adventure} Adventure
 * @typedef {import("./rules/types.js").State} State
 * @typedef {import("./rules/types.js").Checkpoint} Checkpoint
 * @typedef {import("./rules/types.js").Verdict} Verdict
 * @typedef {import("./sealed.js").Sealed} Sealed
 * @typedef {{fix?: Fix, code?: string, here?: boolean, checkpoint?: string}} Claim as the API takes it
 */
import { COARSE_OVER_M, distanceM, fenceDistanceM, reaches, STALE_OVER_S } from "./geo.js";
import { isAttended, isOpen, isVisited, isWithinHours } from "./rules/conditions.js";
import { fenceOf, isSecret, middleOf } from "./rules/place.js";
import { checkpointOf, wasReplaced } from "./sealed.js";

const TOKEN_LENGTH = 16;

/**
 * Judge a claim. Whether a named checkpoint is open yet is not asked here.
 *
 * @param {Adventure} adventure
 * @param {State} state
 * @param {Claim} claim
 * @param {number} at
 * @param {Pick<Sealed, "edition" | "codes">} sealed
 * @param {(words: string) => Promise<string>} sha256 hex
 * @returns {Promise<Verdict>}
 */
export async function verdictOf(adventure, state, claim, at, sealed, sha256) {
  const { fix, code, checkpoint } = claim;
  if (code !== undefined) return judgeCode(sealed, code, sha256);
  if (!fix) {
    const stop = nameable(adventure, state, checkpoint ?? "");
    return stop ? { way: "here", checkpoint: stop.id } : nothing("here");
  }
  return checkpoint ? judgeNamed(adventure, state, checkpoint, fix) : judgeNearest(adventure, state, fix, at);
}

const nothing = (/** @type {string} */ way) => ({ way, reason: "nothing-here" });

/**
 * A secret checkpoint that was not found yet has no name.
 *
 * @param {Adventure} adventure @param {State} state @param {string} name
 */
function nameable(adventure, state, name) {
  const stop = adventure.byId.get(name);
  return stop && (!isSecret(stop) || isAttended(state, stop)) ? stop : null;
}

/** @param {Adventure} adventure @param {State} state @param {string} name @param {Fix} fix */
function judgeNamed(adventure, state, name, fix) {
  const stop = nameable(adventure, state, name);
  const fence = stop && fenceOf(stop);
  return stop && fence ? judgeFix(stop, fence, fix) : nothing("gps");
}

/**
 * Try what is open, where the team has not been: listed ones first, the nearest first. A refusal is a
 * listed one's: it never mentions a secret, nor what has passed by itself.
 *
 * @param {Adventure} adventure @param {State} state @param {Fix} fix @param {number} at
 * @returns {Verdict}
 */
function judgeNearest(adventure, state, fix, at) {
  const near = adventure.checkpoints
    .filter((stop) => isEnterable(adventure, state, stop, at))
    .map((stop) => ({ stop, fence: /** @type {Fence} */ (fenceOf(stop)) }))
    .map((one) => ({ ...one, away: distanceM(fix, middleOf(one.stop, one.fence)) }))
    .sort((a, b) => a.away - b.away)
    .map(({ stop, fence }) => ({ stop, verdict: judgeFix(stop, fence, fix) }));
  const isListed = (/** @type {{stop: Checkpoint}} */ { stop }) => !isSecret(stop) && !isVisited(state, stop);
  const listed = near.filter(isListed);
  const hidden = near.filter((one) => !isListed(one));
  const proved = [...listed, ...hidden].find(({ verdict }) => verdict.reason === undefined);
  return (proved ?? listed[0])?.verdict ?? nothing("gps");
}

/** @param {Adventure} adventure @param {State} state @param {Checkpoint} stop @param {number} at */
function isEnterable(adventure, state, stop, at) {
  if (!fenceOf(stop) || !stop.checkin.includes("gps") || isAttended(state, stop)) return false;
  return isOpen(adventure, state, stop, at) && isWithinHours(adventure, stop, at);
}

/**
 * Lengths are rounded up to ten metres, as on the server: no finer ones are kept.
 *
 * @param {Checkpoint} stop @param {Fence} fence @param {Fix} fix
 * @returns {Verdict}
 */
function judgeFix(stop, fence, fix) {
  const away = fenceDistanceM(fence, fix);
  const reason = reasonAgainst(fence, fix, away);
  return {
    way: "gps",
    checkpoint: stop.id,
    ...(reason === null ? {} : { reason }),
    distance_m: bucketM(away),
    accuracy_m: bucketM(fix.accuracy_m),
    radius_m: "polygon" in fence ? 0 : toEven(fence.radius_m),
  };
}

/** @param {Fence} fence @param {Fix} fix @param {number} away */
function reasonAgainst(fence, { age_s, accuracy_m }, away) {
  if (age_s > STALE_OVER_S) return "too-old";
  if (accuracy_m > COARSE_OVER_M) return "too-coarse";
  return reaches(fence, away, accuracy_m) ? null : "too-far";
}

const bucketM = (/** @type {number} */ metres) => Math.ceil(metres / 10) * 10;

/** As Python rounds: a half goes to the even number. */
function toEven(/** @type {number} */ metres) {
  const up = Math.round(metres);
  return up - metres === 0.5 && up % 2 === 1 ? up - 1 : up;
}

/** @param {Pick<Sealed, "edition" | "codes">} sealed @param {string} code @param {(words: string) => Promise<string>} sha256 */
async function judgeCode(sealed, code, sha256) {
  const typed = tidy(code);
  const way = [...typed].length === TOKEN_LENGTH ? "qr" : "code";
  const checkpoint = await checkpointOf(sealed, typed, sha256);
  if (checkpoint !== null) return { way, checkpoint };
  return { way, reason: (await wasReplaced(sealed, typed, sha256)) ? "replaced-code" : "wrong-code" };
}

/** What a person typed: capitals, no spaces or hyphens. */
const tidy = (/** @type {string} */ code) => code.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
