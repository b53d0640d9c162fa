import { fitWithin } from "../../core/lasting.js";

const LONGEST_PX = 1600;
const QUALITY = 0.8;
const BEST = "image/webp";
const ELSE = "image/jpeg";

/**
 * A picture drawn anew: upright, no longer than 1600 px, and without place, time or maker. Where
 * the browser cannot read it, it goes as it is: the server draws it anew as well.
 *
 * @param {File} file
 * @returns {Promise<Blob>}
 */
export async function shrunk(file) {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const { width, height } = fitWithin(picture.width, picture.height, LONGEST_PX);
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    canvas.getContext("2d")?.drawImage(picture, 0, 0, width, height);
    picture.close();
    return (await written(canvas, BEST)) ?? (await written(canvas, ELSE)) ?? file;
  } catch {
    return file;
  }
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {string} type
 * @returns {Promise<Blob | null>} null where the browser writes another kind instead
 */
async function written(canvas, type) {
  const blob = await new Promise((answer) => canvas.toBlob(answer, type, QUALITY));
  return blob instanceof Blob && blob.type === type ? blob : null;
}
