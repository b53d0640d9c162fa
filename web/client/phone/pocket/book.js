/**
 * The book: every page of a run, printed by the server's own templates, with marks where something is
 * filled in. See web/player/pocket/.
 *
 * @typedef {number[]} Lines
 * @typedef {"title" | "strip" | "main" | "foot"} Part
 * @typedef {Record<Part, string>} Sheet
 * @typedef {Record<string, string | number | undefined>} Given
 *
 * @typedef {object} Told what the server sends
 * @property {string} edition
 * @property {string} language
 * @property {string[]} lines
 * @property {Record<string, Partial<Record<Part, Lines>>>} pages
 * @property {Record<string, Lines>} pieces
 * @property {Record<string, unknown>} walk what every page tells its script
 * @property {Record<string, Record<string, unknown>>} stops what a page tells its script of a checkpoint
 * @property {Record<string, {begins: number, ends: number, day: number, night: number}[]>} spans
 * @property {Record<string, string[]>} met the sub-projects behind each checkpoint
 * @property {string} zone
 * @property {boolean} beeline
 */

const MARK = /\ue000([^\ue001]*)\ue001/g;
const NO_CLASS = / class=""/g;

export class Book {
  /**
   * @param {Told} told
   * @param {Given} fixed what is filled in alike on every page: the run, its game, its team
   */
  constructor(told, fixed) {
    this.told = told;
    this.fixed = fixed;
  }

  /** @param {string} name */
  has(name) {
    return name in this.told.pieces;
  }

  /**
   * A piece, or nothing where the book has none of that name.
   *
   * @param {string} name
   * @param {Given} [given]
   */
  piece(name, given = {}) {
    const lines = this.told.pieces[name];
    return lines ? this.#filled(lines, given) : "";
  }

  /**
   * @param {string} name
   * @param {Given} given
   * @returns {Sheet}
   */
  page(name, given) {
    const sheet = this.told.pages[name];
    if (!sheet) throw new Error(`the book has no page ${name}`);
    const part = (/** @type {Part} */ one) => this.#filled(sheet[one] ?? [], given);
    return { title: part("title"), strip: part("strip"), main: part("main"), foot: part("foot") };
  }

  /**
   * What is about the run in a value of the book.
   *
   * @param {string} words
   */
  addressed(words) {
    return words.replace(MARK, (_, name) => String(this.fixed[name] ?? ""));
  }

  /**
   * @param {Lines} lines
   * @param {Given} given
   * @returns {string}
   */
  #filled(lines, given) {
    const text = lines.map((line) => this.told.lines[line]).join("\n");
    const filled = text.replace(MARK, (_, /** @type {string} */ name) => {
      const value = given[name] ?? this.fixed[name];
      return value === undefined ? this.piece(name) : String(value);
    });
    return filled.replace(NO_CLASS, "");
  }
}

/**
 * Words that somebody wrote, to stand in HTML.
 *
 * @param {string} words
 */
export function escaped(words) {
  const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" };
  return words.replace(/[&<>"']/g, (letter) => entities[/** @type {keyof typeof entities} */ (letter)]);
}
