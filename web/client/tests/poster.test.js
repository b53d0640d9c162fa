import assert from "node:assert/strict";
import { test } from "node:test";
import { tokenOf } from "../core/poster.js";

const OURS = [
  ["https://seikkailu.example/q/abc-DEF_12", "abc-DEF_12"],
  ["HTTPS://SEIKKAILU.EXAMPLE/Q/NAIS47K", "NAIS47K"],
  ["http://192.0.2.7:8000/q/abc", "abc"],
  ["https://kunta.example/seikkailu/q/abc/", "abc"],
  ["https://seikkailu.example/q/abc?lang=sv", "abc"],
  ["  https://seikkailu.example/q/abc\n", "abc"],
];
for (const [text, token] of OURS) {
  test(`${text.trim()} is a poster of ours, whatever its host`, () => {
    assert.equal(tokenOf(text), token);
  });
}

for (const text of [
  "https://example.com/",
  "https://example.com/q/",
  "NAIS-47K",
  "WIFI:S:q;T:WPA;P:/q/x;;",
  "mailto:a@b.fi",
]) {
  test(`${text} is somebody else's code`, () => {
    assert.equal(tokenOf(text), null);
  });
}
