import { saidInOrder, voiceFor } from "../core/speech.js";
import { all } from "./page.js";
import { element, icon } from "./tasks/building.js";

/** @typedef {import("../core/speech.js").Spoken} Spoken */

const BEGINNING_WORDS = 5;

/**
 * Give every text that the phone has a voice for a button that reads it aloud. Voices may come late.
 *
 * @param {HTMLElement} page says what the button says
 */
export function wire(page) {
  const reader = new Reader();
  const offer = () => {
    for (const block of all("[data-read]:not([data-voiced])", page)) {
      const said = saidInOrder(paragraphsOf(block));
      if (!said.length || said.some(({ lang }) => !voice(lang))) continue;
      block.dataset.voiced = "";
      place(block, button(reader, said, page.dataset));
    }
  };
  speechSynthesis.onvoiceschanged = offer;
  addEventListener("pagehide", () => speechSynthesis.cancel());
  offer();
}

/** Reads one text at a time; the same again, or another one, silences it. */
class Reader {
  /** Shows that it is silent, while it is not. @type {((speaks: boolean) => void) | null} */
  #speaking = null;

  /**
   * @param {Spoken[]} said
   * @param {(speaks: boolean) => void} show
   */
  toggle(said, show) {
    const again = this.#speaking === show;
    this.#silence();
    if (again) return;
    this.#speaking = show;
    show(true);
    const pieces = said.map(utterance);
    pieces[pieces.length - 1].onend = () => this.#speaking === show && this.#silence();
    for (const one of pieces) speechSynthesis.speak(one);
  }

  #silence() {
    this.#speaking?.(false);
    this.#speaking = null;
    speechSynthesis.cancel();
  }
}

/**
 * @param {Reader} reader
 * @param {Spoken[]} said
 * @param {DOMStringMap} words
 */
function button(reader, said, { listen = "", stop = "" }) {
  const [{ text, lang }] = said;
  const beginning = text.split(" ").slice(0, BEGINNING_WORDS).join(" ");
  const words = element("span");
  const about = element("span", { class: "vh", lang }, `: ${beginning}`);
  const attributes = { class: "listen", type: "button", lang: document.documentElement.lang };
  const made = element("button", attributes, words, about);
  const show = (/** @type {boolean} */ speaks) =>
    words.replaceChildren(icon(speaks ? "player-stop" : "volume"), speaks ? stop : listen);
  made.addEventListener("click", () => reader.toggle(said, show));
  show(false);
  return made;
}

/** @param {Spoken} spoken */
function utterance({ text, lang }) {
  const made = new SpeechSynthesisUtterance(text);
  made.lang = lang;
  made.voice = voice(lang);
  return made;
}

/** @param {string} lang */
function voice(lang) {
  return voiceFor(lang, speechSynthesis.getVoices());
}

/**
 * At the end of the last line of prose; under a title, which must not hold it.
 *
 * @param {HTMLElement} block
 * @param {HTMLElement} button
 */
function place(block, button) {
  const last = block.dataset.read === "prose" && block.querySelector(":scope > p:last-child");
  if (last) last.append(" ", button);
  else block.after(button);
}

/**
 * The words of a block by paragraphs, each word in the language that it is marked with.
 *
 * @param {HTMLElement} block
 * @returns {Spoken[][]}
 */
function paragraphsOf(block) {
  const parts = all("p, li", block);
  return (parts.length ? parts : [block]).map((part) => {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    const pieces = [];
    while (walker.nextNode()) {
      const { textContent, parentElement } = walker.currentNode;
      pieces.push({
        text: textContent ?? "",
        lang: parentElement?.closest("[lang]")?.getAttribute("lang") ?? "",
      });
    }
    return pieces;
  });
}
