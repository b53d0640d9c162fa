import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { inflateSync } from "node:zlib";

const require = createRequire(import.meta.url);
const ATKINSON = "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next";
const BESLEY = "@fontsource/besley/files/besley";

/**
 * What is set on paper: the look's two faces, with the letters of all Latin scripts, and an italic.
 *
 * @type {Record<string, string>}
 */
const FACES = {
  "besley-700.ttf": `${BESLEY}-latin-700-normal.woff`,
  "besley-ext-700.ttf": `${BESLEY}-latin-ext-700-normal.woff`,
  "atkinson-400.ttf": `${ATKINSON}-latin-400-normal.woff`,
  "atkinson-ext-400.ttf": `${ATKINSON}-latin-ext-400-normal.woff`,
  "atkinson-italic.ttf": `${ATKINSON}-latin-400-italic.woff`,
  "atkinson-ext-italic.ttf": `${ATKINSON}-latin-ext-400-italic.woff`,
  "atkinson-700.ttf": `${ATKINSON}-latin-700-normal.woff`,
  "atkinson-ext-700.ttf": `${ATKINSON}-latin-ext-700-normal.woff`,
};

const HEAD = 44; // a WOFF's header; each of its tables has an entry of 20 behind it
const ENTRY = 20;
const NAME = 0x6e616d65; // "name"

/**
 * Emits the faces as plain TrueType for the booklets: what sets them reads no web font.
 *
 * @returns {import("vite").Plugin}
 */
export function paperFaces() {
  return {
    name: "paper-faces",
    async buildStart() {
      for (const [name, file] of Object.entries(FACES)) {
        const source = unpacked(await readFile(require.resolve(file)), name.includes("-ext-"));
        this.emitFile({ type: "asset", name: `paper-${name}`, source });
      }
    },
  };
}

/**
 * A WOFF (the first, zlib's) as the font that was packed into it.
 *
 * @param {Buffer} woff
 * @param {boolean} extended whether it stands behind another of its name, and needs one of its own
 */
function unpacked(woff, extended) {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, place) => table(woff, HEAD + ENTRY * place));
  if (extended) {
    const names = tables.find(({ tag }) => tag === NAME);
    if (names) names.data = renamed(names.data);
  }
  const search = 2 ** Math.floor(Math.log2(count));
  const head = Buffer.alloc(12 + 16 * count);
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(16 * search, 6);
  head.writeUInt16BE(Math.log2(search), 8);
  head.writeUInt16BE(16 * (count - search), 10);
  let offset = head.length;
  tables.forEach(({ tag, checksum, data, length }, place) => {
    const entry = 12 + 16 * place;
    head.writeUInt32BE(tag, entry);
    head.writeUInt32BE(checksum, entry + 4);
    head.writeUInt32BE(offset, entry + 8);
    head.writeUInt32BE(length, entry + 12);
    offset += data.length;
  });
  return Buffer.concat([head, ...tables.map(({ data }) => data)]);
}

/**
 * The names of a face with their last two letters changed, so that no length changes with them.
 *
 * @param {Buffer} names UTF-16 and single octets, as the table mixes them
 */
function renamed(names) {
  const text = names.toString("latin1");
  const swap = (/** @type {string} */ all, /** @type {string} */ from, /** @type {string} */ to) =>
    all.replaceAll(from, to).replaceAll(wide(from), wide(to));
  return Buffer.from(
    swap(swap(text, "Besley", "BeslEx"), "Hyperlegible Next", "Hyperlegible NeEx"),
    "latin1",
  );
}

/** @param {string} text */
function wide(text) {
  return Array.from(text, (letter) => `\0${letter}`).join("");
}

/**
 * One table, unpacked and filled up to a multiple of four.
 *
 * @param {Buffer} woff
 * @param {number} at where its entry begins
 */
function table(woff, at) {
  const offset = woff.readUInt32BE(at + 4);
  const packed = woff.readUInt32BE(at + 8);
  const length = woff.readUInt32BE(at + 12);
  const raw = woff.subarray(offset, offset + packed);
  const plain = packed < length ? inflateSync(raw) : raw;
  const data = Buffer.concat([plain, Buffer.alloc((4 - (length % 4)) % 4)]);
  return { tag: woff.readUInt32BE(at), checksum: woff.readUInt32BE(at + 16), data, length };
}
