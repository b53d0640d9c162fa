/** Room for what the team did: files and pages can be fetched again, an intent cannot. */

/** Drop every cache that can be filled again. */
export async function makeRoom() {
  const names = await caches.keys();
  await Promise.all(names.map((name) => caches.delete(name)));
}
