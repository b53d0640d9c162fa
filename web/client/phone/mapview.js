import { all } from "./page.js";

/**
 * @typedef {import("../core/geo.js").Fix} Fix
 * @typedef {import("../core/walk.js").Walk} Walk
 */

/**
 * Show the map where the page has a place for it, or the list beside it; the map's code is
 * fetched when the map is first shown.
 *
 * @param {Walk} walk
 */
export function showMap(walk) {
  const [container] = all("[data-map]");
  const buttons = all("button[data-show]");
  /** @type {Promise<{place: (fix: Fix) => void}> | null} */
  let drawn = null;
  /** @type {Fix | null} */
  let latest = null;

  function draw() {
    drawn ??= import("./map/map.js").then(({ drawMap }) => drawMap(container, walk, latest));
  }

  /** @param {string | undefined} shown */
  function show(shown) {
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.show === shown));
    }
    for (const list of all("[data-list]")) list.hidden = shown !== "list";
    container.hidden = shown !== "map";
    if (shown === "map") draw();
  }

  if (container) {
    for (const button of buttons) button.addEventListener("click", () => show(button.dataset.show));
    const pressed = buttons.find((button) => button.getAttribute("aria-pressed") === "true");
    show(pressed?.dataset.show ?? "map");
  }

  return {
    /** @param {Fix} fix */
    place(fix) {
      latest = fix;
      drawn?.then((map) => map.place(fix));
    },
  };
}
