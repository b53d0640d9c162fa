"""All play there is, searched breadth first through the real rules, up to a cap.

For adventures whose rules may stop holding. Steps take no time; waiting goes to the next
moment at which something changes. So where no rule hangs on a clock nothing is left out; and
else a walk that was found is real, while one that was not found may still be there.
"""

from collections import deque
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from engine.play.decide import decide
from engine.play.evolve import replay
from engine.play.intents import Answer, CheckIn, FinishActivity, Intent, Skip, TakeHint
from engine.play.moving import Means, is_stuck, moves
from engine.play.state import RunState
from engine.play.waiting import times_ahead
from engine.play.walking import made, start_of
from engine.proof.solve.following import SECOND, Followed
from engine.scenario.adventure import Adventure
from engine.scenario.walkthrough import (
    ActivityStep,
    AnswerStep,
    CheckInStep,
    HintStep,
    SkipStep,
    Step,
    Team,
    WaitStep,
)


class Searched(NamedTuple):
    """The shortest walk that gets stuck, whether any finishes, and whether all were seen."""

    stuck: Followed | None
    finishes: bool
    exhausted: bool


class _Node(NamedTuple):
    state: RunState
    at: datetime
    before: "_Node | None" = None
    step: Step | None = None


def search(
    adventure: Adventure, team: Team, at: datetime, *, cap: int, means: Means
) -> Searched:
    """Search from a start at a time, through at most `cap` states."""
    begun = replay(decide(adventure, RunState(), start_of(team, at)))
    return _Search(adventure, team, means).run(_Node(begun, at), cap)


@dataclass
class _Search:
    adventure: Adventure
    team: Team
    means: Means
    stuck: Followed | None = None
    finishes: bool = False
    seen: set[Hashable] = field(default_factory=set)

    def run(self, first: _Node, cap: int) -> Searched:
        waiting = deque([first])
        self.seen.add(self.key(first.state, first.at))
        while waiting and not (self.stuck and self.finishes):
            if len(self.seen) > cap:
                return Searched(self.stuck, self.finishes, exhausted=False)
            node = waiting.popleft()
            if not node.state.running:
                self.finishes = True
                continue
            waiting.extend(self.fresh(node))
        return Searched(self.stuck, self.finishes, exhausted=not waiting)

    def fresh(self, node: _Node) -> Iterator[_Node]:
        """What comes next and was not seen before; notes where nothing does."""
        grown = False
        for after in self.after(node):
            known = node.state.facts
            grown = grown or after.state.facts != known or not after.state.running
            key = self.key(after.state, after.at)
            if key not in self.seen:
                self.seen.add(key)
                yield after
        if not grown and self.stuck is None and self.is_stuck(node):
            self.stuck = Followed(tuple(_steps(node))[::-1], node.state, node.at)

    def is_stuck(self, node: _Node) -> bool:
        return is_stuck(self.adventure, node.state, node.at, signal=self.means.signal)

    def key(self, state: RunState, at: datetime) -> Hashable:
        """What tells two states apart, as far as anything can follow from it."""
        counted = (state.items, state.wrong, state.hints, state.points)
        return (
            *(at, state.facts, state.given, state.timed_out_at, state.clock_from),
            *(frozenset(one.items()) for one in counted[: 4 if self.means.losses else 2]),
            *(frozenset(times.items()) for times in (state.visited_at, state.timers)),
            frozenset(state.chosen.items()),
            state.finished_at,
        )

    def after(self, node: _Node) -> Iterator[_Node]:
        state, at = node.state, node.at
        for intent in moves(self.adventure, state, at, self.means):
            after = replay(decide(self.adventure, state, intent), state)
            if after != state:
                yield _Node(after, at, node, _step(intent))
        for moment in times_ahead(self.adventure, state, at)[:1]:
            length = -(-(moment - at) // SECOND) * SECOND
            step = WaitStep(wait=length)
            happened = made(self.adventure, state, step, self.team, at + length)
            yield _Node(replay(happened, state), at + length, node, step)


def _steps(node: _Node) -> Iterator[Step]:
    """From the last one back."""
    here: _Node | None = node
    while here is not None:
        if here.step is not None:
            yield here.step
        here = here.before


def _step(intent: Intent) -> Step:
    match intent:
        case CheckIn():
            return CheckInStep(check_in=intent.verdict.checkpoint or "")
        case Answer():
            value = intent.value
            given = value if isinstance(value, str | tuple) else dict(value)
            return AnswerStep(answer=intent.challenge, value=given)
        case Skip():
            return SkipStep(skip=intent.challenge)
        case TakeHint():
            return HintStep(take_hint=intent.challenge)
        case FinishActivity():
            return ActivityStep(finish_activity=intent.challenge)
        case _:
            message = f"no step says {intent}"
            raise ValueError(message)
