import { readFile } from "node:fs/promises";

const client = new URL("../", import.meta.url);

/**
 * Emits licences.txt: whose work the built files carry, and on what terms.
 *
 * @returns {import("vite").Plugin}
 */
export function licences() {
  return {
    name: "licences",
    async buildStart() {
      const { dependencies } = JSON.parse(await readFile(new URL("package.json", client), "utf8"));
      const shipped = Object.keys(dependencies).filter((name) => name !== "vite");
      const texts = await Promise.all(shipped.map(licence));
      this.emitFile({ type: "asset", name: "licences.txt", source: texts.join("\n\n") });
    },
  };
}

/** @param {string} name */
async function licence(name) {
  const folder = new URL(`node_modules/${name}/`, client);
  const { version, license } = JSON.parse(await readFile(new URL("package.json", folder), "utf8"));
  const text = await readFile(new URL("LICENSE", folder), "utf8");
  return `== ${name} ${version} (${license})\n\n${text.trim()}\n`;
}
