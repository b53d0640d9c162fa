"""A challenge as a task with a pencil: what to tick, number or write, and what is right."""

from collections.abc import Mapping, Sequence
from typing import Final

from engine.formats.paper.booklet import (
    Box,
    Hint,
    Key,
    Question,
    Scale,
    Sequel,
    Space,
    Task,
)
from engine.formats.paper.giving import given, is_told, told_only
from engine.formats.paper.possible import on_paper
from engine.formats.paper.rights import right_answer
from engine.formats.paper.saying import Numbers, boxes, letter, minutes, said
from engine.formats.paper.words import HINT, SOLVED
from engine.play.phrases import filled
from engine.scenario.asking import Option, Row
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint
from engine.scenario.effect import Effect
from engine.scenario.quizzes import (
    ChoiceChallenge,
    MatchChallenge,
    MultiChallenge,
    NumberChallenge,
    OrderChallenge,
    PointChallenge,
    TextChallenge,
)
from engine.scenario.shuffling import shuffled
from engine.scenario.tasks import (
    ActivityChallenge,
    PhotoChallenge,
    ReflectChallenge,
    ScaleChallenge,
    SurveyChallenge,
)
from engine.scenario.tasks import Question as Asked
from engine.text import Said, Text

_SPACES: Final[Mapping[str, Space]] = {
    "choice": Space.ONE,
    "multi": Space.SOME,
    "order": Space.ORDER,
    "match": Space.MATCH,
    "scale": Space.SCALE,
    "survey": Space.QUESTIONS,
    **dict.fromkeys(("number", "text", "point"), Space.LINE),
    **dict.fromkeys(("reflect", "idea"), Space.SHARED),
    **dict.fromkeys(("info", "photo", "activity"), Space.DONE),
}


def task(numbers: Numbers, stop: Checkpoint, asked: Challenge) -> Task | None:
    """A challenge on paper; None where it is for nobody who plays so."""
    applies = ""
    if asked.when is not None:
        left = on_paper(numbers.adventure, asked.when, numbers.language)
        if left is None:
            return None
        applies = said(numbers, left)
    ref = f"{stop.id}/{asked.id}"
    options = _boxes(numbers, ref, asked)
    partners = _partners(numbers, ref, asked)
    return Task(
        number=numbers.task(ref),
        ref=ref,
        space=_space(asked),
        prompt=_said(numbers, asked.prompt),
        note=_told(numbers, asked.note),
        applies=applies,
        instead=_instead(numbers, asked),
        unit=_told(numbers, asked.unit) if isinstance(asked, NumberChallenge) else None,
        boxes=options,
        partners=partners,
        scale=_scale(numbers, asked),
        questions=_questions(numbers, asked),
        media=asked.media,
        hints=_hints(numbers, ref, asked),
        sequels=tuple(one for one in _sequels(numbers, ref, asked) if one.given),
        minutes=minutes(asked.time_limit) if asked.time_limit else _lasting(asked),
        key=Key(
            right=right_answer(numbers, asked, options, partners),
            points=asked.points,
            wrong_costs=asked.wrong_costs,
            afterwards=_told(numbers, asked.feedback.right) if _is_quiz(asked) else None,
        ),
    )


def _said(numbers: Numbers, text: Text) -> Said:
    return numbers.adventure.said(text, numbers.language)


def _told(numbers: Numbers, text: Text | None) -> Said | None:
    return _said(numbers, text) if text else None


def _space(asked: Challenge) -> Space:
    match asked:
        case PointChallenge(options=[_, *_]):
            return Space.ONE
        case ReflectChallenge(visibility="self"):
            return Space.LINES
        case _:
            return _SPACES[asked.type]


def _is_quiz(asked: Challenge) -> bool:
    """Whether some answer is wrong."""
    if isinstance(asked, ChoiceChallenge):
        return not asked.branches
    quizzes = (MultiChallenge, NumberChallenge, TextChallenge, OrderChallenge)
    return isinstance(asked, (*quizzes, MatchChallenge, PointChallenge))


