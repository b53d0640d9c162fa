/**
 * Words and numbers as people write them: the twin of engine/play/normalising.py (scenario.md §5).
 */

/** White space as Python counts it, with the four separators of ASCII. */
export const SPACE = "\\p{White_Space}\\x1c-\\x1f";
/** White space, hyphens, dashes, the minus, underscore. The worker compares no words, and leaves it out. */
const GAPS = /* @__PURE__ */ new RegExp(`[${SPACE}\\-_\\u2010-\\u2015\\u2212]+`, "gu");
const KEPT = /[^\p{L}\p{N} ]/gu;
const NUMBER = /^[-+]?[0-9]{1,15}(\.[0-9]{1,6})?$/;

/**
 * Bring an answer into the form in which answers are compared.
 *
 * @param {string} words
 */
export function normalised(words) {
  const lowered = words.normalize("NFKC").toLowerCase();
  return lowered.replace(GAPS, " ").replace(KEPT, "").replace(GAPS, " ").trim();
}

/**
 * Read a number as people write it, `61,5` or `1 200`, as whole millionths; null where it is none.
 *
 * @param {string} words
 */
export function millionthsOf(words) {
  const tidy = tidied(words);
  return NUMBER.test(tidy) ? exactly(tidy) : null;
}

/**
 * The same as a decimal with the decimals it was written with; null where it is none.
 *
 * @param {string} words
 */
export function decimalOf(words) {
  const tidy = tidied(words);
  return NUMBER.test(tidy) ? tidy.replace(/^\+/, "").replace(/^(-?)0+(?=\d)/, "$1") : null;
}

const tidied = (/** @type {string} */ words) =>
  words.normalize("NFKC").replaceAll(" ", "").replaceAll("−", "-").replaceAll(",", ".");

/**
 * A decimal number in millionths, without the loss that a float would bring.
 *
 * @param {string} decimal
 */
export function exactly(decimal) {
  const [whole, parts = ""] = decimal.replace(/^[-+]/, "").split(".");
  const size = BigInt(whole) * 1_000_000n + BigInt(parts.padEnd(6, "0").slice(0, 6));
  return decimal.startsWith("-") ? -size : size;
}

/**
 * Optimal string alignment distance in code points: insertions, deletions, changes and swaps of
 * neighbours count one each.
 *
 * @param {string} a
 * @param {string} b
 */
export function typosBetween(a, b) {
  const [one, other] = [[...a], [...b]];
  /** @type {number[]} */
  let older = [];
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  one.forEach((letter, i) => {
    [older, before, row] = [before, row, [i + 1]];
    other.forEach((match, j) => {
      const changed = before[j] + Number(letter !== match);
      const best = Math.min(before[j + 1] + 1, row[j] + 1, changed);
      const swapped = i > 0 && j > 0 && letter === other[j - 1] && one[i - 1] === match;
      row.push(swapped ? Math.min(best, older[j - 1] + 1) : best);
    });
  });
  return row[other.length];
}
