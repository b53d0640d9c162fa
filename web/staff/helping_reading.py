"""What of an adventure is open for one team, and what can be done there. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from engine.play.cardstate import card_state
from engine.play.hints import next_hint
from engine.play.state import RunState
from engine.scenario.adventure import Adventure
from engine.scenario.asking import Row
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint
from engine.scenario.quizzes import ChoiceChallenge


@dataclass(frozen=True, slots=True)
class Task:
    """A challenge where the team has been. `options` are to pick from where it parts ways."""

    ref: str
    stop: Checkpoint
    number: int | None
    place: int
    challenge: Challenge
    status: str
    wrong: int
    hints: int
    has_hint: bool
    options: Sequence[Row] = ()

    @property
    def may_be_returned(self) -> bool:
        """Whether there is an answer to give back."""
        return self.status == "solved"


@dataclass(frozen=True, slots=True)
class OpenStop:
    """A checkpoint that the team may check in at."""

    stop: Checkpoint
    number: int | None
    in_hours: bool


def tasks_of(
    adventure: Adventure, state: RunState, plates: Mapping[str, int], at: datetime
) -> list[Task]:
    """The challenges where the team has been, the open ones first."""
    found: list[Task] = []
    for stop in adventure.checkpoints:
        known = card_state(adventure, state, stop, at)
        pairs = zip(stop.challenges, known.challenges, strict=False)
        for place, (asked, one) in enumerate(pairs, start=1):
            ref = f"{stop.id}/{asked.id}"
            if one.asked:
                found.append(
                    Task(
                        ref,
                        stop,
                        plates.get(stop.id),
                        place,
                        asked,
                        one.status,
                        one.wrong,
                        one.hints,
                        next_hint(asked, ref, state) is not None,
                        _options(asked),
                    )
                )
    return sorted(found, key=lambda task: task.status != "open")


def stops_of(
    adventure: Adventure, state: RunState, plates: Mapping[str, int], at: datetime
) -> list[OpenStop]:
    """The checkpoints that are open for the team, in its order."""
    track = state.started.track if state.started else 0
    known = (
        (stop, card_state(adventure, state, stop, at)) for stop in adventure.track(track).order
    )
    return [
        OpenStop(stop, plates.get(stop.id), card.in_hours)
        for stop, card in known
        if card.status == "open"
    ]


def _options(asked: Challenge) -> Sequence[Row]:
    """What has to be picked where the way parts and nothing is chosen by itself."""
    parts = isinstance(asked, ChoiceChallenge) and asked.branches and asked.default is None
    return asked.options if isinstance(asked, ChoiceChallenge) and parts else ()
