import { readFile } from "node:fs/promises";

/** What may be farther off than this is drawn dashed. */
const ROUGH_OVER_M = 100;
/** Steps a degree: one is a metre. */
const STEPS = 100_000;

/**
 * Emits basemap.json: the sketch map without the spaces and the notes that are for its readers only.
 * `seikkailu basemap import` writes real streets in the same form.
 *
 * @returns {import("vite").Plugin}
 */
export function basemap() {
  return {
    name: "basemap",
    async buildStart() {
      const drawn = new URL("../basemap/mikkeli.geojson", import.meta.url);
      const { attribution, features } = JSON.parse(await readFile(drawn, "utf8"));
      const source = JSON.stringify({ sketch: true, attribution, features: features.map(bare) });
      this.emitFile({ type: "asset", name: "basemap.json", source });
    },
  };
}

/**
 * @typedef {{kind: string, name?: string, label?: boolean, accuracy_m: number}} Properties
 * @param {{properties: Properties, geometry: {coordinates: any}}} feature
 */
function bare({ properties: { kind, name, label, accuracy_m }, geometry: { coordinates } }) {
  const rough = accuracy_m > ROUGH_OVER_M || undefined;
  const lines = Array.isArray(coordinates[0][0]) ? coordinates : [coordinates];
  return { kind, name: label === false ? undefined : name, rough, lines: lines.map(stepped) };
}

/**
 * A line as whole steps east and north from one corner to the next: a third of what degrees take.
 *
 * @param {[number, number][]} line
 */
function stepped(line) {
  const corners = line.map(([lon, lat]) => [Math.round(lon * STEPS), Math.round(lat * STEPS)]);
  return corners.flatMap(([x, y], i) => (i ? [x - corners[i - 1][0], y - corners[i - 1][1]] : [x, y]));
}
