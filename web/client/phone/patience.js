/**
 * What is promised; where it takes longer it fails, with no reason given. What was begun is not taken back.
 *
 * @template T
 * @param {Promise<T>} promised
 * @param {number} most_ms
 * @returns {Promise<T>}
 */
export function inTime(promised, most_ms) {
  return new Promise((answer, fail) => {
    const timer = setTimeout(fail, most_ms);
    promised.then(answer, fail).then(() => clearTimeout(timer));
  });
}
