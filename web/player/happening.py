"""What one step brought, read off its events. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from engine.play.events import (
    AnswerPartlyRight,
    AnswerSent,
    AnswerWrong,
    BadgeGiven,
    ChallengeDone,
    ChallengeSolved,
    CheckInRefused,
    CheckpointDone,
    CheckpointOpened,
    CheckpointPassed,
    CheckpointReached,
    Event,
    HintTaken,
    How,
    IntentRefused,
    ItemGiven,
    ItemTaken,
    PointsGiven,
    RunFinished,
    TextShown,
    TimeRanOut,
)

E = TypeVar("E")

_BY_ITSELF = {How.TIME_UP, How.WAIVED}
"""How a challenge is done without the team doing anything."""


@dataclass(frozen=True, slots=True)
class News:
    """What a step brought besides: ids of what came and went, in the order it happened.

    `told` names effects whose words were shown, `passed` checkpoints that an organiser closed
    and that let the team by, `too_late` challenges whose time ran out, `in_time` activities
    whose time was full.
    """

    told: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    badges: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    too_late: tuple[str, ...] = ()
    in_time: tuple[str, ...] = ()
    time_ran_out: TimeRanOut | None = None

    def __bool__(self) -> bool:
        """Whether there is any."""
        return self != News()


@dataclass(frozen=True, slots=True)
class Happened:
    """The events of one step by what they are; None for what did not happen.

    `points` are all that the step brought. What time or an organiser did before it, since the
    log had said nothing of it yet, is among its `news` only.
    """

    reached: CheckpointReached | None
    refused: CheckInRefused | IntentRefused | None
    wrong: AnswerWrong | None
    partly: AnswerPartlyRight | None
    sent: AnswerSent | None
    solved: ChallengeSolved | None
    answered: ChallengeDone | None
    hint: HintTaken | None
    place_done: CheckpointDone | None
    finished: RunFinished | None
    points: int
    news: News

    @property
    def items(self) -> tuple[str, ...]:
        """The ids of what went into the bag."""
        return self.news.items

    @property
    def challenge(self) -> str | None:
        """The challenge that the step was about."""
        if isinstance(self.refused, IntentRefused):
            return self.refused.challenge
        tried = self.wrong or self.partly or self.sent
        about = tried or self.solved or self.answered or self.hint
        return about.challenge if about else None

    @property
    def checkpoint(self) -> str | None:
        """The checkpoint that the step was about."""
        if self.reached:
            return self.reached.checkpoint
        if isinstance(self.refused, CheckInRefused):
            return self.refused.checkpoint
        return self.challenge.partition("/")[0] if self.challenge else None

    @property
    def skipped(self) -> bool:
        """Whether the team passed a challenge by."""
        return self.answered is not None and self.answered.how is How.SKIPPED

    @property
    def gave_tries_away(self) -> bool:
        """Whether the last try was used up."""
        return self.answered is not None and self.answered.how is How.FAILED


def happened(events: Sequence[Event]) -> Happened:
    """Sort the events of one step."""
    by_themselves = _by_themselves(events)
    own = [event for event in events if not _came_by_itself(event, by_themselves)]
    return Happened(
        reached=_first(own, CheckpointReached),
        refused=_first(own, CheckInRefused) or _first(own, IntentRefused),
        wrong=_first(own, AnswerWrong),
        partly=_first(own, AnswerPartlyRight),
        sent=_first(own, AnswerSent),
        solved=_first(own, ChallengeSolved),
        answered=_first(own, ChallengeDone),
        hint=_first(own, HintTaken),
        place_done=_place_done(own),
        finished=_first(own, RunFinished),
        points=sum(
            event.points
            for event in own
            if isinstance(
                event, CheckpointReached | ChallengeSolved | AnswerPartlyRight | PointsGiven
            )
        ),
        news=_news(events),
    )


def _by_themselves(events: Sequence[Event]) -> set[str]:
    done = (event for event in events if isinstance(event, ChallengeDone))
    return {event.challenge for event in done if event.how in _BY_ITSELF}


def _came_by_itself(event: Event, by_themselves: set[str]) -> bool:
    match event:
        case ChallengeDone() | ChallengeSolved():
            return event.challenge in by_themselves
        case _:
            return False


def _place_done(own: Sequence[Event]) -> CheckpointDone | None:
    """The place that the team has just done; others may have been done by time alone."""
    about = next((_place_of(event) for event in own if _place_of(event)), None)
    done = (event for event in own if isinstance(event, CheckpointDone))
    return next((event for event in done if event.checkpoint == about), None)


def _place_of(event: Event) -> str | None:
    match event:
        case CheckpointReached():
            return event.checkpoint
        case ChallengeSolved() | ChallengeDone() | AnswerPartlyRight() | AnswerSent():
            return event.challenge.partition("/")[0]
        case _:
            return None


def _news(events: Sequence[Event]) -> News:
    over = [
        event.challenge
        for event in events
        if isinstance(event, ChallengeDone) and event.how is How.TIME_UP
    ]
    solved = {event.challenge for event in events if isinstance(event, ChallengeSolved)}
    return News(
        told=tuple(event.by for event in events if isinstance(event, TextShown)),
        items=tuple(event.item for event in events if isinstance(event, ItemGiven)),
        taken=tuple(one.item for one in events if isinstance(one, ItemTaken) and one.count),
        badges=tuple(event.badge for event in events if isinstance(event, BadgeGiven)),
        opened=tuple(
            event.checkpoint for event in events if isinstance(event, CheckpointOpened)
        ),
        passed=tuple(
            event.checkpoint for event in events if isinstance(event, CheckpointPassed)
        ),
        too_late=tuple(challenge for challenge in over if challenge not in solved),
        in_time=tuple(challenge for challenge in over if challenge in solved),
        time_ran_out=_first(events, TimeRanOut),
    )


def _first(events: Sequence[Event], kind: type[E]) -> E | None:
    return next((event for event in events if isinstance(event, kind)), None)
