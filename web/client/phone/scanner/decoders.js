import { nativeDecoder } from "./native.js";

/**
 * @typedef {(picture: ImageData) => Promise<string | null>} Decode
 */

/**
 * The best reader at hand: the browser's own where it proves itself; else a small one at once,
 * until the strong one's wasm has arrived.
 */
export function bestDecoder() {
  /** @type {Promise<Decode>} */
  let decode = nativeDecoder().then((native) => native ?? small());

  async function small() {
    strong().then(
      (better) => {
        decode = Promise.resolve(better);
      },
      () => {}, // no wasm in this browser, or no network: the small one goes on
    );
    const { decodeSmall } = await import("./small.js");
    return decodeSmall;
  }

  return { current: () => decode };
}

/** @returns {Promise<Decode>} */
async function strong() {
  const { decodeStrong, prepareStrong } = await import("./strong.js");
  await prepareStrong();
  return decodeStrong;
}
