/** Short codes for people: five letters and a check letter. The twin of `well_formed` in engine/codes.py. */
const LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const LENGTH = 6;
const FIRST_WEIGHT = 2;

/**
 * Whether a typed short code has its check letter: if not, it was mistyped.
 *
 * @param {string} code
 */
export function isWellFormed(code) {
  const typed = [...code.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "")];
  const values = typed.map((letter) => LETTERS.indexOf(letter));
  if (typed.length !== LENGTH || values.includes(-1)) return false;
  const total = values.slice(0, -1).reduce((sum, value, place) => sum + (place + FIRST_WEIGHT) * value, 0);
  return (total + values[LENGTH - 1]) % LETTERS.length === 0;
}
