import { centreOf, distanceM, extentOf } from "../../core/geo.js";
import { drawCheckpoints, placedCheckpoints } from "./checkpoints.js";
import { drawCaption, drawGround } from "./drawing.js";
import { readGround } from "./ground.js";
import { createMap, drawControl, isShown, showPlaces } from "./leaflet.js";
import { writeNames } from "./names.js";
import { svg } from "./svg.js";
import { drawYou } from "./you.js";

/**
 * @typedef {import("../../core/geo.js").Fix} Fix
 * @typedef {import("../../core/geo.js").Place} Place
 * @typedef {import("../../core/walk.js").Walk} Walk
 * @typedef {import("../../core/words.js").Words} Words
 */

/** Farther off than this, showing you would shrink the town to a dot. */
const AWAY_M = 3_000;

/**
 * Draw the map of a walk, and you on it whenever the phone knows.
 *
 * @param {HTMLElement} container
 * @param {Walk} walk
 * @param {Fix | null} fix the newest, if the phone has told one already
 */
export async function drawMap(container, walk, fix) {
  const ground = await readGround(walk);
  const map = createMap(container, walk.words);
  container.setAttribute("role", "region");
  container.setAttribute("aria-label", walk.words.map_label);
  showPlaces(map, worthSeeing(walk, ground.features, fix));
  drawGround(map, ground);
  drawCheckpoints(map, walk);
  drawControl(map, "topright", northArrow(walk.words));
  drawCaption(map, ground, walk.words);

  /** @type {ReturnType<typeof drawYou> | null} */
  let you = null;
  let latest = fix;
  const taken = placedCheckpoints(walk).map(({ place }) => centreOf(place));
  writeNames(map, ground.features, () => (latest ? [latest, ...taken] : taken));

  let moved = false; // the player's own view is not taken away
  map.on("dragstart", () => {
    moved = true;
  });

  /** @param {Fix} next */
  function place(next) {
    const first = you === null;
    latest = next;
    you ??= drawYou(map, next, walk.words.you_are_here);
    you.move(next);
    if (!moved && (first || !isShown(map, next))) showPlaces(map, worthSeeing(walk, ground.features, next));
  }

  if (fix) place(fix);
  return { place };
}

/**
 * You and where you walk now; before the phone knows, the open checkpoints; failing all, the ground.
 *
 * @param {Walk} walk
 * @param {{places: Place[]}[]} features
 * @param {Fix | null} fix
 * @returns {Place[]}
 */
function worthSeeing(walk, features, fix) {
  const placed = placedCheckpoints(walk);
  const next = placed.find(({ id }) => id === walk.next) ?? (walk.freely ? null : placed[0]);
  if (placed.length === 0) return features.flatMap(({ places }) => places);
  const open = placed.filter(({ status }) => status === "open");
  if (!next) return withYou(open.length > 0 ? open : placed, fix);
  const isNear = fix && distanceM(fix, centreOf(next.place)) < AWAY_M;
  if (isNear) return [fix, ...extentOf(next.place)];
  return placed.flatMap(({ place }) => extentOf(place));
}

/**
 * All of these, and you if you are not far from them.
 *
 * @param {import("./checkpoints.js").Placed[]} placed
 * @param {Fix | null} fix
 */
function withYou(placed, fix) {
  const places = placed.flatMap(({ place }) => extentOf(place));
  const isNear = fix && placed.some(({ place }) => distanceM(fix, centreOf(place)) < AWAY_M);
  return isNear ? [fix, ...places] : places;
}

/** @param {Words} words */
function northArrow({ north }) {
  const arrow = svg(
    "svg",
    { viewBox: "-8 -14 16 16", width: 16, height: 16 },
    svg("path", { d: "M0-13l7 14-7-4-7 4z" }),
  );
  const box = document.createElement("div");
  box.className = "leaflet-control north";
  box.setAttribute("aria-hidden", "true");
  box.append(arrow, north);
  return box;
}
