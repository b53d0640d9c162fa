import assert from "node:assert/strict";
import { test } from "node:test";
import { saidInOrder, voiceFor } from "../core/speech.js";

const fi = (/** @type {string} */ text) => ({ text, lang: "fi" });

test("pieces of one language are said in one breath, and spaces are no words", () => {
  assert.deepEqual(saidInOrder([[fi("Tuulispää\n "), fi("odottaa.")], [fi("  ")]]), [
    fi("Tuulispää odottaa."),
  ]);
});

test("words of another language are said in theirs", () => {
  const said = saidInOrder([
    [{ text: "On it is written ", lang: "en" }, fi("PERILLE"), { text: ".", lang: "en" }],
  ]);

  assert.deepEqual(said, [{ text: "On it is written", lang: "en" }, fi("PERILLE")]);
});

test("paragraphs are said one after the other", () => {
  assert.deepEqual(saidInOrder([[fi("Yksi.")], [fi("Kaksi.")]]), [fi("Yksi."), fi("Kaksi.")]);
});

test("a long paragraph is said in whole sentences, and nothing of it is lost", () => {
  const text = "Nauha katkesi 18. elokuuta kesken lauseen, ja jokainen vei palan kotiin muistoksi. "
    .repeat(5)
    .trim();
  const said = saidInOrder([[fi(text)]]);

  assert.equal(said.map((one) => one.text).join(" "), text);
  assert.ok(said.length > 1);
  for (const one of said) assert.match(one.text, /^Nauha.*muistoksi\.$/);
});

test("a voice speaks its own language, whatever its land and however it is written", () => {
  const voices = ["en-US", "fi_FI", "sv-FI", "sv-SE"].map((lang) => ({ lang, localService: true }));

  assert.equal(voiceFor("fi", voices)?.lang, "fi_FI");
  assert.equal(voiceFor("fi-x-selko", voices)?.lang, "fi_FI");
  assert.equal(voiceFor("sv-SE", voices)?.lang, "sv-SE");
  assert.equal(voiceFor("uk", voices), null);
});

test("a voice that would send the words elsewhere is never used", () => {
  assert.equal(voiceFor("fi", [{ lang: "fi-FI", localService: false }]), null);
});
