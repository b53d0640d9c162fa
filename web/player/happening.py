"""What one step brought, read off its events. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from engine.play.events import (
    AnswerWrong,
    ChallengeDone,
    ChallengeSolved,
    CheckInRefused,
    CheckpointDone,
    CheckpointReached,
    Event,
    HintTaken,
    How,
    IntentRefused,
    ItemGiven,
    PointsGiven,
    RunFinished,
)

E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class Happened:
    """The events of one step by what they are; None for what did not happen.

    `points` are all that the step brought, `items` the ids of what went into the bag.
    """

    reached: CheckpointReached | None
    refused: CheckInRefused | IntentRefused | None
    wrong: AnswerWrong | None
    solved: ChallengeSolved | None
    answered: ChallengeDone | None
    hint: HintTaken | None
    place_done: CheckpointDone | None
    finished: RunFinished | None
    points: int
    items: tuple[str, ...]

    @property
    def challenge(self) -> str | None:
        """The challenge that the step was about."""
        if isinstance(self.refused, IntentRefused):
            return self.refused.challenge
        about = self.wrong or self.solved or self.answered or self.hint
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
    return Happened(
        reached=_first(events, CheckpointReached),
        refused=_first(events, CheckInRefused) or _first(events, IntentRefused),
        wrong=_first(events, AnswerWrong),
        solved=_first(events, ChallengeSolved),
        answered=_first(events, ChallengeDone),
        hint=_first(events, HintTaken),
        place_done=_first(events, CheckpointDone),
        finished=_first(events, RunFinished),
        points=sum(
            event.points
            for event in events
            if isinstance(event, CheckpointReached | ChallengeSolved | PointsGiven)
        ),
        items=tuple(event.item for event in events if isinstance(event, ItemGiven)),
    )


def _first(events: Sequence[Event], kind: type[E]) -> E | None:
    return next((event for event in events if isinstance(event, kind)), None)
