/**
 * What one team may see now, without any text: the twin of engine/play/view.py.
 *
 * @typedef {import("./types.js").Adventure} Adventure
 * @typedef {import("./types.js").State} State
 * @typedef {import("./types.js").Checkpoint} Checkpoint
 * @typedef {import("./shown.d.ts").Shown} Shown
 * @typedef {import("./shown.d.ts").CardShown} CardShown
 * @typedef {import("./shown.d.ts").ProgressShown} ProgressShown
 */
import { trackOf } from "./adventure.js";
import { card } from "./card.js";
import { overdue } from "./decide.js";
import { replay } from "./evolve.js";
import * as facts from "./facts.js";
import { isOver } from "./limits.js";
import { outlook } from "./outlook.js";
import { isSecret } from "./place.js";
import { timeShown } from "./runtime.js";
import { isRunning, score } from "./state.js";

/**
 * Show a run at a time, with all that time has ended by then.
 *
 * @param {Adventure} adventure
 * @param {State} logged
 * @param {number} at
 * @returns {Shown}
 */
export function view(adventure, logged, at) {
  const state = settled(adventure, logged, at);
  const { counted, outOfReach } = outlook(adventure, state);
  const cards = cardsOf(adventure, state, at, outOfReach);
  const next = isOver(adventure, state) ? null : nextOf(adventure, state, cards);
  const freely = adventure.edition.route.mode === "score";
  return {
    status: isRunning(state) ? "playing" : "finished",
    score: score(state),
    cards,
    ...gathered(adventure, state),
    announced: state.announced,
    ending: state.ending,
    next,
    time: timeShown(adventure, state, at),
    progress: progress(cards, next, counted),
    counted: [...counted].sort(),
    outOfReach: [...outOfReach].sort(),
    freely,
    choose:
      freely && cards.some(({ id, status, role }) => id === next && status === "open" && role === "stop"),
  };
}

/**
 * A state with all that time has ended by then, and no log holds yet.
 *
 * @param {Adventure} adventure @param {State} state @param {number} at
 */
export function settled(adventure, state, at) {
  if (state.started === null || !adventure.timed) return state;
  return replay(overdue(adventure, state, at), state);
}

/**
 * The cards in the order of the team's track. Events and what is found have no number: the others'
 * must not change when one shows up.
 *
 * @param {Adventure} adventure @param {State} state @param {number} at @param {Set<string>} outOfReach
 */
function cardsOf(adventure, state, at, outOfReach) {
  const order = adventure.orders[trackOf(adventure, state)];
  const plain = order.filter((stop) => (stop.kind ?? "basic") === "basic" && !isSecret(stop));
  const numbers = new Map(plain.map(({ id }, place) => [id, place + 1]));
  return order.flatMap((stop) => {
    const plate = { number: numbers.get(stop.id) ?? null, beyond: outOfReach.has(stop.id) };
    return card(adventure, state, stop, at, plate) ?? [];
  });
}

/**
 * What the team carries and was told.
 *
 * @param {Adventure} adventure @param {State} state
 */
function gathered({ edition, triggers }, state) {
  const items = (edition.items ?? []).map(({ id }) => ({ id, count: state.items[id] ?? 0 }));
  const badges = (edition.badges ?? []).map(({ id }) => id);
  const told = triggers.filter(({ by, effect }) => "show" in effect && state.given.has(by));
  return {
    items: items.filter(({ count }) => count > 0),
    badges: badges.filter((id) => state.facts.has(facts.badge(id))),
    told: told.map(({ by }) => by),
  };
}

/**
 * Suggest what is begun before what is new, what is needed before what is not. Where ways part, each
 * track is sent another way, so that a class does not walk in one row.
 *
 * @param {Adventure} adventure @param {State} state @param {CardShown[]} cards
 */
function nextOf(adventure, state, cards) {
  for (const status of ["visited", "open"]) {
    const shown = cards.filter((one) => one.status === status && one.inHours);
    const found = shown.flatMap(({ id }) => adventure.byId.get(id) ?? []);
    if (found.length === 0) continue;
    const first = found.reduce((best, stop) => (urgency(stop) < urgency(best) ? stop : best));
    const ways = found.filter((stop) => partsFrom(adventure, stop, first));
    if (ways.length === 0) return first.id;
    return ways[(state.started?.track ?? 0) % ways.length].id;
  }
  return null;
}

/**
 * Whether two ways part here: one condition opens both, and neither rotates by itself.
 *
 * @param {Adventure} adventure @param {Checkpoint} stop @param {Checkpoint} first
 */
function partsFrom({ rotating }, stop, first) {
  const alike = stop.unlock && JSON.stringify(stop.unlock) === JSON.stringify(first.unlock);
  if (!alike || urgency(stop) !== urgency(first)) return false;
  return !rotating.includes(stop.id) && !rotating.includes(first.id);
}

/** What is optional comes last, and the finish last of those that are not. */
const urgency = (/** @type {Checkpoint} */ { optional, role }) =>
  (optional ? 2 : 0) + (role === "finish" ? 1 : 0);

/**
 * What counts and is not shown yet has a box all the same.
 *
 * @param {CardShown[]} cards @param {string | null} next @param {Set<string>} counted
 * @returns {ProgressShown}
 */
function progress(cards, next, counted) {
  const shapes = /** @type {const} */ ({ done: "ok", visited: "half", open: "", locked: "" });
  const shown = cards.filter(({ id }) => counted.has(id));
  const boxes = shown.map(({ id, status }) => (id === next && status === "open" ? "now" : shapes[status]));
  const rest = Array(counted.size - shown.length).fill("");
  return {
    done: boxes.filter((box) => box === "ok").length,
    total: counted.size,
    boxes: [...boxes, ...rest],
  };
}
