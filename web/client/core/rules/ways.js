/**
 * Ways to checkpoints and through conditions, by one team's state: the other half of
 * engine/play/outlook.py. A way is the set of checkpoints it leads through; null where there is none.
 * Where ways part, one of them counts: the one that is walked, else the one begun, else the longest.
 *
 * @typedef {import("./types.js").Adventure} Adventure
 * @typedef {import("./types.js").State} State
 * @typedef {import("./types.js").Condition} Condition
 * @typedef {import("./types.js").Trigger} Trigger
 * @typedef {Set<string>} Way
 *
 * @typedef {object} Ways what is known of one team's ways so far
 * @property {Adventure} adventure
 * @property {State} state
 * @property {number} track
 * @property {Map<string, Way | null>} found
 * @property {Set<string>} underWay
 */
import { trackOf } from "./adventure.js";
import { holds, isVisited } from "./conditions.js";
import * as facts from "./facts.js";

/** @type {Way} */
const NOWHERE = new Set();

/**
 * @param {Adventure} adventure
 * @param {State} state
 * @returns {Ways}
 */
export function waysFrom(adventure, state) {
  const track = trackOf(adventure, state);
  const ways = { adventure, state, track, found: new Map(), underWay: new Set() };
  // In the order of the route: what a way leads through has then mostly been found.
  for (const { id } of adventure.orders[track]) wayTo(ways, id);
  return ways;
}

/**
 * The way to a checkpoint, with the checkpoint itself. One that comes back to where it set out leads
 * nowhere.
 *
 * @param {Ways} ways
 * @param {string} id
 * @returns {Way | null}
 */
export function wayTo(ways, id) {
  const { adventure, found, underWay } = ways;
  if (!adventure.byId.has(id) || underWay.has(id)) return null;
  const known = found.get(id);
  if (known !== undefined) return known;
  underWay.add(id);
  const leading = leadingTo(ways, id);
  underWay.delete(id);
  const way = leading && new Set([...leading, id]);
  // On the way to another one, no way may only mean none but through that one.
  if (way !== null || underWay.size === 0) found.set(id, way);
  return way;
}

/**
 * What a condition leads through until it holds.
 *
 * @param {Ways} ways
 * @param {Condition} condition
 * @returns {Way | null}
 */
export function wayThrough(ways, condition) {
  const verb = Object.keys(THROUGH).find((one) => one in condition);
  if (verb) return THROUGH[verb](ways, condition);
  const { adventure, state } = ways;
  const mayHold = state.started === null || holds(adventure, state, condition, state.started.at);
  return mayHold ? NOWHERE : null;
}

/** What is no checkpoint's to bring, and not fixed by the start, may always hold yet. */
const nowhere = () => NOWHERE;

/** @type {Record<string, (ways: Ways, condition: Condition) => Way | null>} */
const THROUGH = {
  all: (ways, { all }) => joined(each(ways, all), all.length),
  any: (ways, { any }) => best(ways, each(ways, any)),
  of: (ways, { of, at_least }) => joined(ranked(ways, each(ways, of)).slice(0, at_least), at_least),
  visited: (ways, { visited }) => wayTo(ways, visited),
  done: (ways, { done }) => wayTo(ways, placeOf(done)),
  solved: (ways, { solved }) => byFact(ways, facts.solved(solved)),
  chose: (ways, { chose }) => byFact(ways, facts.chose(chose)),
  flag: (ways, { flag }) => best(ways, byEffect(ways, "set", flag)),
  has: (ways, { has, count = 1 }) => collecting(ways, has, count),
  score_at_least: nowhere,
  elapsed_at_least: nowhere,
  advanced: nowhere,
};

/** @param {Ways} ways @param {Condition[]} conditions */
const each = (ways, conditions) => conditions.map((one) => wayThrough(ways, one));

/** The checkpoint of a `checkpoint/challenge`. */
const placeOf = (/** @type {string} */ ref) => ref.split("/")[0];

