import { readFile } from "node:fs/promises";

/**
 * Emits basemap.json: the sketch map without the spaces and the notes that are for its readers only.
 *
 * @returns {import("vite").Plugin}
 */
export function basemap() {
  return {
    name: "basemap",
    async buildStart() {
      const drawn = new URL("../basemap/mikkeli.geojson", import.meta.url);
      const map = JSON.parse(await readFile(drawn, "utf8"));
      const source = JSON.stringify(map.features.map(bare));
      this.emitFile({ type: "asset", name: "basemap.json", source });
    },
  };
}

/** @param {{properties: {kind: string, name?: string, label?: boolean}, geometry: {coordinates: unknown}}} feature */
function bare({ properties: { kind, name, label }, geometry: { coordinates } }) {
  return { kind, name: label === false ? undefined : name, coordinates };
}
