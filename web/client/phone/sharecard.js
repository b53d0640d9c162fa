import { linesOf, sizeFor } from "../core/lines.js";
import { all } from "./page.js";
import { element } from "./tasks/building.js";

/**
 * A picture of how it ended, drawn on the phone: the adventure, its ending and the points, in the
 * adventure's colour. Nobody's name is on it, and nothing is sent: what becomes of it is the player's.
 */

const [WIDTH, HEIGHT, MARGIN] = [1080, 1350, 96];
const STRIP_SCALE = 3;
const DISPLAY = '"Besley", "Georgia", serif';
const TEXT = '"Atkinson Hyperlegible Next", "Verdana", sans-serif';

/** @param {HTMLElement} box says what stands on the card, and what the buttons say */
export function wire(box) {
  const [button] = all("button[data-draw]", box);
  button.hidden = false;
  button.addEventListener("click", async () => {
    const picture = await draw(box);
    if (!picture) return;
    button.hidden = true;
    show(box, new File([picture], "seikkailu.png", { type: "image/png" }));
  });
}

/** @param {HTMLElement} box */
async function draw(box) {
  await Promise.all([document.fonts.load(`700 80px ${DISPLAY}`), document.fonts.load(`700 40px ${TEXT}`)]);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [WIDTH, HEIGHT];
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  const style = getComputedStyle(document.body);
  pen.fillStyle = style.getPropertyValue("--sign") || "#13202a";
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.fillStyle = pen.strokeStyle = style.getPropertyValue("--on") || "#fff";
  drawStrip(pen);
  write(pen, box.dataset);
  return new Promise((/** @type {(made: Blob | null) => void} */ made) => canvas.toBlob(made, "image/png"));
}

/** The strip of the page, which says the adventure's name. @param {CanvasRenderingContext2D} pen */
function drawStrip(pen) {
  const path = document.querySelector(".strip path");
  const drawn = new Path2D(path?.getAttribute("d") ?? "");
  pen.save();
  pen.translate(0, MARGIN);
  pen.scale(STRIP_SCALE, STRIP_SCALE);
  pen.lineWidth = 3;
  if (path?.classList.contains("fc")) pen.fill(drawn);
  else pen.stroke(drawn);
  pen.restore();
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {DOMStringMap} said
 */
function write(pen, { title = "", ending = "", points = "", places = "", product = "" }) {
  const rtl = document.documentElement.dir === "rtl";
  pen.direction = rtl ? "rtl" : "ltr";
  pen.textAlign = "start";
  const x = rtl ? WIDTH - MARGIN : MARGIN;
  let y = MARGIN + 90;
  const block = (/** @type {string} */ text, /** @type {number[]} */ sizes, /** @type {string} */ face) => {
    const font = (/** @type {number} */ size) => `700 ${size}px ${face}`;
    const measure = (/** @type {string} */ line, /** @type {number} */ size) => {
      pen.font = font(size);
      return pen.measureText(line).width;
    };
    const room = WIDTH - 2 * MARGIN;
    const linesAt = (/** @type {number} */ size) => linesOf(text, room, (line) => measure(line, size));
    const size = sizeFor(sizes, 3, room, linesAt, measure);
    for (const line of linesAt(size)) {
      y += size * 1.15;
      pen.font = font(size);
      pen.fillText(line, x, y);
    }
    y += size * 0.4;
  };
  block(title, [104, 88, 72, 60], DISPLAY);
  if (ending) block(ending, [64, 56, 48, 40], TEXT);
  y = Math.max(y, HEIGHT - MARGIN - 460);
  block(points, [200, 160], DISPLAY);
  block(places, [56, 48, 40], TEXT);
  pen.font = `700 40px ${TEXT}`;
  pen.fillText(product, x, HEIGHT - MARGIN);
}

/**
 * @param {HTMLElement} box
 * @param {File} picture
 */
function show(box, picture) {
  const { alt, save = "", share = "" } = box.dataset;
  const address = URL.createObjectURL(picture);
  const kept = element("a", { class: "b", href: address, download: picture.name }, save);
  const buttons = element("div", { class: "bs" }, kept);
  if (navigator.canShare?.({ files: [picture] })) {
    const given = element("button", { class: "b", type: "button" }, share);
    given.addEventListener("click", () => navigator.share({ files: [picture] }).catch(() => {})); // closed again: fine
    buttons.append(given);
  }
  box.append(element("img", { src: address, alt, width: String(WIDTH), height: String(HEIGHT) }), buttons);
  kept.focus();
}
