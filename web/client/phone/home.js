/** Where the application is, with a slash at its end: the scripts lie in its `static/dist/`. */
const here = import.meta.url; // said in two steps, or the build takes it for a file of its own
export const HOME = new URL("../../", here).href;

/** The run whose page this is, from its address; null on any other page. */
export function runHere() {
  const path = location.href.slice(HOME.length);
  return /^runs\/([\w-]+)/.exec(path)?.[1] ?? null;
}
