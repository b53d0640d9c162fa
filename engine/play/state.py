"""A run as its log leaves it: the fold of events, which needs no adventure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import reduce
from typing import assert_never

from engine.play.events import (
    AnswerWrong,
    ChallengeDone,
    ChallengeSolved,
    CheckInRefused,
    CheckpointDone,
    CheckpointReached,
    DeviceJoined,
    DeviceLeft,
    EndingReached,
    Event,
    HintTaken,
    How,
    IntentRefused,
    ItemGiven,
    PointsGiven,
    RunFinished,
    RunStarted,
)
from engine.scenario import facts


@dataclass(frozen=True, slots=True)
class RunState:
    """Everything that follows from a log.

    `points` and `hint_costs` are by source (a challenge, a checkpoint, a fact), `wrong` and
    `hints` count by challenge. `clock_from` is where the time starts to run. `skipped` is no
    fact: of two phones one may skip what the other solves, and facts come out the same.
    """

    started_at: datetime | None = None
    clock_from: datetime | None = None
    finished_at: datetime | None = None
    gave_up: bool = False
    team_size: int = 1
    language: str = ""
    access: tuple[str, ...] = ()
    facts: frozenset[str] = frozenset()
    wrong: Mapping[str, int] = field(default_factory=dict)
    hints: Mapping[str, int] = field(default_factory=dict)
    hint_costs: Mapping[str, int] = field(default_factory=dict)
    points: Mapping[str, int] = field(default_factory=dict)
    items: Mapping[str, int] = field(default_factory=dict)
    given: frozenset[str] = frozenset()
    skipped: frozenset[str] = frozenset()
    chosen: Mapping[str, str] = field(default_factory=dict)
    ending: str | None = None
    final_score: int | None = None

    @property
    def running(self) -> bool:
        """Under way: started, not finished."""
        return self.started_at is not None and self.finished_at is None

    @property
    def score(self) -> int:
        """All points so far, also those of steps after the finish."""
        return sum(self.points.values())

    @property
    def ranked_score(self) -> int:
        """The score that the leaderboard ranks: fixed at the finish."""
        return self.score if self.final_score is None else self.final_score

    @property
    def checkpoints_done(self) -> int:
        """How many checkpoints are done."""
        return sum(fact.startswith("done ") and "/" not in fact for fact in self.facts)

    @property
    def digest(self) -> str:
        """By which two phones of a team see that they agree."""
        return facts.digest(self.facts, self.points, self.items)


def replay(log: Iterable[Event], state: RunState | None = None) -> RunState:
    """Fold a log, onto an earlier state where one is given."""
    return reduce(evolve, log, RunState() if state is None else state)


def evolve(state: RunState, event: Event) -> RunState:
    """Fold one event. Total and order-keeping; a fact that is there already stays."""
    match event:
        case ChallengeSolved() | ChallengeDone() | AnswerWrong() | HintTaken():
            return _evolve_challenge(state, event)
        case CheckpointReached() | CheckpointDone():
            return _evolve_checkpoint(state, event)
        case ItemGiven() | PointsGiven():
            return _evolve_given(state, event)
        case RunStarted() | EndingReached() | RunFinished():
            return _evolve_run(state, event)
        case DeviceJoined() | DeviceLeft() | CheckInRefused() | IntentRefused():
            return state
    assert_never(event)


def _evolve_run(state: RunState, event: RunStarted | EndingReached | RunFinished) -> RunState:
    match event:
        case RunStarted():
            return replace(
                state,
                started_at=event.at,
                clock_from=event.at if event.clock else None,
                team_size=event.team_size,
                language=event.language,
                access=event.access,
            )
        case EndingReached():
            return replace(state, ending=state.ending or event.ending)
        case RunFinished() if state.finished_at is None:
            fixed = state.score
            return replace(
                state, finished_at=event.at, gave_up=event.gave_up, final_score=fixed
            )
        case RunFinished():
            return state
    assert_never(event)


def _evolve_checkpoint(state: RunState, event: CheckpointReached | CheckpointDone) -> RunState:
    if isinstance(event, CheckpointDone):
        return replace(state, facts=state.facts | {facts.done(event.checkpoint)})
    points = {**state.points, event.checkpoint: event.points} if event.points else state.points
    clock_from = event.at if event.clock and state.clock_from is None else state.clock_from
    known = state.facts | {facts.visited(event.checkpoint)}
    return replace(state, facts=known, points=points, clock_from=clock_from)


def _evolve_given(state: RunState, event: ItemGiven | PointsGiven) -> RunState:
    given = state.given | {event.by}
    if isinstance(event, PointsGiven):
        return replace(state, points={**state.points, event.by: event.points}, given=given)
    bag = {**state.items, event.item: state.items.get(event.item, 0) + event.count}
    return replace(state, items=bag, given=given)


def _evolve_challenge(
    state: RunState, event: ChallengeSolved | ChallengeDone | AnswerWrong | HintTaken
) -> RunState:
    ref = event.challenge
    match event:
        case ChallengeSolved(points=points, option=option):
            solved = {facts.solved(ref)} | ({facts.chose(f"{ref}.{option}")} if option else set())
            chosen = {**state.chosen, ref: option} if option else state.chosen
            earned = {**state.points, ref: points} if points else state.points
            return replace(state, facts=state.facts | solved, points=earned, chosen=chosen)
        case ChallengeDone(how=how):
            failed = {facts.failed(ref)} if how is How.FAILED else set()
            passed = {ref} if how is How.SKIPPED else set()
            known = state.facts | {facts.done(ref)} | failed
            return replace(state, facts=known, skipped=state.skipped | passed)
        case AnswerWrong():
            return replace(state, wrong={**state.wrong, ref: state.wrong.get(ref, 0) + 1})
        case HintTaken(number=number, cost=cost):
            costs = {**state.hint_costs, ref: state.hint_costs.get(ref, 0) + cost}
            return replace(state, hints={**state.hints, ref: number}, hint_costs=costs)
    assert_never(event)
