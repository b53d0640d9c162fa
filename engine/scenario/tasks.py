"""Challenges without a wrong answer: reading, sending, moving, saying how it feels."""

from typing import Literal, Self

from pydantic import Field, model_validator

from engine.moments import Duration
from engine.scenario.asking import ChallengeBase, Row, have_their_own_ids
from engine.scenario.model import Authored, Id
from engine.text import Text


class InfoChallenge(ChallengeBase):
    """Something to read; solved when the team says that it has."""

    type: Literal["info"]
    points: int = Field(default=0, ge=0, le=1000)


class PhotoChallenge(ChallengeBase):
    """A picture to take. `alternative` says in words what to do without a camera.

    `review` says who looks at it before others see it: nobody (it stays the team's own), the
    game's staff, or other teams.
    """

    type: Literal["photo"]
    alternative: Text
    review: Literal["none", "staff", "peers"] = "none"


class ReflectChallenge(ChallengeBase):
    """A thought to write. `wall` is a page of the game, and moderated first."""

    type: Literal["reflect"]
    visibility: Literal["self", "organiser", "wall"] = "self"


class ScaleChallenge(ChallengeBase):
    """How it feels, from 1 to `steps`. Never scored; kept by nobody unless the team shares it.

    What is shared is only ever shown as the sum of ten or more.
    """

    type: Literal["scale"]
    points: int = Field(default=0, ge=0, le=0)
    steps: int = Field(default=5, ge=2, le=10)
    low: Text
    high: Text


class ActivityChallenge(ChallengeBase):
    """Something to do with the body. With a `duration` the phone counts it down.

    `easier` says the same for who sits, or cannot do it. It is solved when the team says so,
    when the phone has counted to the end, and when its `time_limit` is up.
    """

    type: Literal["activity"]
    duration: Duration | None = None
    easier: Text

    @property
    def can_fail(self) -> bool:
        """Never: no answer is wrong, and its time running out is what it is for."""
        return False


class IdeaChallenge(ChallengeBase):
    """A thought for the idea box of a sub-project."""

    type: Literal["idea"]
    sub_project: Id


class Question(Authored):
    """One question of a survey: options to choose, a scale, or free words."""

    id: Id
    prompt: Text
    options: tuple[Row, ...] = Field(default=(), max_length=12)
    steps: int | None = Field(default=None, ge=2, le=10)

    @model_validator(mode="after")
    def _asks_one_thing(self) -> Self:
        if self.options and self.steps is not None:
            message = "give a question either options or steps; neither asks for words"
            raise ValueError(message)
        have_their_own_ids(self.options)
        return self


class SurveyChallenge(ChallengeBase):
    """Questions, one a screen, each of which may be declined."""

    type: Literal["survey"]
    points: int = Field(default=0, ge=0, le=1000)
    questions: tuple[Question, ...] = Field(min_length=1, max_length=20)

    @model_validator(mode="after")
    def _tells_its_questions_apart(self) -> Self:
        if len({one.id for one in self.questions}) < len(self.questions):
            message = "give every question an id of its own"
            raise ValueError(message)
        return self
