/**
 * What one team may see now, without any text: the twin of engine/play/view.py and of the numbers in
 * web/player/presenting.py and timing.py. Times and lengths are milliseconds. Every text of it stands
 * in the book, under the ids that are here.
 */
import type { Fence } from "../geo.js";
import type { Span } from "./types.js";

export type CardStatus = "locked" | "open" | "visited" | "done";
export type ChallengeStatus = "open" | "sent" | "skipped" | "failed" | "partly" | "waived" | "solved";

/** The hint that can be had next, and what it waits for: wrong tries, a time, a pause. */
export interface NextHint {
  number: number;
  cost: number;
  ready: boolean;
  wrong: number;
  since: number | null;
}

/** A challenge at a visited checkpoint; `id` is `checkpoint/challenge`. */
export interface ChallengeShown {
  id: string;
  type: string;
  status: ChallengeStatus;
  required: boolean;
  skippable: boolean;
  branches: boolean;
  points: number;
  /** what a right answer gives now */
  worth: number;
  earned: number;
  /** the wrong ones so far */
  tries: number;
  triesLeft: number | null;
  /** the costs of the hints taken, in their order; the texts are the first so many of the challenge's */
  hints: number[];
  nextHint: NextHint | null;
  chosen: string | null;
  /** an organiser gave it back */
  again: boolean;
  endsAt: number | null;
}

/** A locked one has id, status, role, number, titled, found, beyond: the rest is empty. */
export interface CardShown {
  id: string;
  status: CardStatus;
  role: "start" | "stop" | "finish";
  kind: "basic" | "event" | "secret";
  /** the plate's number; none on an event, a find, and a locked place without its name */
  number: number | null;
  /** whether its title may be read */
  titled: boolean;
  optional: boolean;
  /** optional, and nothing else asks for it */
  extra: boolean;
  /** a secret one */
  found: boolean;
  /** it can be reached no more */
  beyond: boolean;
  place: Fence | null;
  hours: Span[];
  inHours: boolean;
  ways: string[];
  /** of the visit and of its challenges */
  points: number;
  /** required challenges that are still open */
  left: number;
  challenges: ChallengeShown[];
}

/** `boxes` are the shapes of the row of stops. */
export interface ProgressShown {
  done: number;
  total: number;
  boxes: ("ok" | "half" | "now" | "")[];
}

/** Where a run's clock stands: as `RunTime` in web/player/timing.py, with `over` of the view. */
export interface TimeShown {
  phase: "waiting" | "running" | "overtime" | "over";
  limit: number;
  /** until the limit, less than nothing once that is passed */
  left: number;
  overtime: number;
  endsAt: number | null;
  overtimeEndsAt: number | null;
  paused: boolean;
  over: boolean;
  perMinute: number;
  cost: number;
  onTimeout: string;
}

export interface Shown {
  status: "playing" | "finished";
  score: number;
  /** in the order of the team's track */
  cards: CardShown[];
  items: { id: string; count: number }[];
  badges: string[];
  /** the effects whose texts have been shown, by the name that the book has them under */
  told: string[];
  announced: { at: number; words: string }[];
  ending: string | null;
  /** the card suggested now */
  next: string | null;
  time: TimeShown | null;
  progress: ProgressShown;
  /** the checkpoints of the team's progress, sorted */
  counted: string[];
  /** those that a choice, a lost task, a lock or the time has closed for good, sorted */
  outOfReach: string[];
  /** everything is open at once, and a team goes where it is nearest */
  freely: boolean;
  /** the team may choose now where to go */
  choose: boolean;
}
