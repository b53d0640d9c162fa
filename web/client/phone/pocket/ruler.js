/**
 * The ruler of a refusal: where its parts stand. The twin of web/gauge.py.
 *
 * @typedef {{distance: number, accuracy: number, radius: number}} Measures whole metres
 */
import { creditM } from "../../core/geo.js";

const LEFT = 20;
const RIGHT = 322;
const CIRCLE_AT_LEAST = 108;
const CIRCLE_UNSCALED = 112;
const DOUBT_AT_MOST = 46;

/** @param {Measures} measures */
export function ruler({ distance, accuracy, radius }) {
  const credit = creditM(accuracy);
  const whole = (RIGHT - LEFT) / (distance + Math.min(accuracy, distance));
  const broken = radius * whole < CIRCLE_AT_LEAST;
  const scale = broken ? (radius ? Math.min(CIRCLE_UNSCALED / radius, 2.4) : 2.4) : whole;
  const doubt = broken ? Math.min(accuracy * scale, DOUBT_AT_MOST) : accuracy * scale;
  const edge = LEFT + (broken ? CIRCLE_UNSCALED : radius * scale);
  const you = broken ? RIGHT - doubt : LEFT + distance * scale;
  const at = {
    edge: tenth(edge),
    credit: tenth(edge + credit * scale),
    you: tenth(you),
    "doubt-from": tenth(Math.max(you - doubt, LEFT)),
    "doubt-to": tenth(Math.min(you + doubt, RIGHT)),
  };
  return {
    at: marks(at),
    broken,
    credit: toEven(credit),
    left: Math.max(0, toEven(distance - credit - radius)),
  };
}

/** @param {Record<string, number>} at */
function marks(at) {
  const { edge, credit, you } = at;
  const middle = (edge + credit) / 2;
  const gap = tenth((credit + at["doubt-from"]) / 2);
  return {
    ...at,
    "edge-label": hundredth(edge + 6),
    middle: hundredth(middle),
    "middle-label": hundredth(middle + 8),
    "you-label": hundredth(Math.min(Math.max(you, edge + 58), 288)),
    arrow: hundredth(credit + 8),
    "left-label": Math.min(Math.max(hundredth((you + credit) / 2), 70), 258),
    "break-from": hundredth(gap - 5),
    "break-to": hundredth(gap + 5),
    stroke: hundredth(gap - 9),
    "stroke-too": hundredth(gap + 1),
  };
}

/** As Python rounds: a half goes to the even number. */
export function toEven(/** @type {number} */ number) {
  const up = Math.round(number);
  return up - number === 0.5 && up % 2 === 1 ? up - 1 : up;
}

const tenth = (/** @type {number} */ number) => toEven(number * 10) / 10;
const hundredth = (/** @type {number} */ number) => toEven(number * 100) / 100;
