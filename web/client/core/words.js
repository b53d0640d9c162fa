/**
 * Every sentence the script may say. The page brings them in its own language; {slots} are filled here.
 *
 * @typedef {object} Words
 * @property {string} metres "{m} m"
 * @property {string} kilometres "{km} km"
 * @property {string} decimal the decimal separator: ","
 * @property {string} toward_n "pohjoiseen"
 * @property {string} toward_ne "koilliseen"
 * @property {string} toward_e "itään"
 * @property {string} toward_se "kaakkoon"
 * @property {string} toward_s "etelään"
 * @property {string} toward_sw "lounaaseen"
 * @property {string} toward_w "länteen"
 * @property {string} toward_nw "luoteeseen"
 * @property {string} away_toward "{far} {where}"
 * @property {string} accuracy "tarkkuus ±{m} m"
 * @property {string} coarse the phone gives only a rough position: what to do
 * @property {string} stale the position is old: what to do
 * @property {string} unsure the position is not sure enough to check in yet: what to do
 * @property {string} near "Olette perillä: {title}. Leimatkaa rasti."
 * @property {string} looking the phone is looking for its position
 * @property {string} denied the player said no to the position: what else works
 * @property {string} unavailable the phone cannot tell its position: what else works
 * @property {string} camera_looking point the camera at the code
 * @property {string} camera_denied no camera: type the code
 * @property {string} camera_other a QR code, but not of a checkpoint
 * @property {string} map_label what the map is, and where the same is in words
 * @property {string} sketch "Luonnoskartta: kadut suunnilleen"
 * @property {string} sketch_source "osa pisteistä {source}"
 * @property {string} north "P"
 * @property {string} zoom_in
 * @property {string} zoom_out
 * @property {string} you_are_here
 */

/** Clockwise from north, as the compass has them. */
const TOWARD = /** @type {const} */ ([
  "toward_n",
  "toward_ne",
  "toward_e",
  "toward_se",
  "toward_s",
  "toward_sw",
  "toward_w",
  "toward_nw",
]);

/**
 * Fill the {slots} of a sentence; a slot nobody fills stays, so that it is seen.
 *
 * @param {string} text
 * @param {Record<string, string | number>} slots
 */
export function fill(text, slots) {
  return text.replace(/\{(\w+)\}/g, (slot, name) => String(slots[name] ?? slot));
}

/**
 * A distance as it is said: up to the next ten metres (the engine rounds the same way),
 * from one kilometre on in tenths.
 *
 * @param {Words} words
 * @param {number} metres
 */
export function farText(words, metres) {
  const tens = Math.max(10, Math.ceil(metres / 10) * 10);
  if (tens < 1000) return fill(words.metres, { m: tens });
  const km = (metres / 1000).toFixed(1).replace(".", words.decimal);
  return fill(words.kilometres, { km });
}

/**
 * Which of the eight winds a bearing belongs to: 0 north, 1 north-east, and so on clockwise.
 *
 * @param {number} bearing_deg
 */
export function wind(bearing_deg) {
  return Math.round(bearing_deg / 45) % 8;
}

/**
 * @param {Words} words
 * @param {number} bearing_deg
 */
export function towardText(words, bearing_deg) {
  return words[TOWARD[wind(bearing_deg)]];
}

/**
 * The phone's own doubt; below five metres no phone is to be believed.
 *
 * @param {Words} words
 * @param {number} accuracy_m
 */
export function accuracyText(words, accuracy_m) {
  return fill(words.accuracy, { m: Math.max(5, Math.round(accuracy_m)) });
}
