/**
 * How long the worker waits for a network that neither answers nor fails. What is asked is not taken
 * back: it may arrive late, and then it is known by its id.
 */
import { inTime } from "../phone/patience.js";

const PATIENCE_MS = 8_000;
/** Once a network hangs, the next page is not waited for as long. */
const SHORT_MS = 2_000;
const SHORT_FOR_MS = 30_000;
/** What a proxy says when there is nobody behind it. */
const NOBODY = [502, 503, 504];

let hungAt = 0;

/**
 * The server's answer, or null where there is none in time.
 *
 * @param {Request} request
 * @returns {Promise<Response | null>}
 */
export async function reached(request) {
  const response = await within(fetch(request));
  return response && !NOBODY.includes(response.status) ? response : null;
}

/**
 * What is promised, or null where it fails or takes too long.
 *
 * @template T
 * @param {Promise<T>} promised
 * @returns {Promise<T | null>}
 */
export async function within(promised) {
  const patience = Date.now() - hungAt < SHORT_FOR_MS ? SHORT_MS : PATIENCE_MS;
  try {
    const came = await inTime(promised, patience);
    hungAt = 0;
    return came;
  } catch (reason) {
    if (!reason) hungAt = Date.now();
    return null;
  }
}
