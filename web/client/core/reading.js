/**
 * What a form says as an answer, or what it lacks: the twin of web/player/answers_read.py. Nothing that
 * is refused here costs a try.
 *
 * @typedef {import("./rules/types.js").Challenge} Challenge
 * @typedef {import("./forms.js").Fields} Fields
 * @typedef {import("./forms.js").Misread} Misread
 * @typedef {import("./forms.js").Mistake} Mistake
 * @typedef {{value: import("./rules/types.js").Value}} Read
 */
import { allOf, fieldOf } from "./fields.js";
import { rowsOf, sidesOf } from "./rules/answers.js";
import { decimalOf, millionthsOf } from "./rules/normalising.js";
import { isStep, READ } from "./rules/sending.js";

const LONGEST_ANSWER = 200;
export const LONGEST_WORDS = 2000;
/** Decimals of a degree under a decimetre. */
const TOO_FINE = /([.,]\p{Nd}{6})\p{Nd}+/gu;
/** Latitude and longitude in one field, as they are copied from a map. */
const PAIR = /^\s*(\S+?)[,;]?\s+(\S+)\s*$/u;

/** @type {Record<string, (fields: Fields, challenge: Challenge) => Read | Misread>} */
const READERS = {
  choice,
  multi,
  scale,
  order,
  match,
  point,
  number: (fields) => {
    const typed = fieldOf(fields, "value");
    return millionthsOf(typed) === null ? { mistake: "number" } : { value: typed };
  },
  text: (fields) => shortEnough(fieldOf(fields, "value"), LONGEST_ANSWER),
  reflect: (fields) => shortEnough(fieldOf(fields, "value"), LONGEST_WORDS),
  idea: (fields) => shortEnough(fieldOf(fields, "value"), LONGEST_WORDS),
  photo: (fields) => {
    const said = shortEnough(fieldOf(fields, "words"), LONGEST_WORDS);
    return "mistake" in said ? said : { value: { words: said.value } };
  },
};

/**
 * Read a form as an answer. A survey comes in steps, and is read in surveying.js.
 *
 * @param {Challenge} challenge
 * @param {Fields} fields
 * @returns {Read | Misread}
 */
export function answerIn(challenge, fields) {
  return READERS[challenge.type]?.(fields, challenge) ?? { value: READ };
}

/** @param {Fields} fields @param {Challenge} challenge @returns {Read | Misread} */
function choice(fields, challenge) {
  const chosen = fieldOf(fields, "value");
  return rowsOf(challenge).some(({ id }) => id === chosen) ? { value: chosen } : { mistake: "choose-one" };
}

/** @param {Fields} fields @param {Challenge} challenge @returns {Read | Misread} */
function multi(fields, challenge) {
  const ticked = allOf(fields, "value");
  const value = rowsOf(challenge).flatMap(({ id }) => (ticked.includes(id) ? [id] : []));
  return value.length > 0 ? { value } : { mistake: "choose-some" };
}

/**
 * A step goes further only where the team shares it.
 *
 * @param {Fields} fields @param {Challenge} challenge @returns {Read | Misread}
 */
function scale(fields, { steps = 5 }) {
  const step = fieldOf(fields, "value");
  if (step !== READ && !isStep(step, steps)) return { mistake: "choose-one" };
  return { value: fieldOf(fields, "share") ? step : READ };
}

/** @param {Fields} fields @param {Challenge} challenge @returns {Read | Misread} */
function order(fields, challenge) {
  const rows = rowsOf(challenge).map(({ id }) => ({ id, place: fieldOf(fields, `place-${id}`) }));
  const known = rows.map((_, index) => String(index + 1));
  if (rows.some(({ place }) => !known.includes(place))) return { mistake: "place-each" };
  const shared = known.find((place) => rows.filter((row) => row.place === place).length > 1);
  if (shared !== undefined) return { mistake: "place-shared", place: shared };
  return { value: rows.sort((a, b) => Number(a.place) - Number(b.place)).map(({ id }) => id) };
}

/** @param {Fields} fields @param {Challenge} challenge @returns {Read | Misread} */
function match(fields, challenge) {
  const { lefts, rights } = sidesOf(challenge);
  const pairs = [...lefts].map((left) => [left, fieldOf(fields, `right-${left}`)]);
  if (pairs.some(([, right]) => !rights.has(right))) return { mistake: "pair-each" };
  return { value: Object.fromEntries(pairs) };
}

/**
 * Degrees were typed or tapped on purpose, so they outweigh a spot that is still chosen.
 *
 * @param {Fields} fields @param {Challenge} challenge @returns {Read | Misread}
 */
function point(fields, challenge) {
  const [lat, lon] = [fieldOf(fields, "lat"), fieldOf(fields, "lon")];
  if (lat || lon) return degrees(lat, lon);
  const spot = fieldOf(fields, "value");
  if (rowsOf(challenge).some(({ id }) => id === spot)) return { value: spot };
  return { mistake: rowsOf(challenge).length > 0 ? "choose-place" : "point-at-place" };
}

/** @param {string} lat @param {string} lon @returns {Read | Misread} */
function degrees(lat, lon) {
  const both = lon ? null : PAIR.exec(lat);
  const typed = both ? [both[1], both[2]] : [lat, lon];
  const [north, east] = typed.map((axis) => decimalOf(axis.replace(TOO_FINE, "$1")));
  const isPlace = north && east && Math.abs(Number(north)) <= 90 && Math.abs(Number(east)) <= 180;
  return isPlace ? { value: { lat: north, lon: east } } : { mistake: "degrees" };
}

/** @param {string} said @param {number} most @returns {{value: string} | Misread} */
function shortEnough(said, most) {
  if (!said) return { mistake: "write" };
  return [...said].length > most ? { mistake: "too-long", most } : { value: said };
}
