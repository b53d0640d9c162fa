import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import wasmUrl from "zxing-wasm/reader/zxing_reader.wasm?url";

/** Fetch the wasm from this site: without the override the package would ask a foreign one. */
export function prepareStrong() {
  return prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true });
}

/**
 * The strong reader: torn, dim, blurred and slanted codes.
 *
 * @param {ImageData} picture
 * @returns {Promise<string | null>}
 */
export async function decodeStrong(picture) {
  const found = await readBarcodes(picture, { formats: ["QRCode"], tryHarder: true, maxNumberOfSymbols: 1 });
  return found.find(({ isValid }) => isValid)?.text ?? null;
}