/** @param {Ways} ways @param {string} id @returns {Way | null} */
function leadingTo(ways, id) {
  const { adventure, state, track } = ways;
  const been = isVisited(state, { id, checkin: [] });
  if (!been && state.facts.has(facts.locked(id))) return null;
  const unlocked = wayThrough(ways, adventure.unlocks[track].get(id) ?? { all: [] });
  const leading = best(ways, [unlocked, ...byEffect(ways, "open", id)]);
  return leading === null && (been || state.facts.has(facts.opened(id))) ? NOWHERE : leading;
}

/**
 * The way to where a fact may come from; none where it can come no more.
 *
 * @param {Ways} ways @param {string} fact
 */
function byFact(ways, fact) {
  const [verb, ref] = fact.split(" ");
  const lost = verb === "chose" ? isChosenOtherwise(ways, ref) : ways.state.facts.has(facts.failed(ref));
  return lost && !ways.state.facts.has(fact) ? null : wayTo(ways, placeOf(ref));
}

/** @param {Ways} ways @param {string} option `checkpoint/challenge.option` */
function isChosenOtherwise({ state }, option) {
  const dot = option.lastIndexOf(".");
  const chosen = state.chosen[option.slice(0, dot)];
  return chosen !== undefined && chosen !== option.slice(dot + 1);
}

/** @param {Ways} ways @param {"open" | "set"} verb @param {string} name */
function byEffect(ways, verb, name) {
  const bringing = ways.adventure.triggers.filter(({ effect }) => effect[verb] === name);
  return bringing.map((trigger) => wayFrom(ways, trigger));
}

/** @param {Ways} ways @param {Trigger} trigger */
function wayFrom(ways, { fact, checkpoint }) {
  return /^(solved|chose) /.test(fact) ? byFact(ways, fact) : wayTo(ways, checkpoint);
}

/**
 * The fewest sources, best first, that bring enough of an item.
 *
 * @param {Ways} ways @param {string} item @param {number} enough
 */
function collecting(ways, item, enough) {
  let [collected, way] = [0, NOWHERE];
  const sources = sourcesOf(ways, item);
  for (const source of ranked(ways, [...sources.keys()])) {
    if (collected >= enough) break;
    collected += sources.get(source) ?? 0;
    way = new Set([...way, ...source]);
  }
  return collected >= enough ? way : null;
}

/** @param {Ways} ways @param {string} item @returns {Map<Way, number>} how many each way brings */
function sourcesOf(ways, item) {
  const giving = ways.adventure.triggers.filter(({ effect }) => effect.give === item);
  /** @type {Map<string, [Way, number]>} */
  const byStops = new Map();
  for (const trigger of giving) {
    const way = wayFrom(ways, trigger);
    const key = [...(way ?? [])].sort().join(" ");
    const count = Number(trigger.effect.count ?? 1) + (byStops.get(key)?.[1] ?? 0);
    if (way !== null) byStops.set(key, [byStops.get(key)?.[0] ?? way, count]);
  }
  return new Map(byStops.values());
}

/** @param {(Way | null)[]} ways all of them one after the other @param {number} enough */
function joined(ways, enough) {
  const known = ways.filter((way) => way !== null);
  return known.length === enough ? new Set(known.flatMap((way) => [...way])) : null;
}

/** @param {Ways} ways @param {(Way | null)[]} some */
const best = (ways, some) => ranked(ways, some)[0] ?? null;

/**
 * Ways by how likely a team is on them: walked, begun, and then the longest first.
 *
 * @param {Ways} ways
 * @param {(Way | null)[]} some
 */
function ranked({ state }, some) {
  const known = some
    .filter((way) => way !== null)
    .map((way) => ({
      way,
      walked: Number([...way].every((id) => state.facts.has(facts.done(id)))),
      begun: [...way].filter((id) => state.facts.has(facts.visited(id))).length,
    }));
  known.sort((a, b) => b.walked - a.walked || b.begun - a.begun || b.way.size - a.way.size);
  return known.map(({ way }) => way);
}
