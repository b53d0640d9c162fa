"""What one real run shows of how people walk, think and answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from statistics import median
from typing import NamedTuple

from engine.geo import distance_m
from engine.play.conditions import is_open
from engine.play.events import (
    AnswerPartlyRight,
    AnswerWrong,
    ChallengeDone,
    ChallengeSolved,
    CheckInRefused,
    CheckpointReached,
    Event,
    HintTaken,
    How,
    RunFinished,
)
from engine.play.evolve import replay
from engine.play.state import RunState
from engine.proof.simulation.crowd import Crowd
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Way
from engine.scenario.quizzes import ChoiceChallenge

NEAR_M = 60.0
"""On shorter legs finding the spot outweighs the walk."""
_FASTEST_M_S = 4.0


class Logged(NamedTuple):
    """One entry of a run's log: when the team asked, and what happened."""

    at: datetime
    events: tuple[Event, ...]


@dataclass(slots=True)
class Measured:
    """What a run showed. `speed_m_s` is None where no leg was long enough to tell.

    `first` is whether the first answer was right, by challenge; `thinking` how much longer than
    assumed each first answer took. Of wrong answers some were followed by passing on, of those
    with hints left some by a hint; of chances to take a hint first some were taken. `leaving`
    is how often the team stood before going on or giving up, the finish not open yet.
    """

    speed_m_s: float | None = None
    stops: int = 0
    finished: bool = False
    first: dict[str, bool] = field(default_factory=dict)
    thinking: list[float] = field(default_factory=list)
    leaving: int = 0
    wrong: int = 0
    wrong_with_hints: int = 0
    hints_after_wrong: int = 0
    skips_after_wrong: int = 0
    hintable: int = 0
    hints_before: int = 0


def measured(adventure: Adventure, crowd: Crowd, log: Sequence[Logged]) -> Measured:
    """Read one run; `crowd` gives what cannot be measured: searching, reading, the detour."""
    found = Measured()
    speeds = list(_speeds(adventure, crowd, log))
    found.speed_m_s = median(speeds) if speeds else None
    events = [event for entry in log for event in entry.events]
    found.stops = sum(isinstance(event, CheckpointReached) for event in events)
    found.finished = any(isinstance(one, RunFinished) and not one.gave_up for one in events)
    for stop in adventure.checkpoints:
        for asked in stop.challenges:
            _answers(found, adventure, f"{stop.id}/{asked.id}", events)
    found.leaving = sum(_leavings(adventure, log))
    found.thinking = list(_thinking(adventure, crowd, log))
    return found


def _leavings(adventure: Adventure, log: Sequence[Logged]) -> Iterator[bool]:
    """Each time a team went on or gave up: whether it had the choice, the finish not open."""
    finish, state = adventure.finish, RunState()
    for entry in log:
        if state.visited_at and state.running and any(map(_goes, entry.events)):
            yield finish is None or not is_open(adventure, state, finish, entry.at)
        state = replay(entry.events, state)
    if state.visited_at and state.running:
        yield finish is None or not is_open(adventure, state, finish, log[-1].at)


def _goes(event: Event) -> bool:
    return isinstance(event, CheckpointReached) or (
        isinstance(event, RunFinished) and event.gave_up
    )


class _Leg(NamedTuple):
    """From the last thing done at one checkpoint to the first try to enter the next."""

    before: str
    after: str
    seconds: float


def _speeds(adventure: Adventure, crowd: Crowd, log: Sequence[Logged]) -> Iterator[float]:
    """Metres a second on each leg, less the time it takes to find the spot and its sign."""
    for leg in _legs(adventure, crowd, log):
        metres = crowd.detour * _straight_m(adventure, leg.before, leg.after)
        walked_s = leg.seconds - crowd.searching_s.median - crowd.served_s.median
        if metres >= NEAR_M and walked_s > metres / _FASTEST_M_S:
            yield metres / walked_s


