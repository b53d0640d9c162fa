"""A team that makes of every challenge what it was told, and plays on as long as it can.

It asks the real rules at every step, so what it comes to is what a team would come to.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from engine.play.conditions import (
    applies,
    is_attended,
    is_open,
    is_visited,
    is_within_hours,
)
from engine.play.decide import decide
from engine.play.evolve import replay
from engine.play.hints import next_hint
from engine.play.intents import Value
from engine.play.limits import challenge_ends_at
from engine.play.moving import ways_for
from engine.play.scoring import tries_left, worth
from engine.play.state import RunState
from engine.play.trying import partly_value, right_value, wrong_value
from engine.play.waiting import times_ahead
from engine.play.walking import made, start_of
from engine.proof.solve.outcomes import Comes, Outcome
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint, Kind
from engine.scenario.quizzes import ChoiceChallenge
from engine.scenario.tasks import ActivityChallenge
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

MOST_STEPS = 5_000
SECOND = timedelta(seconds=1)


class Plan(NamedTuple):
    """What to make of each challenge, and where to go.

    A challenge without an outcome is left alone. `wasteful` teams also lose all the points
    they can. `within` are the checkpoints to visit; None for all but those that need luck.
    """

    outcomes: Mapping[str, Outcome]
    wasteful: bool = False
    within: Collection[str] | None = None


class Followed(NamedTuple):
    """How it went, and where it ended."""

    steps: tuple[Step, ...]
    state: RunState
    at: datetime


def follow(adventure: Adventure, team: Team, plan: Plan, at: datetime) -> Followed:
    """Play a plan from the start. What ends the run comes only when nothing else is left."""
    follower = _Follower(adventure, team, plan, at)
    follower.play()
    return Followed(tuple(follower.steps), follower.state, follower.at)


@dataclass
class _Follower:
    adventure: Adventure
    team: Team
    plan: Plan
    at: datetime

    def __post_init__(self) -> None:
        started = decide(self.adventure, RunState(), start_of(self.team, self.at))
        self.state = replay(started)
        self.steps: list[Step] = []

    def play(self) -> None:
        while self.state.running and len(self.steps) < MOST_STEPS:
            if not (self.step() or self.wait() or self.wait_out()):
                return

    def step(self) -> bool:
        """Make the next step that does not end the run; else the first that does."""
        last: tuple[Step, RunState] | None = None
        for step in self.wishes(self.state, self.at):
            after = self.after(step, self.at)
            if after == self.state:
                continue
            if after.running:
                self.take(step, after)
                return True
            last = last or (step, after)
        if last is not None:
            self.take(*last)
        return last is not None

    def take(self, step: Step, after: RunState) -> None:
        self.steps.append(step)
        self.state = after

    def after(self, step: Step, at: datetime) -> RunState:
        return replay(made(self.adventure, self.state, step, self.team, at), self.state)

    def wait(self) -> bool:
        """Let time go by until something changes, or can be done then."""
        for moment in times_ahead(self.adventure, self.state, self.at):
            # Steps can only be written down in whole seconds.
            length = -(-(moment - self.at) // SECOND) * SECOND
            step, at = WaitStep(wait=length), self.at + length
            after = self.after(step, at)
            grown = after.facts != self.state.facts or not after.running
            if grown or self.can_go_on(after, at):
                self.at = at
                self.take(step, after)
                return True
        return False

    def can_go_on(self, state: RunState, at: datetime) -> bool:
        """Whether a wish would change anything then."""
        return any(
            replay(made(self.adventure, state, wish, self.team, at), state) != state
            for wish in self.wishes(state, at)
        )

    def wait_out(self) -> bool:
        """Let the time run out for what is lost only when it has."""
        ends = [
            end
            for ref, outcome in self.plan.outcomes.items()
            if outcome.comes is Comes.LOST and facts.solved(ref) not in self.state.facts
            if (end := challenge_ends_at(self.adventure, self.state, ref)) is not None
        ]
        if max(ends, default=self.at) <= self.at:
            return False
        length = -(-(max(ends) - self.at) // SECOND) * SECOND
        step, self.at = WaitStep(wait=length), self.at + length
        self.take(step, self.after(step, self.at))
        return True

    def wishes(self, state: RunState, at: datetime) -> Iterator[Step]:
        """What to do next by the plan, the most urgent first."""
        track = state.started.track if state.started else 0
        stops = self.adventure.track(track).order
        for stop in stops:
            if is_attended(state, stop):
                for asked in stop.challenges:
                    if applies(self.adventure, state, asked, at):
                        yield from self.at_challenge(state, at, f"{stop.id}/{asked.id}", asked)
        for stop in stops:
            if self.can_enter(state, at, stop):
                yield CheckInStep(check_in=stop.id)

    def can_enter(self, state: RunState, at: datetime, stop: Checkpoint) -> bool:
        if is_visited(state, stop) or not ways_for(state, stop):
            return False
        wanted = self.plan.within
        if not (stop.kind is not Kind.SECRET if wanted is None else stop.id in wanted):
            return False
        return is_open(self.adventure, state, stop, at) and is_within_hours(
            self.adventure, stop, at
        )

    def at_challenge(
        self, state: RunState, at: datetime, ref: str, asked: Challenge
    ) -> Iterator[Step]:
        outcome = self.plan.outcomes.get(ref)
        if outcome is None or {facts.solved(ref), facts.failed(ref)} & state.facts:
            return
        if outcome.comes is Comes.SOLVED:
            yield from self.solving(state, at, ref, asked)
        elif facts.done(ref) not in state.facts and outcome.comes is not Comes.FAILED:
            yield from _leaving(ref, asked, outcome)
        elif outcome.comes in {Comes.FAILED, Comes.LOST}:
            yield from _losing(state, ref, asked)

    def solving(
        self, state: RunState, at: datetime, ref: str, asked: Challenge
    ) -> Iterator[Step]:
        if self.plan.wasteful:
            yield from _wasting(state, at, ref, asked, self.plan.outcomes[ref].option)
        if isinstance(asked, ActivityChallenge):
            yield ActivityStep(finish_activity=ref)
            return
        option = self.plan.outcomes[ref].option
        value = option if option is not None else right_value(asked)
        if value is not None:
            yield _answer(ref, value)


def _answer(ref: str, value: Value) -> AnswerStep:
    given = value if isinstance(value, str | tuple) else dict(value)
    return AnswerStep(answer=ref, value=given)


def _leaving(ref: str, asked: Challenge, outcome: Outcome) -> Iterator[Step]:
    """Leave it undone: skip it, send it unjudged, or be right in part."""
    sent = outcome.comes is Comes.SENT
    value = (wrong_value(asked) or partly_value(asked)) if sent else partly_value(asked)
    if asked.can_be_skipped and not sent:
        yield SkipStep(skip=ref)
    elif value is not None:
        yield _answer(ref, value)


def _losing(state: RunState, ref: str, asked: Challenge) -> Iterator[Step]:
    """Use up the tries, where they are counted; else only time helps."""
    left = tries_left(asked, state.wrong.get(ref, 0))
    done = facts.done(ref) in state.facts
    value = wrong_value(asked) or (partly_value(asked) if done else None)
    if left and value is not None:
        yield _answer(ref, value)


def _wasting(
    state: RunState, at: datetime, ref: str, asked: Challenge, option: str | None
) -> Iterator[Step]:
    """Take every hint and give every wrong answer that costs, while a try is left."""
    wrong, costs = state.wrong.get(ref, 0), state.hint_costs.get(ref, 0)
    if isinstance(asked, ChoiceChallenge) and _skipping_chooses(asked, option):
        yield SkipStep(skip=ref)
    if not worth(asked, wrong, costs):
        return
    hint = next_hint(asked, ref, state)
    if hint is not None and hint.ready(at):
        yield HintStep(take_hint=ref)
    left = tries_left(asked, wrong)
    needed = bool(asked.wrong_costs) or (hint is not None and bool(hint.wrong))
    value = wrong_value(asked)
    if needed and value is not None and (left is None or left > 1):
        yield _answer(ref, value)


def _skipping_chooses(asked: ChoiceChallenge, option: str | None) -> bool:
    default = asked.default if asked.branches and asked.can_be_skipped else None
    return default is not None and default.id == option
