import { mendedBeside, mendedBetween } from "./mended.js";

/** Below one, it lifts the dark tones and leaves the light ones where they are. */
const LIFT = 0.4;
const LIFTED = Uint8ClampedArray.from({ length: 256 }, (_, tone) => 255 * (tone / 255) ** LIFT);

/**
 * A picture as if more light had fallen on it: codes in the dark, and codes half in a shadow.
 *
 * @param {ImageData} picture
 */
function brightened(picture) {
  return new ImageData(
    picture.data.map((tone) => LIFTED[tone]),
    picture.width,
    picture.height,
  );
}

/** How a picture is looked at, in turns. */
export const LOOKS = [(/** @type {ImageData} */ picture) => picture, brightened, mendedBeside, mendedBetween];