def _boxes(numbers: Numbers, ref: str, asked: Challenge) -> tuple[Box, ...]:
    match asked:
        case ChoiceChallenge() | MultiChallenge() | PointChallenge():
            return _lettered(numbers, asked.options)
        case OrderChallenge():
            return _lettered(numbers, shuffled(ref, asked.options))
        case MatchChallenge():
            lefts = enumerate(asked.lefts, start=1)
            return tuple(
                Box(str(place), row.id, _said(numbers, row.text)) for place, row in lefts
            )
        case _:
            return ()


def _partners(numbers: Numbers, ref: str, asked: Challenge) -> tuple[Box, ...]:
    if isinstance(asked, MatchChallenge):
        return _lettered(numbers, shuffled(ref, asked.rights))
    return ()


def _lettered(numbers: Numbers, rows: Sequence[Row]) -> tuple[Box, ...]:
    return boxes([(row.id, _said(numbers, row.text)) for row in rows])


def _instead(numbers: Numbers, asked: Challenge) -> Said | None:
    match asked:
        case PhotoChallenge():
            return _said(numbers, asked.alternative)
        case ActivityChallenge():
            return _said(numbers, asked.easier)
        case _:
            return None


def _lasting(asked: Challenge) -> int:
    lasts = isinstance(asked, ActivityChallenge) and asked.duration
    return minutes(lasts) if lasts else 0


def _scale(numbers: Numbers, asked: Challenge) -> Scale | None:
    if isinstance(asked, ScaleChallenge):
        return Scale(asked.steps, _said(numbers, asked.low), _said(numbers, asked.high))
    return None


def _questions(numbers: Numbers, asked: Challenge) -> tuple[Question, ...]:
    questions = asked.questions if isinstance(asked, SurveyChallenge) else ()
    return tuple(_question(numbers, one) for one in questions)


def _question(numbers: Numbers, asked: Asked) -> Question:
    scale = Scale(asked.steps, None, None) if asked.steps else None
    return Question(_said(numbers, asked.prompt), _lettered(numbers, asked.options), scale)


def _hints(numbers: Numbers, ref: str, asked: Challenge) -> tuple[Hint, ...]:
    name = numbers.task(ref)
    return tuple(
        Hint(
            filled(HINT, numbers.language, task=name, number=place),
            _said(numbers, hint.text),
            hint.cost,
        )
        for place, hint in enumerate(asked.hints, start=1)
    )


def _sequels(numbers: Numbers, ref: str, asked: Challenge) -> tuple[Sequel, ...]:
    """What follows a decision, a task without a wrong answer, or a quiz.

    What is only said of a right answer would give it away: the staff says it afterwards.
    """
    name = numbers.task(ref)
    finished = Sequel(name, given(numbers, asked.on_done))
    if isinstance(asked, ChoiceChallenge) and asked.branches:
        chosen = (_of_option(numbers, name, asked, option) for option in asked.options)
        return (*chosen, finished)
    if not _is_quiz(asked):
        told = told_only(numbers, asked.feedback.right)
        return (Sequel(name, (*told, *given(numbers, (*asked.on_solved, *asked.on_done)))),)
    earned = [one for one in (*asked.on_solved, *_of_right(asked)) if not is_told(one)]
    solved = filled(SOLVED, numbers.language, task=name)
    return (Sequel(solved, given(numbers, earned)), finished)


def _of_option(numbers: Numbers, name: str, asked: ChoiceChallenge, option: Option) -> Sequel:
    told = told_only(numbers, option.feedback or asked.feedback.right)
    effects = (*option.on_chosen, *asked.on_solved)
    return Sequel(f"{name} {letter(asked, option.id)}", (*told, *given(numbers, effects)))


def _of_right(asked: Challenge) -> tuple[Effect, ...]:
    if not isinstance(asked, ChoiceChallenge):
        return ()
    return tuple(one for option in asked.options if option.correct for one in option.on_chosen)
