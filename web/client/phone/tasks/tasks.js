import { all } from "../page.js";

/**
 * What a type of challenge adds by script. Each is fetched only for a page that has one.
 *
 * @type {Record<string, () => Promise<{wire: (element: HTMLElement) => void}>>}
 */
const SCRIPTS = {
  activity: () => import("./activity.js"),
  limit: () => import("./limit.js"),
  match: () => import("./match.js"),
  order: () => import("./order.js"),
  photo: () => import("./photo.js"),
  point: () => import("./point.js"),
  scale: () => import("./scale.js"),
  survey: () => import("./survey.js"),
};

/** Every challenge works by its form alone; where a script cannot be fetched, it stays so. */
export function wireTasks() {
  for (const element of all("[data-task]")) {
    SCRIPTS[element.dataset.task ?? ""]?.().then(
      ({ wire }) => wire(element),
      () => {},
    );
  }
}
