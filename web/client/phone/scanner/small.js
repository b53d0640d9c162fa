import decodeQR from "qr/decode.js";

/**
 * The small reader, in plain JavaScript.
 *
 * @param {ImageData} picture
 * @returns {Promise<string | null>}
 */
export async function decodeSmall(picture) {
  try {
    return decodeQR(picture);
  } catch {
    return null; // it throws where it finds no code
  }
}
