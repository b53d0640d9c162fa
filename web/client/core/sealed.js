/**
 * What a phone has beforehand in a game that is played without signal. A curtain, not a lock:
 * it keeps what is locked out of every page, not away from who takes it apart.
 *
 * @typedef {object} Sealed
 * @property {string} edition SHA-256 of the edition; the salt of every hash
 * @property {import("./rules/merged.js").Part} public what anyone may read of the adventure
 * @property {import("./rules/merged.js").Part} sealed texts, places and effects of what is still locked
 * @property {Record<string, string>} codes the checkpoint that a code stands for, by its hash
 * @property {string[]} [replaced] hashes of codes that hung once, and of which others hang now
 * @property {Record<string, string[]>} answers hashes of right answers, by challenge
 */

const SEPARATOR = "\x1f";
const LENGTH = 32;

/**
 * Open what the server sent.
 *
 * @param {Uint8Array} octets
 * @param {(octets: Uint8Array) => Promise<string>} inflate undoes gzip; the browser's, or node's
 * @returns {Promise<Sealed>}
 */
export async function opened(octets, inflate) {
  return JSON.parse(await inflate(octets));
}

/**
 * What is hashed of words that were written or scanned somewhere: the same as the server's
 * `engine.play.hashing.hashed`.
 *
 * @param {string} salt
 * @param {string} where `code`, or `checkpoint/challenge`
 * @param {string} words
 */
export function salted(salt, where, words) {
  return [salt, where, words].join(SEPARATOR);
}

/**
 * The checkpoint that a code stands for, or null.
 *
 * @param {Pick<Sealed, "edition" | "codes">} sealed
 * @param {string} code capitals, without spaces and hyphens
 * @param {(words: string) => Promise<string>} sha256 hex
 */
export async function checkpointOf(sealed, code, sha256) {
  const hash = await sha256(salted(sealed.edition, "code", code));
  return sealed.codes[hash.slice(0, LENGTH)] ?? null;
}

/**
 * Whether a code hung at a checkpoint once, and another one does now.
 *
 * @param {{edition: string, replaced?: string[]}} sealed
 * @param {string} code capitals, without spaces and hyphens
 * @param {(words: string) => Promise<string>} sha256 hex
 */
export async function wasReplaced(sealed, code, sha256) {
  if (!sealed.replaced?.length) return false;
  const hash = await sha256(salted(sealed.edition, "code", code));
  return sealed.replaced.includes(hash.slice(0, LENGTH));
}

/**
 * Whether an answer in its exact form is right for sure; null where there is no hash to tell. What a
 * no is worth depends on the challenge: see `judgedByHash` in rules/exact.js.
 *
 * @param {Pick<Sealed, "edition" | "answers">} sealed
 * @param {string} challenge `checkpoint/challenge`
 * @param {string} form as `engine.play.hashing` writes it: ids joined by a space, pairs by `=`
 * @param {(words: string) => Promise<string>} sha256 hex
 */
export async function isRight(sealed, challenge, form, sha256) {
  const hashes = sealed.answers[challenge];
  if (!hashes) return null;
  const hash = await sha256(salted(sealed.edition, challenge, form));
  return hashes.includes(hash.slice(0, LENGTH));
}
