/**
 * A challenge as far as the phone knows it: what its form may say. Where all of a game is on the phone
 * it is in there; else what the server shows the team now is.
 *
 * @typedef {import("../core/rules/types.js").Challenge} Challenge
 */
import { merged } from "../core/rules/merged.js";
import { runKept } from "../phone/store.js";

/**
 * @param {string} run
 * @param {string} ref `checkpoint/challenge`
 * @returns {Promise<Challenge | undefined>}
 */
export async function challengeOf(run, ref) {
  const kept = await runKept(run);
  if (!kept || !ref) return undefined;
  return kept.sealed ? inGame(kept.sealed, ref) : onPages(kept.asked ?? [], ref);
}

/** @param {any} sealed @param {string} ref @returns {Challenge | undefined} */
function inGame(sealed, ref) {
  const [stop, challenge] = ref.split("/");
  const found = merged(sealed.public, sealed.sealed).checkpoints.find(({ id }) => id === stop);
  return found?.challenges?.find(({ id }) => id === challenge);
}

/** As the API shows it: the rows of a match that something is joined with are its options. */
function onPages(/** @type {any[]} */ asked, /** @type {string} */ ref) {
  const shown = asked.find(({ id }) => id === ref);
  return shown && { ...shown, lefts: shown.options, steps: shown.scale?.steps };
}
