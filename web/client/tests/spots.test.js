import assert from "node:assert/strict";
import { test } from "node:test";
import { covered, spotsAlong, spotsBeside, spotsInside } from "../core/spots.js";

const WINDOW = { x: 360, y: 240 };

test("a name stands in the middle of what is seen of a street, and reads from left to right", () => {
  const eastToWest = [
    { x: 700, y: 100 },
    { x: -300, y: 100 },
  ];

  const [best] = spotsAlong(eastToWest, 80, WINDOW);

  assert.ok(Math.abs(best.x - 180) <= 12, `${best.x}`);
  assert.equal(best.y, 100);
  assert.equal(best.turn, 0);
});

test("a name goes along a street that climbs", () => {
  const [best] = spotsAlong(
    [
      { x: 20, y: 220 },
      { x: 220, y: 20 },
    ],
    80,
    WINDOW,
  );

  assert.equal(Math.round(best.turn), -45);
});

test("a street shorter than its name, or out of sight, bears none", () => {
  const short = [
    { x: 100, y: 100 },
    { x: 150, y: 100 },
  ];
  const away = [
    { x: 400, y: 100 },
    { x: 900, y: 100 },
  ];

  assert.deepEqual(spotsAlong(short, 80, WINDOW), []);
  assert.deepEqual(spotsAlong(away, 80, WINDOW), []);
});

test("a name does not stand on a bend", () => {
  const corner = [
    { x: 20, y: 120 },
    { x: 170, y: 120 },
    { x: 170, y: 230 },
  ];

  for (const spot of spotsAlong(corner, 80, WINDOW)) {
    assert.ok(spot.turn === 0 || Math.abs(spot.turn) === 90, `${spot.turn}`);
  }
});

test("a lake's name lies on its water, also where most of the lake is out of sight", () => {
  const bay = [
    { x: 200, y: -500 },
    { x: 900, y: -500 },
    { x: 900, y: 800 },
    { x: 200, y: 800 },
  ];

  const [best] = spotsInside(bay, 60, WINDOW);

  for (const { x, y } of covered(best, 60)) {
    assert.ok(x >= 200 && x <= WINDOW.x && y >= 0 && y <= WINDOW.y);
  }
});

test("no name fits on a pond narrower than the name", () => {
  const pond = [
    { x: 100, y: 100 },
    { x: 130, y: 100 },
    { x: 130, y: 130 },
    { x: 100, y: 130 },
  ];

  assert.deepEqual(spotsInside(pond, 60, WINDOW), []);
});

test("a park bears its name above, or below where above is out of sight", () => {
  const park = (/** @type {number} */ top) => [
    { x: 100, y: top },
    { x: 160, y: top },
    { x: 160, y: top + 60 },
    { x: 100, y: top + 60 },
  ];

  assert.deepEqual(spotsBeside(park(100), WINDOW)[0], { x: 130, y: 92, turn: 0 });
  assert.deepEqual(spotsBeside(park(-20), WINDOW)[0], { x: 130, y: 48, turn: 0 });
});
