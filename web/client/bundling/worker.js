import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { build } from "vite";

/** Scripts that a page fetches by itself when it is idle, or that no walk needs; `strong` brings a megabyte. */
const LATER =
  /^(scanner|native|small|strong|cheer|device|resume|sharecard|print|forgetting|silence|listen|live|livepage)-/;
/** Faces and drawings of every page. The other files are for paper, for people who read, or large. */
const WITH_PAGES = /^((besley|atkinson)-\d+-[\w-]+\.woff2|(icons|basemap)-.+\.(svg|json))$/;
/** Styles of pages that no walking team opens. */
const ELSEWHERE = /^(desk|wall|report)-.+\.css$/;
const WORKERS = { "sw.js": "worker.js", "sw-off.js": "farewell.js" };

/**
 * Emits the service worker as one classic script, with the list of what it keeps from the start.
 *
 * @returns {import("vite").Plugin}
 */
export function worker() {
  return {
    name: "service-worker",
    generateBundle: {
      order: "post", // when the styles are there
      async handler(_options, bundle) {
        const files = precached(/** @type {Bundle} */ (bundle));
        const version = createHash("sha256").update(files.join()).digest("hex").slice(0, 8);
        const known = { version, files: files.map((file) => `static/dist/${file}`) };
        for (const [fileName, source] of Object.entries(WORKERS)) {
          this.emitFile({ type: "asset", fileName, source: await classic(source, known) });
        }
      },
    },
  };
}

/**
 * @typedef {{type: string, fileName: string, name?: string, isEntry?: boolean, imports?: string[],
 *   dynamicImports?: string[]}} Output
 * @typedef {Record<string, Output>} Bundle
 *
 * @param {Bundle} bundle
 */
function precached(bundle) {
  const phone = Object.values(bundle).find(({ isEntry, name }) => isEntry && name === "phone");
  const scripts = reached(bundle, phone ? [phone.fileName] : []);
  const styles = Object.keys(bundle).filter((file) => file.endsWith(".css") && !ELSEWHERE.test(file));
  const faces = [...styles, ...Object.keys(bundle).filter((file) => WITH_PAGES.test(file))];
  return [...scripts, ...faces].sort();
}

/**
 * A script, and all that it may come to import.
 *
 * @param {Bundle} bundle
 * @param {string[]} waiting
 */
function reached(bundle, waiting) {
  /** @type {Set<string>} */
  const found = new Set();
  for (const file of waiting) {
    if (found.has(file) || LATER.test(file)) continue;
    found.add(file);
    const { imports = [], dynamicImports = [] } = bundle[file];
    waiting.push(...imports, ...dynamicImports);
  }
  return [...found];
}

/**
 * @param {string} source
 * @param {{version: string, files: string[]}} known
 */
async function classic(source, known) {
  const entry = fileURLToPath(new URL(`../worker/${source}`, import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: "warn",
    define: { PRECACHE: JSON.stringify(known) },
    build: {
      write: false,
      target: ["es2022", "safari15.4"],
      lib: { entry, formats: ["iife"], name: "worker", fileName: () => source },
      rolldownOptions: { checks: { pluginTimings: false } },
    },
  });
  const [{ output }] = /** @type {{output: {code: string}[]}[]} */ (/** @type {unknown} */ ([built].flat()));
  return output[0].code;
}
