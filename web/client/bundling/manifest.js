/**
 * Emits manifest.json: from the plain name a template asks for to the hashed name of the file.
 *
 * @returns {import("vite").Plugin}
 */
export function manifest() {
  return {
    name: "flat-manifest",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const names = Object.keys(bundle)
          .sort()
          .map((file) => [plain(file), file]);
        const source = `${JSON.stringify(Object.fromEntries(names), null, 1)}\n`;
        this.emitFile({ type: "asset", fileName: "manifest.json", source });
      },
    },
  };
}

/** "look-BqU3yYgf.css" -> "look.css" @param {string} file */
function plain(file) {
  return file.replace(/-[\w-]{8}(?=\.\w+$)/, "");
}