def _legs(adventure: Adventure, crowd: Crowd, log: Sequence[Logged]) -> Iterator[_Leg]:
    here: str | None = None
    left: datetime | None = None
    tried: datetime | None = None
    reading_s = 0.0
    for entry in log:
        reached = _reached(entry)
        if reached is not None:
            if here is not None and left is not None:
                gone_s = ((tried or entry.at) - left).total_seconds()
                yield _Leg(here, reached, gone_s - reading_s)
            # Who has nothing to do there reads the story before walking on.
            here, left, tried = reached, entry.at, None
            reading_s = _letters(adventure, reached) / crowd.reading_letters_s.mean
        elif any(isinstance(event, CheckInRefused) for event in entry.events):
            tried = tried or entry.at
        elif entry.events:
            left, tried, reading_s = entry.at, None, 0.0


def _reached(entry: Logged) -> str | None:
    """A checkpoint that the team surely stood at."""
    reached = (
        event.checkpoint
        for event in entry.events
        if isinstance(event, CheckpointReached) and event.way is not Way.HERE
    )
    return next(reached, None)


def _straight_m(adventure: Adventure, before: str, after: str) -> float:
    stops = [adventure.checkpoint(name) for name in (before, after)]
    places = [stop.place for stop in stops if stop is not None and stop.place is not None]
    if len(places) < 2:
        return 0.0
    return distance_m(places[0].fence.centre, places[1].fence.centre)


def _letters(adventure: Adventure, name: str) -> int:
    stop = adventure.checkpoint(name)
    texts = (stop.clue, stop.story) if stop is not None else ()
    language = adventure.languages[0]
    return sum(len(adventure.said(text, language)) for text in texts if text is not None)


def _answers(found: Measured, adventure: Adventure, ref: str, events: Sequence[Event]) -> None:
    """Count tries, hints and skips of one challenge; what has no wrong answer is left out."""
    asked = adventure.challenge(ref)
    if asked is None or (isinstance(asked, ChoiceChallenge) and asked.branches):
        return
    steps = [event for event in events if _is_step(event, ref)]
    if not steps:
        return
    found.hintable += bool(asked.hints)
    found.hints_before += isinstance(steps[0], HintTaken)
    answers = [one for one in steps if not isinstance(one, HintTaken | ChallengeDone)]
    if answers and not isinstance(steps[0], HintTaken):
        found.first[ref] = isinstance(answers[0], ChallengeSolved)
    hints_left = len(asked.hints)
    for one, after in zip(steps, [*steps[1:], None], strict=True):
        hints_left -= isinstance(one, HintTaken)
        if isinstance(one, AnswerWrong):
            found.wrong += 1
            found.skips_after_wrong += _is_skip(after)
            found.wrong_with_hints += hints_left > 0 and not _is_skip(after)
            found.hints_after_wrong += isinstance(after, HintTaken)


def _is_step(event: Event, ref: str) -> bool:
    kinds = (AnswerWrong, AnswerPartlyRight, ChallengeSolved, HintTaken)
    if isinstance(event, kinds):
        return event.challenge == ref
    return _is_skip(event) and isinstance(event, ChallengeDone) and event.challenge == ref


def _is_skip(event: Event | None) -> bool:
    return isinstance(event, ChallengeDone) and event.how is How.SKIPPED


def _thinking(adventure: Adventure, crowd: Crowd, log: Sequence[Logged]) -> Iterator[float]:
    """Of each challenge that was answered next after something else: time to time assumed."""
    language = adventure.languages[0]
    answered: set[str] = set()
    before: Logged | None = None
    for entry in log:
        ref = _answered(entry)
        asked = adventure.challenge(ref) if ref is not None else None
        if ref is not None and ref not in answered and asked is not None and before is not None:
            assumed = crowd.thinking_s[asked.type].median
            letters = len(adventure.said(asked.prompt, language))
            letters += len(adventure.said(asked.note, language)) if asked.note else 0
            reached = _reached(before)
            letters += _letters(adventure, reached) if reached is not None else 0
            took_s = (entry.at - before.at).total_seconds()
            yield max(0.0, took_s - letters / crowd.reading_letters_s.mean) / assumed
        answered |= {ref} if ref is not None else set()
        before = entry if entry.events else before


def _answered(entry: Logged) -> str | None:
    """The challenge that an entry is an answer to."""
    answered = (
        event.challenge
        for event in entry.events
        if isinstance(event, (AnswerWrong, AnswerPartlyRight, ChallengeSolved))
    )
    return next(answered, None)
