"""Conditions in a sentence, for people with a pencil: `rasti 2 on tehty`."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TypeAlias

from engine.formats.paper.booklet import Box
from engine.formats.paper.condition_words import (
    ACCESS,
    AFTER,
    AGO,
    ALL,
    AND,
    ANY,
    AT_LEAST,
    BEFORE,
    BETWEEN,
    BRACKET,
    CHOSE,
    DONE,
    DONE_ALL,
    DONE_SOME,
    HAS,
    HAS_COUNT,
    NOT,
    OR,
    SCORE,
    SIZE,
    SOLVED,
    TASK_DONE,
    VISITED,
)
from engine.play.phrases import filled
from engine.scenario.adventure import Adventure
from engine.scenario.challenge import Challenge
from engine.scenario.condition import (
    Advanced,
    AllOf,
    AnyOf,
    AtLeast,
    Before,
    Between,
    Chose,
    Condition,
    Done,
    ElapsedAtLeast,
    Flag,
    Has,
    InBracket,
    InLanguage,
    NeedsAccess,
    Not,
    OnTrack,
    ScoreAtLeast,
    Solved,
    TeamSizeAtLeast,
    Visited,
)
from engine.scenario.quizzes import ChoiceChallenge
from engine.text import Said, Text

Start: TypeAlias = (
    ScoreAtLeast
    | TeamSizeAtLeast
    | ElapsedAtLeast
    | InLanguage
    | NeedsAccess
    | OnTrack
    | InBracket
    | Flag
)

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def boxes(rows: Sequence[tuple[str, Said]]) -> tuple[Box, ...]:
    """Rows by letter, in the order in which they are printed."""
    return tuple(
        Box(letter, row_id, words)
        for letter, (row_id, words) in zip(LETTERS, rows, strict=False)
    )


class Numbers:
    """What checkpoints, tasks and options are called on paper: `3`, `3.1`, `3.1 B`."""

    def __init__(self, adventure: Adventure, language: str) -> None:
        """Number what is listed, in the order of the route."""
        self.adventure = adventure
        self.language = language
        self._stops = {stop.id: place for place, stop in enumerate(adventure.listed, start=1)}

    def stop(self, checkpoint_id: str) -> int:
        """The number of a listed checkpoint. Raises KeyError for any other."""
        return self._stops[checkpoint_id]

    def task(self, ref: str) -> str:
        """The number of a task, written `checkpoint/challenge`."""
        stop_id, _, challenge_id = ref.partition("/")
        stop = self.adventure.checkpoint(stop_id)
        asked = [one.id for one in stop.challenges] if stop else []
        return f"{self.stop(stop_id)}.{asked.index(challenge_id) + 1}"

    def option(self, ref: str) -> tuple[str, str]:
        """The number of a task and the letter of an option in it."""
        task, _, option_id = ref.rpartition(".")
        return self.task(task), letter(self.adventure.challenge(task), option_id)


def letter(asked: Challenge | None, option_id: str) -> str:
    """The letter of an option of a choice."""
    options = asked.options if isinstance(asked, ChoiceChallenge) else ()
    found = (LETTERS[place] for place, one in enumerate(options) if one.id == option_id)
    return next(found, "")


def said(numbers: Numbers, condition: Condition) -> str:
    """Say a condition that is possible on paper (`possible.on_paper`) in words."""
    match condition:
        case AllOf() | AnyOf() | AtLeast():
            return _several(numbers, condition)
        case Visited() | Done() | Solved() | Chose():
            return _past(numbers, condition)
        case Has():
            return _has(numbers, condition)
        case Advanced():
            return _advanced(numbers, condition)
        case _:
            return _start(numbers, condition)


def _fill(numbers: Numbers, template: Text, **values: str | int) -> str:
    return filled(template, numbers.language, **values)


def _several(numbers: Numbers, condition: AllOf | AnyOf | AtLeast) -> str:
    match condition:
        case AllOf():
            return _all(numbers, condition.all)
        case AnyOf():
            return _any(numbers, condition.any)
        case AtLeast():
            return _at_least(numbers, condition)


def _all(numbers: Numbers, conditions: Sequence[Condition]) -> str:
    stops = _stops(numbers, conditions)
    if len(stops) > 1:
        return _fill(numbers, DONE_ALL, stops=_list(numbers, AND, stops))
    held = [one for one in conditions if isinstance(one, Has) and one.count == 1]
    if len(held) == len(conditions):
        items = [_item(numbers, one) for one in held]
        return _fill(numbers, HAS, item=_list(numbers, AND, items))
    return f"{_fill(numbers, ALL)} ".join(said(numbers, one) for one in conditions)


def _any(numbers: Numbers, conditions: Sequence[Condition]) -> str:
    stops = _stops(numbers, conditions)
    if len(stops) > 1:
        return _fill(numbers, DONE, stop=_list(numbers, OR, stops))
    return f"{_fill(numbers, ANY)} ".join(said(numbers, one) for one in conditions)


def _at_least(numbers: Numbers, condition: AtLeast) -> str:
    count, stops = condition.at_least, _stops(numbers, condition.of)
    if stops:
        return _fill(numbers, DONE_SOME, count=count, stops=_list(numbers, AND, stops))
    told = "; ".join(said(numbers, one) for one in condition.of)
    return _fill(numbers, AT_LEAST, count=count, told=told)


def _stops(numbers: Numbers, conditions: Sequence[Condition]) -> list[str]:
    """The checkpoints, where all that is asked is that checkpoints are done; else none."""
    plain = [one.done for one in conditions if isinstance(one, Done) and "/" not in one.done]
    if len(plain) < len(conditions):
        return []
    return [str(number) for number in sorted(map(numbers.stop, plain))]


def _list(numbers: Numbers, template: Text, names: Sequence[str]) -> str:
    *most, last = names
    return _fill(numbers, template, most=", ".join(most), last=last) if most else last


def _past(numbers: Numbers, condition: Visited | Done | Solved | Chose) -> str:
    match condition:
        case Visited():
            return _fill(numbers, VISITED, stop=numbers.stop(condition.visited))
        case Done(done=ref) if "/" not in ref:
            return _fill(numbers, DONE, stop=numbers.stop(ref))
        case Done():
            return _fill(numbers, TASK_DONE, task=numbers.task(condition.done))
        case Solved():
            return _fill(numbers, SOLVED, task=numbers.task(condition.solved))
        case Chose():
            task, option = numbers.option(condition.chose)
            return _fill(numbers, CHOSE, task=task, letter=option)


def _has(numbers: Numbers, condition: Has) -> str:
    item = _item(numbers, condition)
    if condition.count > 1:
        return _fill(numbers, HAS_COUNT, item=item, count=condition.count)
    return _fill(numbers, HAS, item=item)


def _item(numbers: Numbers, condition: Has) -> str:
    item = numbers.adventure.item(condition.has)
    return numbers.adventure.said(item.title, numbers.language) if item else condition.has


def _advanced(numbers: Numbers, condition: Advanced) -> str:
    match condition.advanced:
        case Not() as rule:
            return _fill(numbers, NOT, told=said(numbers, rule.not_))
        case Before() as rule:
            return _fill(numbers, BEFORE, minutes=minutes(rule.before))
        case Between() as rule:
            begins, ends = rule.between
            return _fill(numbers, BETWEEN, begins=f"{begins:%H.%M}", ends=f"{ends:%H.%M}")


def _start(numbers: Numbers, condition: Start) -> str:
    match condition:
        case ScoreAtLeast():
            return _fill(numbers, SCORE, points=condition.score_at_least)
        case TeamSizeAtLeast():
            return _fill(numbers, SIZE, players=condition.team_size_at_least)
        case ElapsedAtLeast():
            return _fill(numbers, AGO, minutes=minutes(condition.elapsed_at_least))
        case NeedsAccess():
            return _fill(numbers, ACCESS[condition.access])
        case InBracket():
            return _fill(numbers, BRACKET, bracket=condition.bracket)
        case _:
            # The rest is decided when the booklet is made: see `possible`.
            return _fill(numbers, AFTER)


def minutes(length: timedelta) -> int:
    """Whole minutes, begun ones too."""
    return -int(-length.total_seconds() // 60)
