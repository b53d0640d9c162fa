"""What every challenge has: prompt, points, tries, time, hints, effects."""

from pydantic import Field, ValidationInfo, field_validator

from engine.moments import Duration
from engine.scenario.condition import Condition, is_fixed
from engine.scenario.effect import Effect
from engine.scenario.model import Authored, Id
from engine.text import Text


class Hint(Authored):
    """Help on request. It costs points; the last may be the answer itself.

    `after` says when it may be taken: after so many wrong tries, or so long after the visit.
    """

    text: Text
    cost: int = Field(default=0, ge=0, le=1000)
    after: int | Duration | None = None

    @field_validator("after", mode="before")
    @classmethod
    def _is_tries_or_time(cls, raw: object) -> object:
        if isinstance(raw, bool) or (isinstance(raw, int) and not 1 <= raw <= 99):
            message = "write how many wrong tries, such as 2, or a duration such as 5 min"
            raise ValueError(message)
        return raw


class Feedback(Authored):
    """What the game says to a right and to a wrong answer."""

    right: Text | None = None
    wrong: Text | None = None


class ChallengeBase(Authored):
    """What every challenge has.

    `attempts` is unlimited when absent; `time_limit` counts from the visit; `note` is shown
    with the prompt. `when` says whether it applies at all: on a required challenge only by
    what is fixed at the start, or *done* could be taken back by a later fact.
    """

    id: Id
    prompt: Text
    note: Text | None = None
    points: int = Field(default=10, ge=0, le=1000)
    required: bool = True
    attempts: int | None = Field(default=None, ge=1, le=99)
    wrong_costs: int = Field(default=0, ge=0, le=1000)
    time_limit: Duration | None = None
    skippable: bool = True
    hints: tuple[Hint, ...] = ()
    when: Condition | None = None
    media: tuple[Id, ...] = ()
    feedback: Feedback = Feedback()
    on_solved: tuple[Effect, ...] = ()
    on_failed: tuple[Effect, ...] = ()
    on_done: tuple[Effect, ...] = ()

    @property
    def can_be_skipped(self) -> bool:
        """Whether the team may pass it by."""
        return self.skippable

    @property
    def can_fail(self) -> bool:
        """Whether its tries or its time may be used up."""
        return self.attempts is not None or self.time_limit is not None

    @field_validator("when", mode="after")
    @classmethod
    def _applies_from_the_start(
        cls, when: Condition | None, info: ValidationInfo[object]
    ) -> Condition | None:
        values: dict[str, object] = info.data
        if when is not None and values.get("required", True) and not is_fixed(when):
            message = (
                "a required challenge applies by what is fixed at the start: ask for language,"
                " access, team_size_at_least, track or bracket, or add `required: false`"
            )
            raise ValueError(message)
        return when


class Row(Authored):
    """Something to choose, put in order or join with another."""

    id: Id
    text: Text


class Option(Row):
    """One row to choose. `default` is what a skip chooses in a branch."""

    correct: bool = False
    default: bool = False
    feedback: Text | None = None
    on_chosen: tuple[Effect, ...] = ()


def have_their_own_ids(rows: tuple[Row, ...]) -> None:
    """Raise ValueError where two rows share an id."""
    if len({row.id for row in rows}) < len(rows):
        message = "give every option an id of its own"
        raise ValueError(message)
