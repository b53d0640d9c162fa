/**
 * A text in lines that fit a width; a word that fits no line stands alone on one.
 *
 * @param {string} text
 * @param {number} width
 * @param {(line: string) => number} measure how wide a line would be
 * @returns {string[]}
 */
export function linesOf(text, width, measure) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/**
 * The largest size, of those given from large to small, at which a text takes few enough lines,
 * none of them too wide; failing all, the smallest.
 *
 * @param {number[]} sizes
 * @param {number} most lines
 * @param {number} width
 * @param {(size: number) => string[]} linesAt
 * @param {(line: string, size: number) => number} measure
 */
export function sizeFor(sizes, most, width, linesAt, measure) {
  const fits = (/** @type {number} */ size) => {
    const lines = linesAt(size);
    return lines.length <= most && lines.every((line) => measure(line, size) <= width);
  };
  return sizes.find(fits) ?? sizes[sizes.length - 1];
}
