"""What is asked at a checkpoint.

A challenge is *done* when it is solved, skipped, or its tries are used up: done opens the
way on. Points hang on *solved*. The types stand in one tagged union; each new one adds a
class here and its judging in `engine.play.answers`.
"""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from engine.scenario.effect import Effect
from engine.scenario.model import Authored, Id
from engine.text import Text

ANY_LANGUAGE = "any"


class Hint(Authored):
    """Help on request. It costs points; the last may be the answer itself."""

    text: Text
    cost: int = Field(default=0, ge=0, le=1000)


class Feedback(Authored):
    """What the game says to a right and to a wrong answer."""

    right: Text | None = None
    wrong: Text | None = None


class ChallengeBase(Authored):
    """What every challenge has. `attempts` unlimited when absent; `note` is shown with it."""

    id: Id
    prompt: Text
    note: Text | None = None
    points: int = Field(default=10, ge=0, le=1000)
    required: bool = True
    attempts: int | None = Field(default=None, ge=1, le=99)
    wrong_costs: int = Field(default=0, ge=0, le=1000)
    skippable: bool = True
    hints: tuple[Hint, ...] = ()
    feedback: Feedback = Feedback()
    on_solved: tuple[Effect, ...] = ()
    on_done: tuple[Effect, ...] = ()

    @property
    def can_be_skipped(self) -> bool:
        """Whether the team may pass it by."""
        return self.skippable


class Option(Authored):
    """One row to choose. `default` is what a skip chooses in a branch."""

    id: Id
    text: Text
    correct: bool = False
    default: bool = False
    feedback: Text | None = None


class ChoiceChallenge(ChallengeBase):
    """One of several options. With no right one it is a branch: any choice solves it."""

    type: Literal["choice"]
    options: tuple[Option, ...] = Field(min_length=2, max_length=12)

    @property
    def branches(self) -> bool:
        """Whether it asks for a decision, not for knowledge."""
        return not any(option.correct for option in self.options)

    @property
    def default(self) -> Option | None:
        """What skipping a branch chooses."""
        return next((option for option in self.options if option.default), None)

    @property
    def can_be_skipped(self) -> bool:
        """A branch without a default must be decided; all else as the author says."""
        return self.skippable and (not self.branches or self.default is not None)

    @model_validator(mode="after")
    def _knows_its_mind(self) -> Self:
        right = sum(option.correct for option in self.options)
        defaults = sum(option.default for option in self.options)
        if right > 1:
            message = "mark one option correct, or none for a branch"
            raise ValueError(message)
        if defaults > 1 or (defaults and right):
            message = "mark one option default, and only in a branch"
            raise ValueError(message)
        if len({option.id for option in self.options}) < len(self.options):
            message = "give every option an id of its own"
            raise ValueError(message)
        return self


class TextChallenge(ChallengeBase):
    """A word or a few. Accepted forms by language, `any` for all; `reject` wins.

    `typos` counts edits (optimal string alignment) after normalising.
    """

    type: Literal["text"]
    accept: dict[str, tuple[str, ...]] = Field(min_length=1)
    typos: int = Field(default=0, ge=0, le=2)
    reject: tuple[str, ...] = ()


class NumberChallenge(ChallengeBase):
    """A number, right within `tolerance`; a decimal comma is as good as a point."""

    type: Literal["number"]
    answer: Decimal
    tolerance: Decimal = Field(default=Decimal(0), ge=0)
    unit: Text | None = None


Challenge = Annotated[
    ChoiceChallenge | TextChallenge | NumberChallenge, Field(discriminator="type")
]
