import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const COMPRESSIBLE = /\.(js|css|svg|json|txt|wasm)$/;

/**
 * Lays a .gz and a .br beside every file that shrinks, so that the server never compresses on the way.
 *
 * @returns {import("vite").Plugin}
 */
export function compress() {
  return {
    name: "compress",
    async writeBundle({ dir = "." }) {
      const files = (await readdir(dir)).filter((file) => COMPRESSIBLE.test(file));
      await Promise.all(files.map((file) => lay(join(dir, file))));
    },
  };
}

/** @param {string} file */
async function lay(file) {
  const plain = await readFile(file);
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
  await writeFile(`${file}.gz`, await promisify(gzip)(plain, { level: 9 }));
  await writeFile(`${file}.br`, await promisify(brotliCompress)(plain, { params }));
}
