"""A team's answer as a person reads it: what was chosen by its words, pairs with a dash."""

from collections.abc import Iterable, Mapping

from engine.play.sending import READ
from engine.scenario.adventure import Adventure
from engine.scenario.asking import Row
from engine.scenario.challenge import Challenge
from engine.scenario.quizzes import (
    ChoiceChallenge,
    MatchChallenge,
    MultiChallenge,
    OrderChallenge,
)
from engine.scenario.tasks import (
    ActivityChallenge,
    InfoChallenge,
    PhotoChallenge,
    ReflectChallenge,
    ScaleChallenge,
)
from web.figures import EN_DASH
from web.results.teams import Task
from web.words import Words

_ONLY_DONE = ActivityChallenge | InfoChallenge | ReflectChallenge | ScaleChallenge
"""What may be done without a word of it."""


def answer_words(adventure: Adventure, task: Task, words: Words) -> str:
    """An answer in one line; empty where there is none, or it is erased."""
    asked = adventure.challenge(task.challenge)
    if isinstance(asked, PhotoChallenge):
        return words.gettext("kuva") if task.answer else ""
    given = task.answer
    if given == READ and isinstance(asked, _ONLY_DONE):
        return words.gettext("tehty")
    named = _named(adventure, _rows(asked), words)
    if isinstance(given, Mapping):
        pairs = ((named.get(one, one), named.get(two, two)) for one, two in given.items())
        return "; ".join(f"{one} {EN_DASH} {two}" for one, two in pairs)
    if isinstance(given, tuple):
        return " / ".join(named.get(one, one) for one in given)
    return named.get(given, given)


def _rows(asked: Challenge | None) -> Iterable[Row]:
    match asked:
        case ChoiceChallenge() | MultiChallenge() | OrderChallenge():
            return asked.options
        case MatchChallenge():
            return (*asked.lefts, *(pair.right for pair in asked.pairs), *asked.decoys)
        case _:
            return ()


def _named(adventure: Adventure, rows: Iterable[Row], words: Words) -> dict[str, str]:
    return {row.id: str(adventure.said(row.text, words.language)) for row in rows}
