/**
 * Draws a page of the book on the frame that the worker answers with: title, bar, main part and foot
 * come where the server's page has them.
 *
 * @typedef {import("./book.js").Book} Book
 * @typedef {import("./book.js").Sheet} Sheet
 */
import { freshId } from "../ids.js";

/**
 * @param {Sheet} sheet
 * @param {string} bar the bar on top, filled in
 * @param {string} clock the run's clock, where it has one
 * @param {string} token what forms of this phone carry
 */
export function draw(sheet, bar, clock, token) {
  document.title = parsed(sheet.title).textContent ?? "";
  for (const old of document.querySelectorAll("body > header.bar, body > .strip, body > .clock"))
    old.remove();
  document.querySelector("a.skip")?.after(parsed(bar + sheet.strip + clock));
  const main = document.querySelector("main");
  main?.replaceChildren(parsed(sheet.main));
  document.querySelector("[data-live]")?.after(parsed(sheet.foot));
  for (const form of document.querySelectorAll("form[method=post]")) sign(form, token);
  focus(main);
}

/**
 * Help is in the frame: who needs it may have nothing else.
 *
 * @param {HTMLTemplateElement} help
 * @param {string} token
 */
export function drawHelp(help, token) {
  const [main, ...foot] = help.content.children;
  const page = document.querySelector("main");
  page?.replaceChildren(...main.childNodes);
  document.title = page?.querySelector("h1")?.textContent ?? document.title;
  document.querySelector("[data-live]")?.after(...foot);
  for (const form of document.querySelectorAll("form[method=post]")) sign(form, token);
  focus(page);
}

/** @param {string} html */
function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html; // of our own server, by its own templates; what people wrote is escaped
  return template.content;
}

/**
 * A form that is drawn asks for something new, and is this phone's.
 *
 * @param {Element} form
 * @param {string} token
 */
function sign(form, token) {
  const id = form.querySelector("input[name=id]");
  const own = form.querySelector("input[name=csrf]");
  if (id instanceof HTMLInputElement) id.value = freshId();
  if (own instanceof HTMLInputElement) own.value = token;
}

/** Where a page begins, for who hears it: the heading. @param {Element | null} main */
function focus(main) {
  const heading = main?.querySelector("[role=alert] h1, h1");
  if (!(heading instanceof HTMLElement) || location.hash) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
