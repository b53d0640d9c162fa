"""What is asked at a checkpoint.

A challenge is *done* when it is solved, skipped, sent, or its tries or its time are used
up: done opens the way on. Points hang on *solved*. The types stand in one tagged union; each
has its class in `quizzes` or `tasks` and its judging in `engine.play.answers`.
"""

from typing import Annotated, TypeAlias

from pydantic import Field

from engine.scenario.quizzes import (
    ChoiceChallenge,
    MatchChallenge,
    MultiChallenge,
    NumberChallenge,
    OrderChallenge,
    PointChallenge,
    TextChallenge,
)
from engine.scenario.tasks import (
    ActivityChallenge,
    IdeaChallenge,
    InfoChallenge,
    PhotoChallenge,
    ReflectChallenge,
    ScaleChallenge,
    SurveyChallenge,
)

Quiz: TypeAlias = (
    ChoiceChallenge
    | MultiChallenge
    | NumberChallenge
    | TextChallenge
    | OrderChallenge
    | MatchChallenge
    | PointChallenge
)
Task: TypeAlias = (
    InfoChallenge
    | PhotoChallenge
    | ReflectChallenge
    | ScaleChallenge
    | ActivityChallenge
    | IdeaChallenge
    | SurveyChallenge
)

Challenge = Annotated[Quiz | Task, Field(discriminator="type")]

TYPES = (
    *("info", "choice", "multi", "number", "text", "order", "match", "point"),
    *("photo", "reflect", "scale", "activity", "idea", "survey"),
)
