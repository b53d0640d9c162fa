/**
 * What is read aloud, and by which of the browser's voices. Only voices that live in the phone are
 * used: others would send the text elsewhere.
 *
 * @typedef {{text: string, lang: string}} Spoken words and the language they are in
 * @typedef {{lang: string, localService: boolean}} Voice as the browser tells of it
 */

/** Some browsers fall silent in the middle of what is longer. */
const LONG = 200;
const ENDS = /[.!?…]["”»)]*\s+(?=["”«–(]*\p{Lu})/gu;

/**
 * Paragraphs, each in pieces of one language, as they are said one after the other.
 *
 * @param {Spoken[][]} paragraphs
 * @returns {Spoken[]}
 */
export function saidInOrder(paragraphs) {
  return paragraphs.flatMap((one) =>
    together(one).flatMap(({ text, lang }) => shortened(text).map((text) => ({ text, lang }))),
  );
}

/**
 * @param {Spoken[]} pieces
 * @returns {Spoken[]}
 */
function together(pieces) {
  /** @type {Spoken[]} */
  const joined = [];
  for (const { text, lang } of pieces) {
    const last = joined.at(-1);
    if (last && (last.lang === lang || !/\S/.test(text))) last.text += text;
    else joined.push({ text, lang });
  }
  return joined
    .map(({ text, lang }) => ({ text: text.replace(/\s+/g, " ").trim(), lang }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

/**
 * A long text as whole sentences; a date such as "18. elokuuta" ends none.
 *
 * @param {string} text
 */
function shortened(text) {
  if (text.length <= LONG) return [text];
  const pieces = [];
  let from = 0;
  for (const { 0: end, index } of text.matchAll(ENDS)) {
    const to = index + end.length;
    if (to - from < LONG / 2) continue;
    pieces.push(text.slice(from, to).trim());
    from = to;
  }
  return [...pieces, text.slice(from).trim()];
}

/**
 * The voice for a language: of the very same tag, or at least of the same language.
 *
 * @template {Voice} V
 * @param {string} lang
 * @param {V[]} voices
 * @returns {V | null}
 */
export function voiceFor(lang, voices) {
  const [tag, base] = [tagOf(lang), baseOf(lang)];
  const here = voices.filter((one) => one.localService && baseOf(one.lang) === base);
  return here.find((one) => tagOf(one.lang) === tag) ?? here[0] ?? null;
}

/** Some phones write "fi_FI". @param {string} lang */
function tagOf(lang) {
  return lang.replaceAll("_", "-").toLowerCase();
}

/** @param {string} lang */
function baseOf(lang) {
  return tagOf(lang).split("-")[0];
}
