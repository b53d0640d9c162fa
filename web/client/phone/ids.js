/** Ids that the phone makes: what is sent twice under one is done once. */

/** A random UUID; a page that came by plain http has no `randomUUID`. */
export function freshId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return written(crypto.getRandomValues(new Uint8Array(16)), 4);
}

/**
 * The UUID that a name has under another (version 5), as the server makes it of the same two.
 *
 * @param {string} space a UUID
 * @param {string} name
 */
export async function idOf(space, name) {
  const octets = space.replaceAll("-", "").match(/../g) ?? [];
  const head = Uint8Array.from(octets, (octet) => Number.parseInt(octet, 16));
  const named = new Uint8Array([...head, ...new TextEncoder().encode(name)]);
  const hash = await crypto.subtle.digest("SHA-1", named);
  return written(new Uint8Array(hash).slice(0, 16), 5);
}

/**
 * @param {Uint8Array} octets
 * @param {number} version
 */
function written(octets, version) {
  octets[6] = (octets[6] & 0x0f) | (version << 4);
  octets[8] = (octets[8] & 0x3f) | 0x80;
  const hex = Array.from(octets, (octet) => octet.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}
