"""A survey, one question a screen: the form carries all answers, the server keeps none. Pure.

Every question stands in the form, only one of them is shown. So the same form works with a
script, which turns the pages by itself, and without one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from engine.play.sending import is_step
from engine.scenario.tasks import Question, SurveyChallenge
from web.player.answers_read import LONGEST_WORDS, Fields, one
from web.words import Words

DECLINED: Final = "declined"
"""The field with the ids of questions that the team does not answer."""


@dataclass(frozen=True, slots=True)
class Turned:
    """Where a survey stands after a button: the question to show, and all fields so far.

    `answers` is set after the last question only; None in it stands for no answer.
    """

    at: int
    fields: Fields
    mistake: str = ""
    answers: Mapping[str, str | None] | None = None


def turned(challenge: SurveyChallenge, fields: Fields, words: Words) -> Turned:
    """What a button does: `next`, `back`, `decline` this question, or `decline-all`."""
    questions = challenge.questions
    at = _place(one(fields, "at"), len(questions))
    match one(fields, "go"):
        case "decline-all":
            return Turned(at, fields, answers={question.id: None for question in questions})
        case "back":
            return Turned(max(0, at - 1), fields)
        case "decline":
            return _on(challenge, at, _without(fields, questions[at]))
        case _ if said(questions[at], fields):
            return _on(challenge, at, _with(fields, questions[at]))
        case _:
            mistake = words.gettext("Vastatkaa tähän, tai valitkaa Emme vastaa.")
            return Turned(at, fields, mistake)


def said(question: Question, fields: Fields) -> str:
    """What the form answers to a question; empty where it is nothing that was asked for."""
    written = one(fields, f"answer-{question.id}")[:LONGEST_WORDS]
    if question.options:
        return written if written in {row.id for row in question.options} else ""
    if question.steps is not None:
        return written if is_step(written, question.steps) else ""
    return written


def _place(written: str, questions: int) -> int:
    return min(int(written), questions - 1) if written.isdecimal() and len(written) < 4 else 0


def _on(challenge: SurveyChallenge, at: int, fields: Fields) -> Turned:
    if at + 1 < len(challenge.questions):
        return Turned(at + 1, fields)
    declined = fields.get(DECLINED, ())
    answers = {
        question.id: None if question.id in declined else said(question, fields) or None
        for question in challenge.questions
    }
    return Turned(at, fields, answers=answers)


def _without(fields: Fields, question: Question) -> Fields:
    kept = {name: words for name, words in fields.items() if name != f"answer-{question.id}"}
    return {**kept, DECLINED: (*fields.get(DECLINED, ()), question.id)}


def _with(fields: Fields, question: Question) -> Fields:
    """An answer takes back that the question was declined before."""
    still = tuple(name for name in fields.get(DECLINED, ()) if name != question.id)
    return {**fields, DECLINED: still}
