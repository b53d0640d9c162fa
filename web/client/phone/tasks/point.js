import { bearingDeg, centreOf, distanceM } from "../../core/geo.js";
import { farText, fill, towardText } from "../../core/words.js";
import { placedCheckpoints } from "../map/checkpoints.js";
import { drawCaption, drawGround } from "../map/drawing.js";
import { readGround } from "../map/ground.js";
import { createMap, drawMark, showPlaces, sizeOf, toPlace } from "../map/leaflet.js";
import { writeNames } from "../map/names.js";
import { svg } from "../map/svg.js";
import { all, readWalk, say } from "../page.js";

/**
 * @typedef {import("../../core/geo.js").Place} Place
 * @typedef {import("../../core/walk.js").Walk} Walk
 * @typedef {import("leaflet").Map} LeafletMap
 */

const DECIMALS = 6;

/**
 * A map on which a tap sets the cross, and the arrows and Enter do as well. The fields behind it
 * are the form's own.
 *
 * @param {HTMLElement} task
 */
export function wire(task) {
  const container = task.querySelector("[data-point-map]");
  const walk = readWalk();
  if (!(container instanceof HTMLElement) || !walk) return;
  const folded = task.closest("details");
  const open = () => draw(task, container, walk);
  // A map needs its size to be drawn: what is folded has none.
  if (folded && !folded.open) folded.addEventListener("toggle", open, { once: true });
  else open();
}

/**
 * @param {HTMLElement} task
 * @param {HTMLElement} container
 * @param {Walk} walk
 */
async function draw(task, container, walk) {
  const ground = await readGround(walk);
  for (const shown of all("[data-point-map], [data-map-only]", task)) shown.hidden = false;
  for (const typed of all("[data-degrees]", task)) typed.removeAttribute("open");
  const map = createMap(container, walk.words);
  container.setAttribute("role", "application");
  container.setAttribute("aria-label", task.dataset.label ?? "");
  showPlaces(map, extent(walk, ground.features));
  drawGround(map, ground);
  drawCaption(map, ground, walk.words);
  const here = hereOf(walk);
  writeNames(map, ground.features, () => (here ? [centreOf(here.place)] : []));
  container.append(aim());
  if (here) drawMark(map, centreOf(here.place), hereDrawing(walk.words.you_are_here), { size: 20 });

  const fields = [fieldOf(task, "lat"), fieldOf(task, "lon")];
  const cross = crossOn(map);
  const typed = typedPlace(fields);
  if (typed) cross(typed);

  /** @param {Place} place */
  const set = (place) => {
    cross(place);
    [place.lat, place.lon].forEach((axis, index) => {
      fields[index].value = axis.toFixed(DECIMALS);
    });
    for (const spot of task.querySelectorAll("input:checked")) untick(spot);
    say(fill(task.dataset.set ?? "", { where: whereText(task, walk, place) }));
  };
  map.on("click", ({ containerPoint }) => set(toPlace(map, containerPoint)));
  container.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target !== container) return;
    event.preventDefault();
    set(middleOf(map));
  });
  for (const spot of task.querySelectorAll("input[type=radio]")) {
    spot.addEventListener("change", () => {
      cross(null);
      for (const field of fields) field.value = "";
    });
  }
}

/**
 * The places that are known to the team, or the whole ground.
 *
 * @param {Walk} walk
 * @param {{places: Place[]}[]} features
 */
function extent(walk, features) {
  const known = placedCheckpoints(walk).map(({ place }) => centreOf(place));
  return known.length > 1 ? known : features.flatMap(({ places }) => places);
}

/**
 * A cross that is drawn once, moved from then on, and taken away for null.
 *
 * @param {LeafletMap} map
 */
function crossOn(map) {
  /** @type {ReturnType<typeof drawMark> | null} */
  let mark = null;
  return (/** @type {Place | null} */ place) => {
    mark?.remove();
    mark = place && drawMark(map, place, crossDrawing(), { above: 1000 });
  };
}

function crossDrawing() {
  return svg(
    "svg",
    { class: "cross", viewBox: "-22 -22 44 44", width: 44, height: 44, "aria-hidden": "true" },
    svg("path", { d: "M-20 0H20M0-20V20" }),
    svg("circle", { r: 7 }),
  );
}

/** What Enter would set, while the map has the focus. */
function aim() {
  const frame = { class: "aim", viewBox: "-22 -22 44 44", "aria-hidden": "true" };
  return svg("svg", frame, svg("path", { d: "M-20 0H-6M6 0H20M0-20V-6M0 6V20" }));
}

/** @param {LeafletMap} map */
function middleOf(map) {
  const { x, y } = sizeOf(map);
  return toPlace(map, { x: x / 2, y: y / 2 });
}

/** @param {HTMLInputElement[]} fields */
function typedPlace([latField, lonField]) {
  const [lat, lon] = [latField, lonField].map(({ value }) => Number.parseFloat(value.replace(",", ".")));
  return Number.isFinite(lat) && Number.isFinite(lon) ? { lat, lon } : null;
}

/**
 * How far the cross is from where the team stands; from a place that is only code, its degrees.
 *
 * @param {HTMLElement} task
 * @param {Walk} walk
 * @param {Place} place
 */
function whereText(task, walk, place) {
  const here = hereOf(walk);
  if (!here) return `${place.lat.toFixed(5)}, ${place.lon.toFixed(5)}`;
  const from = centreOf(here.place);
  const far = farText(walk.words, distanceM(from, place));
  return fill(task.dataset.from ?? "", { far, where: towardText(walk.words, bearingDeg(from, place)) });
}

/**
 * The checkpoint that the task belongs to, where the team stands.
 *
 * @param {Walk} walk
 */
function hereOf(walk) {
  const [checkpoint] = (document.querySelector("input[name=challenge]")?.getAttribute("value") ?? "").split(
    "/",
  );
  return placedCheckpoints(walk).find(({ id }) => id === checkpoint);
}

/** @param {string} name */
function hereDrawing(name) {
  const frame = { viewBox: "-10 -10 20 20", width: 20, height: 20, role: "img", "aria-label": name };
  return svg("svg", frame, svg("circle", { class: "me", r: 8 }));
}

/** @param {Element} spot */
function untick(spot) {
  if (spot instanceof HTMLInputElement) spot.checked = false;
}

/**
 * @param {HTMLElement} task
 * @param {string} name
 */
function fieldOf(task, name) {
  return /** @type {HTMLInputElement} */ (task.querySelector(`input[name=${name}]`));
}
