import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/**
 * Emits one sprite, icons.svg, of the outline icons named in icons.json.
 * Its symbols carry no colour and no stroke: the class `.i` of the page's own svg gives them.
 *
 * @returns {import("vite").Plugin}
 */
export function iconSprite() {
  return {
    name: "icon-sprite",
    async buildStart() {
      const list = new URL("../icons.json", import.meta.url);
      const names = JSON.parse(await readFile(list, "utf8"));
      const symbols = await Promise.all(names.map(symbol));
      const source = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
      this.emitFile({ type: "asset", name: "icons.svg", source });
    },
  };
}

/** @param {string} name */
async function symbol(name) {
  const file = require.resolve(`@tabler/icons/outline/${name}.svg`);
  const drawn = await readFile(file, "utf8");
  const inside = drawn.replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "");
  return `<symbol id="${name}" viewBox="0 0 24 24">${inside.replace(/\s*\n\s*/g, "")}</symbol>`;
}
