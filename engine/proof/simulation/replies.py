"""What a team can say to a challenge: right answers, and wrong ones that read as answers."""

from collections.abc import Hashable, Iterator
from decimal import Decimal
from typing import NamedTuple

from engine.play.answers import judged
from engine.play.intents import Answer, FinishActivity, Skip, TakeHint, Value
from engine.play.sending import READ
from engine.proof.simulation.forgetting import Asked, reads_choice
from engine.proof.simulation.wish import EPOCH, Wish
from engine.scenario.challenge import Challenge
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
    PhotoChallenge,
    ScaleChallenge,
    SurveyChallenge,
)

WORDS = "zyzzyva"
"""What is said where no word is right or wrong, or surely none is right."""


class Replies(NamedTuple):
    """All that a team may ask for with one challenge.

    `sent_right` and `sent_wrong` are the same answers given without signal.
    """

    right: tuple[Wish, ...]
    wrong: tuple[Wish, ...]
    sent_right: tuple[Wish, ...]
    sent_wrong: tuple[Wish, ...]
    hint: Wish
    skip: Wish


def replies_to(ref: str, challenge: Challenge, read: Asked) -> Replies:
    """Read off a challenge what can be answered; each answer is judged by the real judge.

    Answers of which rules `read` no more than how they are judged are one wish to them.
    """
    values = list(_values(challenge))
    right = [value for value in values if _is_right(challenge, value)]
    wrong = [value for value in values if _is_wrong(challenge, value)]
    return Replies(
        _wishes(ref, challenge, right, read, sent=False),
        _wishes(ref, challenge, wrong, read, sent=False),
        _wishes(ref, challenge, right, read, sent=True),
        _wishes(ref, challenge, wrong, read, sent=True),
        Wish(f"hint {ref}", TakeHint(EPOCH, ref)),
        Wish(f"skip {ref}", Skip(EPOCH, ref)),
    )


def _is_right(challenge: Challenge, value: Value) -> bool:
    outcome = judged(challenge, value)
    return outcome is not None and outcome.right


def _is_wrong(challenge: Challenge, value: Value) -> bool:
    outcome = judged(challenge, value)
    return outcome is not None and not outcome.right


def _wishes(
    ref: str, challenge: Challenge, values: list[Value], read: Asked, *, sent: bool
) -> tuple[Wish, ...]:
    if isinstance(challenge, ActivityChallenge) and not sent:
        return (Wish(f"finish {ref}", FinishActivity(EPOCH, ref)),)
    how = "send" if sent else "answer"
    return tuple(
        Wish((how, ref, _as_read(ref, challenge, value, read)), Answer(EPOCH, ref, value, sent))
        for value in values
    )


def _as_read(ref: str, challenge: Challenge, value: Value, read: Asked) -> Hashable:
    """What a rule can tell of an answer."""
    if isinstance(challenge, ChoiceChallenge) and reads_choice(read, ref, str(value)):
        return str(value)
    return judged(challenge, value)


def _values(challenge: Challenge) -> Iterator[Value]:
    """Answers to try: at least a right one of each kind, and a wrong one where there is one."""
    match challenge:
        case ChoiceChallenge():
            yield from (option.id for option in challenge.options)
        case NumberChallenge():
            beyond = challenge.tolerance + max(Decimal(1), abs(challenge.answer) / 7)
            yield f"{challenge.answer:f}"
            yield f"{challenge.answer + beyond:f}"
            yield f"{challenge.answer - beyond:f}"
        case TextChallenge():
            yield from (forms[0] for forms in challenge.accept.values() if forms)
            yield from (*challenge.reject[:1], WORDS)
        case MultiChallenge() | OrderChallenge() | MatchChallenge() | PointChallenge():
            yield from _arrangements(challenge)
        case _:
            yield from _sendings(challenge)


def _arrangements(
    challenge: MultiChallenge | OrderChallenge | MatchChallenge | PointChallenge,
) -> Iterator[Value]:
    match challenge:
        case MultiChallenge():
            right = tuple(one.id for one in challenge.options if one.correct)
            yield right
            yield right[1:] or tuple(one.id for one in challenge.options)
            yield from ((one.id,) for one in challenge.options)
        case OrderChallenge():
            order = tuple(row.id for row in challenge.options)
            yield from (order, order[::-1], (order[1], order[0], *order[2:]))
        case MatchChallenge():
            lefts = [row.id for row in challenge.lefts]
            rights = [pair.right.id for pair in challenge.pairs]
            yield dict(zip(lefts, rights, strict=True))
            yield dict(zip(lefts, rights[1:] + rights[:1], strict=True))
        case PointChallenge():
            lat, lon = challenge.at.lat, challenge.at.lon
            beyond = challenge.tolerance_m * 2 / 111_000
            yield {"lat": f"{lat:.7f}", "lon": f"{lon:.7f}"}
            yield {"lat": f"{lat + (beyond if lat < 80 else -beyond):.7f}", "lon": f"{lon:.7f}"}
            yield from (spot.id for spot in challenge.options)


def _sendings(challenge: Challenge) -> Iterator[Value]:
    match challenge:
        case PhotoChallenge():
            yield {"words": WORDS}
        case ScaleChallenge():
            yield from (str(step) for step in range(1, challenge.steps + 1))
        case SurveyChallenge():
            yield {question.id: None for question in challenge.questions}
        case _:
            yield from (READ, WORDS)
