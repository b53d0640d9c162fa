"""Challenges with a right answer."""

from decimal import Decimal
from typing import Literal, Self

from pydantic import Field, model_validator

from engine.geo import Point
from engine.scenario.asking import ChallengeBase, Option, Row, have_their_own_ids
from engine.scenario.model import Authored
from engine.text import Language, Text

ANY_LANGUAGE = "any"


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

    def option(self, option_id: str) -> Option | None:
        """The option with that id."""
        return next((option for option in self.options if option.id == option_id), None)

    @model_validator(mode="after")
    def _knows_its_mind(self) -> Self:
        right = sum(option.correct for option in self.options)
        defaults = sum(option.default for option in self.options)
        if right > 1:
            message = "mark one option correct, or none for a branch; for several, write multi"
            raise ValueError(message)
        if defaults > 1 or (defaults and right):
            message = "mark one option default, and only in a branch"
            raise ValueError(message)
        have_their_own_ids(self.options)
        return self


class MultiChallenge(ChallengeBase):
    """All the right options, and none besides.

    `partial` credit is (right - wrong) / all right ones, never under 0.
    """

    type: Literal["multi"]
    options: tuple[Option, ...] = Field(min_length=2, max_length=12)
    partial: bool = False

    @property
    def right(self) -> frozenset[str]:
        """The ids of the right options."""
        return frozenset(option.id for option in self.options if option.correct)

    @model_validator(mode="after")
    def _has_a_right_one(self) -> Self:
        if not self.right:
            message = "mark the right options correct"
            raise ValueError(message)
        if any(option.default or option.on_chosen for option in self.options):
            message = "default and on_chosen are for choice; use on_solved here"
            raise ValueError(message)
        have_their_own_ids(self.options)
        return self


class NumberChallenge(ChallengeBase):
    """A number, right within `tolerance`; a decimal comma is as good as a point."""

    type: Literal["number"]
    answer: Decimal
    tolerance: Decimal = Field(default=Decimal(0), ge=0)
    unit: Text | None = None


class TextChallenge(ChallengeBase):
    """A word or a few. Accepted forms by language, `any` for all; `reject` wins.

    `typos` counts edits (optimal string alignment) after normalising.
    """

    type: Literal["text"]
    accept: dict[Literal["any"] | Language, tuple[str, ...]] = Field(min_length=1)
    typos: int = Field(default=0, ge=0, le=2)
    reject: tuple[str, ...] = ()


class OrderChallenge(ChallengeBase):
    """Rows to put in order; they are written here in the right one, and shown shuffled.

    `partial` credit is the longest run of rows, gaps allowed, that stand in the right order.
    """

    type: Literal["order"]
    options: tuple[Row, ...] = Field(min_length=2, max_length=10)
    partial: bool = False

    @model_validator(mode="after")
    def _tells_its_rows_apart(self) -> Self:
        have_their_own_ids(self.options)
        return self


class Pair(Authored):
    """Two that belong together."""

    left: Row
    right: Row


class MatchChallenge(ChallengeBase):
    """Pairs to join: the left sides stand as written, the right ones are shown shuffled.

    `decoys` are right sides that belong to nothing.
    """

    type: Literal["match"]
    pairs: tuple[Pair, ...] = Field(min_length=2, max_length=10)
    decoys: tuple[Row, ...] = Field(default=(), max_length=6)

    @property
    def lefts(self) -> tuple[Row, ...]:
        """What is matched, in the order written."""
        return tuple(pair.left for pair in self.pairs)

    @property
    def rights(self) -> tuple[Row, ...]:
        """What it is matched with."""
        return (*(pair.right for pair in self.pairs), *self.decoys)

    @model_validator(mode="after")
    def _tells_its_rows_apart(self) -> Self:
        have_their_own_ids((*self.lefts, *self.rights))
        return self


class Spot(Row):
    """A named place to choose instead of tapping the map."""

    at: Point


class PointChallenge(ChallengeBase):
    """A place: tapped, typed or chosen from `options`; right within `tolerance_m`."""

    type: Literal["point"]
    at: Point
    tolerance_m: float = Field(ge=5, le=5000)
    options: tuple[Spot, ...] = Field(default=(), max_length=12)

    def spot(self, option_id: str) -> Spot | None:
        """The named place with that id."""
        return next((spot for spot in self.options if spot.id == option_id), None)

    @model_validator(mode="after")
    def _tells_its_rows_apart(self) -> Self:
        have_their_own_ids(self.options)
        return self
