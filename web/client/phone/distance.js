import { bearingDeg, centreOf, fenceDistanceM } from "../core/geo.js";
import { checkpointOf } from "../core/walk.js";
import { accuracyText, farText, fill, towardText } from "../core/words.js";
import { all } from "./page.js";

/**
 * @typedef {import("../core/geo.js").Fix} Fix
 * @typedef {import("../core/geo.js").Fence} Fence
 * @typedef {import("../core/walk.js").Walk} Walk
 * @typedef {import("../core/words.js").Words} Words
 * @typedef {{words: Words, metres: number, bearing: number, accuracy_m: number}} Way
 */

/**
 * Each mark a template may leave, and what is written there.
 *
 * @type {Record<string, (way: Way) => string>}
 */
const WRITTEN = {
  "[data-far]": ({ words, metres }) => farText(words, metres),
  "[data-toward]": ({ words, bearing }) => towardText(words, bearing),
  "[data-away]": ({ words, metres, bearing }) =>
    fill(words.away_toward, { far: farText(words, metres), where: towardText(words, bearing) }),
  "[data-accuracy]": ({ words, accuracy_m }) => accuracyText(words, accuracy_m),
};

/**
 * Write how far and which way every checkpoint on the page is, and show what was waiting for it.
 *
 * @param {Walk} walk
 * @param {Fix} fix
 */
export function writeDistances(walk, fix) {
  for (const [mark, text] of Object.entries(WRITTEN)) {
    for (const element of all(mark)) {
      const way = wayTo(walk, fix, element.dataset.for);
      if (way) write(element, text(way));
    }
  }
  for (const arrow of document.querySelectorAll("svg[data-arrow]")) turn(arrow, walk, fix);
  for (const waiting of all("[data-distance]")) waiting.hidden = false;
}

/**
 * @param {Walk} walk
 * @param {Fix} fix
 * @param {string | undefined} id
 */
function wayTo(walk, fix, id) {
  const place = checkpointOf(walk, id ?? walk.next)?.place;
  if (!place) return null;
  const bearing = bearingDeg(fix, centreOf(place));
  return { words: walk.words, metres: fenceDistanceM(place, fix), bearing, accuracy_m: fix.accuracy_m };
}

/**
 * @param {HTMLElement} element
 * @param {string} text
 */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * North is up, as on the map. An attribute turns it: the page allows no inline style.
 *
 * @param {Element} arrow
 * @param {Walk} walk
 * @param {Fix} fix
 */
function turn(arrow, walk, fix) {
  const way = wayTo(walk, fix, arrow.getAttribute("data-for") ?? undefined);
  if (way) arrow.querySelector("g")?.setAttribute("transform", `rotate(${Math.round(way.bearing)} 12 12)`);
}
