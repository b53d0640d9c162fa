import assert from "node:assert/strict";
import { test } from "node:test";
import { admits, bearingDeg, centreOf, distanceM, extentOf, fenceDistanceM } from "../core/geo.js";

// The expected figures are the engine's (engine/geo.py): phone and server must say the same.
const TORI = { lat: 61.687879, lon: 27.273147 };
const SQUARE = {
  polygon: [
    { lat: 61.687582, lon: 27.271994 },
    { lat: 61.687345, lon: 27.273819 },
    { lat: 61.688176, lon: 27.2743 },
    { lat: 61.688413, lon: 27.272475 },
  ],
};
const CLOSED_SQUARE = { polygon: [...SQUARE.polygon, SQUARE.polygon[0]] };

const WAYS = [
  { to: "the station", lat: 61.687818, lon: 27.277969, metres: 255.34, bearing: 91.52 },
  { to: "the tower", lat: 61.692294, lon: 27.272244, metres: 494.33, bearing: 354.45 },
  { to: "the cathedral", lat: 61.689278, lon: 27.26675, metres: 372.78, bearing: 294.73 },
  { to: "a step aside", lat: 61.68788, lon: 27.27315, metres: 0.19, bearing: 54.94 },
  { to: "the vicarage", lat: 61.680377, lon: 27.28398, metres: 1013.82, bearing: 145.55 },
];

for (const { to, metres, bearing, ...place } of WAYS) {
  test(`from the square to ${to} it is as far as the engine says`, () => {
    assert.equal(distanceM(TORI, place), metres);
    assert.ok(Math.abs(bearingDeg(TORI, place) - bearing) < 0.1);
  });
}

const SPOTS = [
  { where: "in the middle", lat: 61.687879, lon: 27.273147, metres: 0 },
  { where: "east of it", lat: 61.68776, lon: 27.275, metres: 48.02 },
  { where: "south of it", lat: 61.687, lon: 27.273, metres: 48.52 },
  { where: "off a corner", lat: 61.6886, lon: 27.2723, metres: 22.81 },
  { where: "north of it", lat: 61.689, lon: 27.2735, metres: 77.41 },
];

for (const { where, metres, ...place } of SPOTS) {
  test(`a polygon is measured to its edge: ${where}, ${metres} m`, () => {
    assert.equal(fenceDistanceM(SQUARE, place), metres);
    assert.equal(fenceDistanceM(CLOSED_SQUARE, place), metres);
  });
}

const RULE = [
  { north: 0.0003, accuracy_m: 0, counts: true },
  { north: 0.00035, accuracy_m: 5, counts: false },
  { north: 0.00035, accuracy_m: 12, counts: true },
  { north: 0.00039, accuracy_m: 12, counts: false },
  { north: 0.00039, accuracy_m: 20, counts: true },
  { north: 0.00041, accuracy_m: 25, counts: true },
  { north: 0.00043, accuracy_m: 60, counts: false },
];

for (const { north, accuracy_m, counts } of RULE) {
  const answer = counts ? "counts" : "does not count";
  test(`a fix ±${accuracy_m} m, ${north}° north of a 35 m circle's centre, ${answer}`, () => {
    const fix = { lat: TORI.lat + north, lon: TORI.lon, accuracy_m, age_s: 1 };

    assert.equal(admits({ ...TORI, radius_m: 35 }, fix), counts);
  });
}

test("a fix older than 30 s does not count, wherever it is", () => {
  assert.equal(admits({ ...TORI, radius_m: 35 }, { ...TORI, accuracy_m: 5, age_s: 30 }), true);
  assert.equal(admits({ ...TORI, radius_m: 35 }, { ...TORI, accuracy_m: 5, age_s: 30.1 }), false);
});

test("a fix coarser than 60 m does not count, wherever it is", () => {
  assert.equal(admits({ ...TORI, radius_m: 35 }, { ...TORI, accuracy_m: 60, age_s: 1 }), true);
  assert.equal(admits({ ...TORI, radius_m: 35 }, { ...TORI, accuracy_m: 61, age_s: 1 }), false);
});

test("a polygon has no radius: half of the phone's doubt is all it gives", () => {
  const offCorner = { lat: 61.68845, lon: 27.27245, age_s: 1 };

  assert.equal(admits(SQUARE, { ...offCorner, accuracy_m: 12 }), true);
  assert.equal(admits(SQUARE, { ...offCorner, accuracy_m: 4 }), false);
});

test("the compass points to the middle of a polygon", () => {
  const middle = centreOf(SQUARE);

  assert.equal(fenceDistanceM(SQUARE, middle), 0);
});

test("a circle is shown whole by places on its edge, one to each wind", () => {
  const edge = extentOf({ ...TORI, radius_m: 35 });

  assert.deepEqual(
    edge.map((place) => Math.round(distanceM(TORI, place))),
    [35, 35, 35, 35],
  );
});
