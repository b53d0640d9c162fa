/** A poster's link: any host, any folder, then /q/TOKEN. Posters print it in capitals: fewer, larger squares. */
const LINK = /^https?:\/\/[^/?#]+(?:\/[^?#]*)?\/q\/([\w.~-]+)\/?(?:[?#].*)?$/i;

/**
 * The token that a poster's QR code carries, or null if the code is somebody else's.
 *
 * @param {string} text
 */
export function tokenOf(text) {
  return LINK.exec(text.trim())?.[1] ?? null;
}
