"""What is asked at checkpoints, with all that a team needs to have at hand for it."""

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from engine.proof.simulation.crowd import Crowd, Spread
from engine.proof.simulation.forgetting import Asked, asked_of_runs
from engine.proof.simulation.replies import Replies, replies_to
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint
from engine.scenario.tasks import ActivityChallenge, SurveyChallenge
from engine.text import Text

CERTAIN = 0.97
"""No more than this is ever sure, and no less than a tenth of it hopeless."""

Letters = Mapping[str, int]
"""How long something is to read, by the language."""


class Task(NamedTuple):
    """A challenge, written `ref`; `done` is the fact that it is.

    `odds` is the logit of a right first answer, `letters` counts prompt and note. The task
    itself takes `lasts_s` where a clock says so, else thinking, so many `times` over.
    """

    ref: str
    asked: Challenge
    done: str
    odds: float
    letters: Letters
    lasts_s: float | None
    thinking_s: Spread
    times: float
    replies: Replies


def tasks_of(adventure: Adventure, crowd: Crowd) -> Mapping[str, tuple[Task, ...]]:
    """All that is asked, by checkpoint."""
    read = asked_of_runs(adventure)
    return {stop.id: tuple(_at(adventure, crowd, stop, read)) for stop in adventure.checkpoints}


def _at(adventure: Adventure, crowd: Crowd, stop: Checkpoint, read: Asked) -> Iterator[Task]:
    for asked in stop.challenges:
        ref = f"{stop.id}/{asked.id}"
        yield Task(
            *(ref, asked, facts.done(ref), _odds(crowd, ref, asked)),
            letters=letters_of(adventure, crowd, asked.prompt, asked.note),
            lasts_s=_lasts_s(asked),
            thinking_s=crowd.thinking_s[asked.type],
            times=len(asked.questions) / 2 if isinstance(asked, SurveyChallenge) else 1,
            replies=replies_to(ref, asked, read),
        )


def _odds(crowd: Crowd, ref: str, asked: Challenge) -> float:
    at_first = crowd.right_at.get(ref, crowd.right.get(asked.type, CERTAIN))
    at_first = min(max(at_first, 0.1 * CERTAIN), CERTAIN)
    return math.log(at_first / (1 - at_first))


def _lasts_s(asked: Challenge) -> float | None:
    if not isinstance(asked, ActivityChallenge) or asked.duration is None:
        return None
    return asked.duration.total_seconds()


def letters_of(adventure: Adventure, crowd: Crowd, *texts: Text | None) -> Letters:
    """Count the letters of texts, in each language that somebody plays in."""
    languages = {*adventure.languages, *crowd.languages}
    return {
        language: sum(len(adventure.said(text, language)) for text in texts if text is not None)
        for language in languages
    }
