/**
 * The row with an index moved to another place; what lies outside is the nearest end.
 *
 * @template T
 * @param {T[]} rows
 * @param {number} from
 * @param {number} to
 * @returns {T[]}
 */
export function moved(rows, from, to) {
  const rest = rows.filter((_row, index) => index !== from);
  const place = Math.min(Math.max(to, 0), rest.length);
  return [...rest.slice(0, place), rows[from], ...rest.slice(place)];
}

/**
 * Where a row that is dragged belongs: after every other whose middle it has passed.
 *
 * @param {number[]} middles of the other rows, from the top
 * @param {number} y
 */
export function placeAt(middles, y) {
  return middles.filter((middle) => middle < y).length;
}
