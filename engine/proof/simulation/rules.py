"""The real `decide` and `evolve`, remembered where time plays no part.

A team's step is `decide` on its state. Thousands of teams ask the same things in the same
states, so a step is kept, and the next team that stands there is told what came of it. That
is right where what comes of it is a function of what it is kept by, and so it is:

- `decide` and `evolve` are pure. In an adventure that is not `clocked` no rule compares a time
  (limits, timers, clocks, hints that come with time are what `clocked` looks for), but for
  points after the finish, where a team stops, and for opening times. So all times between two
  moments at which something opens or closes may be the same one.
- Of a verdict the rules read checkpoint, way and reason; its lengths are only passed on.
- What `engine.proof.simulation.forgetting` leaves out of a state, no step of a team reads.

A test holds both ways of stepping against each other, over adventures thrown by dice.
"""

from bisect import bisect_right
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import NamedTuple

from engine.play.decide import decide
from engine.play.events import (
    ChallengeSolved,
    CheckInRefused,
    CheckpointReached,
    EndingReached,
    Event,
    IntentRefused,
    Reason,
    RunFinished,
    RunStarted,
)
from engine.play.evolve import replay
from engine.play.intents import Intent, StartRun
from engine.play.state import RunState
from engine.proof.simulation.forgetting import asked_of_runs, forgetting, key_of, who
from engine.proof.simulation.task import Task
from engine.proof.simulation.wish import EPOCH, Wish
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint

REMEMBERED_AT_MOST = 100_000
"""States, some hundred megabytes. What does not fit is decided again each time."""


class Openings(NamedTuple):
    """What a team may enter now: what stands on its list, and the secrets that do not."""

    listed: tuple[Checkpoint, ...]
    secret: tuple[Checkpoint, ...]
    finish: Checkpoint | None
    ids: frozenset[str]


@dataclass(slots=True, eq=False)
class Situation:
    """A state, what came of each wish in it, and what a team once read off it.

    What came of a wish goes by the `Rules.span` that it was asked in, what may be entered by
    that and the track.
    """

    state: RunState
    moves: "dict[tuple[Hashable, int], Move]" = field(default_factory=dict)
    openings: dict[tuple[int, int], Openings] = field(default_factory=dict)
    tasks: dict[str, tuple[Task, ...]] = field(default_factory=dict)


class Move(NamedTuple):
    """What came of a wish: the events, what stands after them, the points they brought.

    `reached`, `refused`, `solved`, `ending` and `finished` are read off the events.
    """

    events: tuple[Event, ...]
    after: Situation
    points: int
    reached: str | None
    refused: Reason | None
    solved: frozenset[str]
    ending: str | None
    finished: bool


class Rules:
    """An adventure's rules as teams meet them; `remembering` only where no clock runs."""

    def __init__(
        self, adventure: Adventure, begins: datetime, *, remembering: bool = True
    ) -> None:
        """Know an adventure; teams set out some seconds after `begins`."""
        self.adventure = adventure
        self.begins = begins
        self.remembering = remembering and not adventure.clocked
        turns = sorted({turn for turn in _turns(adventure) if turn > begins})
        self._turns_s = [(turn - begins).total_seconds() for turn in turns]
        self._moments = (begins, *turns)
        self._asked = asked_of_runs(adventure)
        self._known: dict[Hashable, Situation] = {}
        self._first: dict[Hashable, RunStarted] = {}
        self._starts: dict[Hashable, Move] = {}

    def span(self, seconds: float) -> int:
        """How often something has opened or closed by then."""
        return bisect_right(self._turns_s, seconds)

    def at(self, seconds: float) -> datetime:
        """A time for the rules: the same for all that they cannot tell apart."""
        if not self.remembering:
            return self.begins + timedelta(seconds=seconds)
        return self._moments[self.span(seconds)]

    def start(self, intent: StartRun, seconds: float) -> Move:
        """Set out, from nothing."""
        if not self.remembering:
            return self._decided(RunState(), replace(intent, at=self.at(seconds)))
        alike = replace(intent, at=EPOCH)
        move = self._starts.get(alike)
        if move is None:
            move = self._starts[alike] = self._decided(RunState(), alike)
        return move

    def step(self, before: Situation, wish: Wish, seconds: float) -> Move:
        """What comes of a wish."""
        if not self.remembering:
            return self._decided(before.state, replace(wish.intent, at=self.at(seconds)))
        key = (wish.key, bisect_right(self._turns_s, seconds))
        move = before.moves.get(key)
        if move is None:
            move = self._decided(before.state, replace(wish.intent, at=self.at(seconds)))
            before.moves[key] = move
        return move

    def _decided(self, state: RunState, intent: Intent) -> Move:
        events = decide(self.adventure, state, intent)
        after = replay(events, state)
        points = after.ranked_score - state.ranked_score
        reached = _reached(events)
        return _told(events, self._situation(after, reached), points, reached)

    def _situation(self, state: RunState, entered: str | None) -> Situation:
        if not self.remembering:
            return Situation(state)
        kept = self._alike(forgetting(self._asked, state, entered))
        key = key_of(kept)
        known = self._known.get(key)
        if known is None:
            known = Situation(kept)
            if len(self._known) < REMEMBERED_AT_MOST:
                self._known[key] = known
        return known

    def _alike(self, state: RunState) -> RunState:
        """Let the first team that set out stand for all that the rules cannot tell from it."""
        if state.started is None:
            return state
        first = self._first.setdefault(who(self._asked, state.started), state.started)
        return state._replace(started=first)


def _turns(adventure: Adventure) -> Iterator[datetime]:
    """When something opens or closes."""
    for spans in adventure.opening_times.values():
        for span in spans:
            yield from (span.begins, span.ends)


def _reached(events: tuple[Event, ...]) -> str | None:
    """The checkpoint that these events led into."""
    entered = (event.checkpoint for event in events if isinstance(event, CheckpointReached))
    return next(entered, None)


def _told(
    events: tuple[Event, ...], after: Situation, points: int, reached: str | None
) -> Move:
    refused, ending, finished = None, None, False
    solved: set[str] = set()
    for event in events:
        match event:
            case CheckInRefused() | IntentRefused():
                refused = refused or event.reason
            case ChallengeSolved():
                solved.add(event.challenge)
            case EndingReached():
                ending = ending or event.ending
            case RunFinished():
                finished = True
            case _:
                pass
    return Move(events, after, points, reached, refused, frozenset(solved), ending, finished)
