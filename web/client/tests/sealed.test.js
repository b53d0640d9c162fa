import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import { checkpointOf, isRight, opened, salted } from "../core/sealed.js";

const sha256 = async (/** @type {string} */ words) => createHash("sha256").update(words).digest("hex");
const inflate = async (/** @type {Uint8Array} */ octets) => gunzipSync(octets).toString("utf8");

/** What `engine.play.hashing.hashed("e", "code", "AB7K9Q")` gives; a Python test holds the same. */
const CODE_HASH = "d98709f497a94695d2fb7ae3c57923bf";
const SEALED = {
  edition: "e",
  sealed: { checkpoints: [{ id: "tori", clue: { fi: "Tänne." } }] },
  codes: { [CODE_HASH]: "tori" },
  answers: {
    "tori/sana": [
      createHash("sha256")
        .update(salted("e", "tori/sana", "kuuluuko"))
        .digest("hex")
        .slice(0, 32),
    ],
  },
};

test("what the server sealed is opened as it was", async () => {
  const octets = gzipSync(JSON.stringify(SEALED));
  assert.deepEqual(await opened(octets, inflate), SEALED);
});

test("a code is known by the hash that the server gave it", async () => {
  assert.equal(await checkpointOf(SEALED, "AB7K9Q", sha256), "tori");
  assert.equal(await checkpointOf(SEALED, "AB7K9R", sha256), null);
});

test("an exact answer is told right from wrong, and one without a hash is left to the server", async () => {
  assert.equal(await isRight(SEALED, "tori/sana", "kuuluuko", sha256), true);
  assert.equal(await isRight(SEALED, "tori/sana", "haloo", sha256), false);
  assert.equal(await isRight(SEALED, "tori/luku", "7", sha256), null);
});
