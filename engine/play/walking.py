"""Plays a walkthrough through the rules, and says which of its expectations did not come true.

Everything goes through `decide`, as the steps of real teams do; only the verdict of a check-in
is taken as given, since a walkthrough has no phone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, assert_never

from engine.moments import spans
from engine.play.conditions import ways_in
from engine.play.decide import decide, overdue
from engine.play.events import CheckInRefused, Event, IntentRefused
from engine.play.evolve import replay
from engine.play.expecting import End, refusal, unmet
from engine.play.intents import (
    Answer,
    Award,
    CheckIn,
    CloseCheckpoint,
    FinishActivity,
    Intent,
    OrganiserIntent,
    Pause,
    ReopenCheckpoint,
    Resume,
    ReturnAnswer,
    Skip,
    StartRun,
    TakeHint,
    Waive,
)
from engine.play.intents import (
    End as GiveUp,
)
from engine.play.judge import Verdict
from engine.play.moving import ways_for
from engine.play.recounting import step_in_words
from engine.play.settle import settle
from engine.play.state import RunState
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Way
from engine.scenario.walkthrough import (
    ActivityStep,
    AnswerStep,
    AwardStep,
    CheckInStep,
    CloseStep,
    GiveUpStep,
    HintStep,
    OrganiserStep,
    PauseStep,
    ReopenStep,
    ResumeStep,
    ReturnStep,
    SkipStep,
    Step,
    Team,
    WaitStep,
    WaiveStep,
    Walkthrough,
)


class Played(NamedTuple):
    """A step, when it was made, and what happened."""

    step: Step
    at: datetime
    happened: tuple[Event, ...]

    @property
    def refused(self) -> str | None:
        """Why it could not be done, if it could not."""
        return next(
            (
                str(one.reason)
                for one in self.happened
                if isinstance(one, CheckInRefused | IntentRefused)
            ),
            None,
        )


@dataclass(frozen=True, slots=True)
class Walked:
    """A walkthrough as it went; `told` is what was expected otherwise, a sentence each."""

    log: tuple[Event, ...]
    state: RunState
    steps: tuple[Played, ...]
    told: tuple[str, ...]


def walked(
    adventure: Adventure, walkthrough: Walkthrough, at: datetime, language: str = "fi"
) -> Walked:
    """Play a walkthrough that begins at a time (UTC) unless it names its own."""
    at = begins_at(adventure, walkthrough) or at
    log = list(decide(adventure, RunState(), start_of(walkthrough.team, at)))
    state = replay(log)
    played: list[Played] = []
    for step in walkthrough.steps:
        at = at + step.wait if isinstance(step, WaitStep) else at
        happened = made(adventure, state, step, walkthrough.team, at)
        state = replay(happened, state)
        log += happened
        played.append(Played(step, at, happened))
    end = End(state, at, walkthrough.team.signal)
    told = (
        *_surprises(adventure, played, language),
        *unmet(adventure, end, walkthrough.expect, language),
    )
    return Walked(tuple(log), state, tuple(played), told)


def begins_at(adventure: Adventure, walkthrough: Walkthrough) -> datetime | None:
    """When a walkthrough says that it begins, UTC."""
    if walkthrough.begins is None:
        return None
    begins = walkthrough.begins
    return spans([(begins, begins)], adventure.timezone)[0].begins.astimezone(UTC)


def start_of(team: Team, at: datetime) -> StartRun:
    """How such a team sets out."""
    return StartRun(
        at,
        team.size,
        team.language,
        team.access,
        track=team.track,
        bracket=team.bracket,
        posters=team.posters,
        competitive=team.competitive,
    )


def made(
    adventure: Adventure, state: RunState, step: Step, team: Team, at: datetime
) -> tuple[Event, ...]:
    """What a step brings, made at a time that waiting has already brought on."""
    intent = _asked(adventure, state, step, team, at)
    if intent is not None:
        return decide(adventure, state, intent)
    ended = overdue(adventure, state, at)
    return ended + settle(adventure, replay(ended, state), (), at)


def _asked(
    adventure: Adventure, state: RunState, step: Step, team: Team, at: datetime
) -> Intent | None:
    match step:
        case WaitStep():
            return None
        case CheckInStep():
            return CheckIn(at, Verdict(_way(adventure, state, step), step.check_in))
        case AnswerStep():
            return Answer(at, step.answer, step.value, sent=not team.signal)
        case SkipStep() | HintStep() | ActivityStep() | GiveUpStep():
            return _by_the_team(step, at)
        case _:
            return _by_the_organiser(step, at)


def _by_the_team(step: SkipStep | HintStep | ActivityStep | GiveUpStep, at: datetime) -> Intent:
    match step:
        case SkipStep():
            return Skip(at, step.skip)
        case HintStep():
            return TakeHint(at, step.take_hint)
        case ActivityStep():
            return FinishActivity(at, step.finish_activity)
        case GiveUpStep():
            return GiveUp(at)
    assert_never(step)


def _by_the_organiser(step: OrganiserStep, at: datetime) -> OrganiserIntent:
    match step:
        case PauseStep():
            return Pause(at)
        case ResumeStep():
            return Resume(at)
        case CloseStep():
            return CloseCheckpoint(at, step.close, step.options)
        case ReopenStep():
            return ReopenCheckpoint(at, step.reopen)
        case WaiveStep() | AwardStep() | ReturnStep():
            return _about_points(step, at)
    assert_never(step)


def _about_points(step: WaiveStep | AwardStep | ReturnStep, at: datetime) -> OrganiserIntent:
    match step:
        case WaiveStep():
            return Waive(at, step.waive, step.option)
        case AwardStep():
            return Award(at, step.award)
        case ReturnStep():
            return ReturnAnswer(at, step.return_answer)
    assert_never(step)


def _way(adventure: Adventure, state: RunState, step: CheckInStep) -> Way:
    """As written; else the first way that this team has, or that there is at all."""
    stop = adventure.checkpoint(step.check_in)
    if step.way is not None or stop is None:
        return step.way or Way.HERE
    return (*ways_for(state, stop), *ways_in(state, stop))[0]


def _surprises(adventure: Adventure, played: Iterable[Played], language: str) -> Iterator[str]:
    for one in played:
        words = step_in_words(adventure, one.step, language)
        told = refusal(one.refused, one.step.refused, words, language)
        if told is not None:
            yield told
