import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { basemap } from "./bundling/basemap.js";
import { compress } from "./bundling/compress.js";
import { paperFaces } from "./bundling/faces.js";
import { iconSprite } from "./bundling/icons.js";
import { licences } from "./bundling/licences.js";
import { manifest } from "./bundling/manifest.js";
import { worker } from "./bundling/worker.js";

const client = fileURLToPath(new URL(".", import.meta.url));

/**
 * The faces are asked for by these names, so that a template need not know whose package they come from.
 *
 * @type {Record<string, string>}
 */
const FACES = {
  "besley-latin-700-normal.woff2": "besley-700",
  "atkinson-hyperlegible-next-latin-400-normal.woff2": "atkinson-400",
  "atkinson-hyperlegible-next-latin-700-normal.woff2": "atkinson-700",
};

export default defineConfig({
  root: client,
  base: "./", // the built files find one another wherever the application is mounted
  publicDir: false,
  resolve: { alias: { leaflet: "leaflet/dist/leaflet-src.esm.js" } }, // its main file is not a module
  plugins: [iconSprite(), basemap(), paperFaces(), licences(), worker(), manifest(), compress()],
  build: {
    outDir: resolve(client, "../static/dist"),
    emptyOutDir: true,
    assetsInlineLimit: 0, // a data: address would need a wider Content-Security-Policy
    modulePreload: false, // chunks are fetched when they are needed, not before
    target: ["es2022", "safari15.4"],
    cssTarget: ["chrome105", "safari15.4", "firefox121"],
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: {
        phone: resolve(client, "phone/main.js"),
        look: resolve(client, "look/look.css"),
        guided: resolve(client, "look/guided.css"),
        certificate: resolve(client, "look/certificate.css"),
        wall: resolve(client, "look/wall.css"),
        desk: resolve(client, "look/desk.css"),
        report: resolve(client, "look/report.css"),
      },
      output: {
        entryFileNames: "[name]-[hash].js",
        chunkFileNames: "[name]-[hash].js",
        assetFileNames: ({ names }) => `${FACES[names[0]] ?? "[name]"}-[hash][extname]`,
      },
    },
  },
});
