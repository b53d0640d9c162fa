import { drawMap } from "./map/map.js";

/**
 * Draw the map of places that anyone may see, once its reader comes near it.
 *
 * @param {HTMLElement} box holds the map and, as JSON, what is on it
 */
export function wire(box) {
  const container = box.querySelector(".map");
  const told = box.querySelector("script");
  if (!(container instanceof HTMLElement) || !told) return;
  box.hidden = false;
  const near = new IntersectionObserver(
    ([seen]) => {
      if (!seen.isIntersecting) return;
      near.disconnect();
      drawMap(container, JSON.parse(told.textContent ?? "null"), null);
    },
    { rootMargin: "200px" },
  );
  near.observe(box);
}
