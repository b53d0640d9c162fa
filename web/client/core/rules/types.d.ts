/**
 * The rules' values as JSON has them: the adventure as its edition writes it (what is at its default
 * is left out), times as milliseconds since 1970.
 */

export type Text = Record<string, string>;

export interface Condition {
  // biome-ignore lint/suspicious/noExplicitAny: what stands behind a verb is known once the verb is
  [verb: string]: any;
}

export interface Effect {
  [verb: string]: unknown;
}

export interface Row {
  id: string;
  text: Text;
  correct?: boolean;
  default?: boolean;
  on_chosen?: Effect[];
  at?: { lat: number; lon: number };
}

export interface Hint {
  text: Text;
  cost?: number;
  after?: number | string;
}

export interface Question {
  id: string;
  options?: Row[];
  steps?: number;
}

export interface Challenge {
  id: string;
  type: string;
  points?: number;
  required?: boolean;
  attempts?: number;
  wrong_costs?: number;
  time_limit?: string;
  skippable?: boolean;
  hints?: Hint[];
  when?: Condition;
  on_solved?: Effect[];
  on_failed?: Effect[];
  on_done?: Effect[];
  options?: Row[];
  pairs?: { left: Row; right: Row }[];
  decoys?: Row[];
  partial?: boolean;
  answer?: string | number;
  tolerance?: string | number;
  accept?: Record<string, string[]>;
  typos?: number;
  reject?: string[];
  at?: { lat: number; lon: number };
  tolerance_m?: number;
  steps?: number;
  questions?: Question[];
  /** without secrets: the sides of a match, shuffled */
  lefts?: Row[];
  rights?: Row[];
  /** without secrets: whether a choice asks for a decision, not for knowledge */
  branches?: boolean;
  /** without secrets: an answer without a hash may be right all the same, or in part */
  inexact?: boolean;
}

/** A circle (`at`, `radius_m`) or a polygon; without secrets a polygon has its `centre`. */
export interface Place {
  at?: { lat: number; lon: number };
  radius_m?: number;
  polygon?: { lat: number; lon: number }[];
  centre?: { lat: number; lon: number };
}

export interface Checkpoint {
  id: string;
  role?: "start" | "stop" | "finish";
  kind?: "basic" | "event" | "secret";
  visible?: "always" | "when-open" | "never";
  preview?: "none" | "title";
  place?: Place;
  checkin: string[];
  unlock?: Condition;
  optional?: boolean;
  open?: [string, string][];
  points?: number;
  on_visit?: Effect[];
  on_done?: Effect[];
  challenges?: Challenge[];
}

export interface Route {
  mode: "linear" | "free" | "branching" | "score";
  finish_when?: Condition;
  tracks?: "rotate";
  rotating?: string[];
  time_limit?: string;
  overtime?: { per_minute: number; max_minutes: number };
  on_timeout?: "finish-here" | "go-to-finish" | "keep-playing-unranked";
}

export interface Edition {
  id: string;
  timezone?: string;
  integrity?: "relaxed" | "competitive";
  route: Route;
  items?: { id: string }[];
  badges?: { id: string }[];
  endings?: { id: string; when?: Condition }[];
  checkpoints: Checkpoint[];
}

export interface Trigger {
  fact: string;
  by: string;
  effect: Effect;
  checkpoint: string;
  cause: string;
}

export interface Span {
  begins: number;
  ends: number;
}

/** An edition, and all that follows from it alone. */
export interface Adventure {
  edition: Edition;
  zone: string;
  checkpoints: Checkpoint[];
  byId: Map<string, Checkpoint>;
  challenges: Map<string, Challenge>;
  triggers: Trigger[];
  effects: Map<string, Effect>;
  unlocks: Map<string, Condition>[];
  orders: Checkpoint[][];
  rotating: string[];
  leading: Set<string>;
  spans: Map<string, Span[]>;
  start: Checkpoint | null;
  finish: Checkpoint | null;
  finishWhen: Condition;
  timeLimit: number | null;
  timed: boolean;
}

export interface Event {
  kind: string;
  at: number;
  [field: string]: unknown;
}

export interface Verdict {
  way: string;
  checkpoint?: string;
  reason?: string;
  distance_m?: number;
  accuracy_m?: number;
  radius_m?: number;
}

export type Value = string | string[] | Record<string, string | null>;

export interface Intent {
  kind: string;
  at: number;
  challenge?: string;
  value?: Value;
  sent?: boolean;
  number?: number;
  verdict?: Verdict;
  team_size?: number;
  language?: string;
  access?: string[];
  track?: number;
  bracket?: string;
  posters?: boolean;
  competitive?: boolean;
}

export interface Started {
  at: number;
  team_size: number;
  language: string;
  access: string[];
  clock: boolean;
  track: number;
  bracket?: string;
  posters: boolean;
  competitive: boolean;
}

export type Counts = Record<string, number>;

export interface State {
  started: Started | null;
  clockFrom: number | null;
  pauses: { begins: number; ends: number | null }[];
  visitedAt: Counts;
  facts: Set<string>;
  marks: Set<string>;
  wrong: Counts;
  hints: Counts;
  hintCosts: Counts;
  points: Counts;
  items: Counts;
  chosen: Record<string, string>;
  given: Set<string>;
  timers: Counts;
  picks: Record<string, string>;
  adjustments: Counts;
  late: Counts;
  awards: number;
  edition: string | null;
  announced: { at: number; words: string }[];
  ending: string | null;
  timedOutAt: number | null;
  finishedAt: number | null;
  gaveUp: boolean;
  finalScore: number | null;
}

/** `untold`: only the server can say. */
export interface Judged {
  right: boolean;
  numerator: number;
  denominator: number;
  untold?: boolean;
}

/** How an answer is judged: null where it cannot be read, which costs no try. */
export type Judge = (ref: string, challenge: Challenge, value: Value) => Judged | null;
