"""Whether an answer without a wrong one is there at all: read, written, shown, declined."""

from collections.abc import Mapping
from typing import assert_never

from engine.play.intents import Value
from engine.scenario.challenge import Task
from engine.scenario.tasks import (
    ActivityChallenge,
    IdeaChallenge,
    InfoChallenge,
    PhotoChallenge,
    Question,
    ReflectChallenge,
    ScaleChallenge,
    SurveyChallenge,
)

READ = "true"
"""What is sent for something that was read, or done."""


def is_sent(challenge: Task, value: Value) -> bool:
    """Whether a value can be read as an answer to a challenge that has no wrong one."""
    match challenge:
        case InfoChallenge() | ActivityChallenge():
            return value == READ
        case ReflectChallenge() | IdeaChallenge():
            return isinstance(value, str) and bool(value.strip())
        case ScaleChallenge():
            return isinstance(value, str) and _is_on(challenge, value)
        case PhotoChallenge():
            return _is_photo(value)
        case SurveyChallenge():
            return _is_survey(challenge, value)
    assert_never(challenge)


def _is_on(challenge: ScaleChallenge, value: str) -> bool:
    """A step that the team shares, or only that it has set one and keeps it to itself."""
    return value == READ or is_step(value, challenge.steps)


def is_step(value: str, steps: int) -> bool:
    """Whether it is a number from 1 to `steps`."""
    return value in {str(step) for step in range(1, steps + 1)}


def _is_photo(value: Value) -> bool:
    """A picture by the id that it was sent under, or what the alternative asks for in words."""
    if not isinstance(value, Mapping) or len(value) != 1:
        return False
    said = value.get("media") or value.get("words") or ""
    return bool(said.strip())


def _is_survey(challenge: SurveyChallenge, value: Value) -> bool:
    """Every question may be left out or declined (None)."""
    if not isinstance(value, Mapping):
        return False
    questions = {question.id: question for question in challenge.questions}
    return value.keys() <= questions.keys() and all(
        said is None or _answers(questions[name], said) for name, said in value.items()
    )


def _answers(question: Question, said: str) -> bool:
    if question.options:
        return said in {row.id for row in question.options}
    if question.steps is not None:
        return is_step(said, question.steps)
    return bool(said.strip())
