"""Answers to try: a right one, a wrong one, one that is right in part.

The proof and its walks need answers of each kind; whether a value is one is for
`engine.play.answers` to say, here are only good guesses.
"""

from collections.abc import Iterator, Mapping

from engine.play.answers import judged
from engine.play.intents import Value
from engine.play.sending import READ
from engine.scenario.challenge import Challenge, Task
from engine.scenario.quizzes import (
    ChoiceChallenge,
    MatchChallenge,
    MultiChallenge,
    NumberChallenge,
    OrderChallenge,
    PointChallenge,
    TextChallenge,
)
from engine.scenario.tasks import PhotoChallenge, SurveyChallenge

WORDS = "en tiedä"
LETTERS = "xyzzyxyzzy"
"""No word that an author would ask for, and far from all that are."""


def right_value(challenge: Challenge) -> Value | None:
    """An answer that solves; None where no answer can."""
    for value in _good(challenge):
        outcome = judged(challenge, value)
        if outcome is not None and outcome.right:
            return value
    return None


def wrong_value(challenge: Challenge) -> Value | None:
    """An answer that costs a try and credits nothing; None where there is none."""
    for value in _bad(challenge):
        outcome = judged(challenge, value)
        if outcome is not None and not outcome.right and not outcome.numerator:
            return value
    return None


def partly_value(challenge: Challenge) -> Value | None:
    """An answer that is credited in part: done, but not solved. None where there is none."""
    for value in _bad(challenge):
        outcome = judged(challenge, value)
        if outcome is not None and not outcome.right and outcome.numerator:
            return value
    return None


def _good(challenge: Challenge) -> Iterator[Value]:
    match challenge:
        case ChoiceChallenge():
            chosen = (one.id for one in challenge.options if one.correct or challenge.branches)
            yield from chosen
        case TextChallenge():
            for form in (form for forms in challenge.accept.values() for form in forms):
                # With a typo where the form itself is also rejected.
                yield from (form, f"{form}x", form[:-1])
        case NumberChallenge():
            yield from (f"{challenge.answer:f}", f"{challenge.answer:.6f}")
        case PointChallenge():
            yield _degrees(challenge.at.lat, challenge.at.lon)
            yield from (spot.id for spot in challenge.options)
        case MultiChallenge() | OrderChallenge() | MatchChallenge():
            yield _arranged(challenge)
        case _:
            yield _done(challenge)


def _arranged(challenge: MultiChallenge | OrderChallenge | MatchChallenge) -> Value:
    match challenge:
        case MultiChallenge():
            return tuple(one.id for one in challenge.options if one.correct)
        case OrderChallenge():
            return tuple(row.id for row in challenge.options)
        case MatchChallenge():
            return {pair.left.id: pair.right.id for pair in challenge.pairs}


def _done(challenge: Task) -> Value:
    """What solves a task; a photo's alternative in words, since anybody can give that."""
    match challenge:
        case PhotoChallenge():
            return {"words": WORDS}
        case SurveyChallenge():
            nothing: Mapping[str, str | None] = {}
            return nothing
        case _:
            return READ


def _bad(challenge: Challenge) -> Iterator[Value]:
    match challenge:
        case ChoiceChallenge():
            yield from (one.id for one in challenge.options)
        case TextChallenge():
            yield from (WORDS, LETTERS, LETTERS * 3, LETTERS[::-1] * 5)
        case NumberChallenge():
            beyond = challenge.tolerance + 1
            far = (challenge.answer + beyond, challenge.answer - beyond)
            yield from (f"{number:.0f}" for number in far)
            yield from ("0", "9")
        case PointChallenge():
            lat = challenge.at.lat
            yield _degrees(lat - 1 if lat > 0 else lat + 1, challenge.at.lon)
        case MultiChallenge() | OrderChallenge() | MatchChallenge():
            yield from _disarranged(challenge)
        case _:
            return


def _disarranged(
    challenge: MultiChallenge | OrderChallenge | MatchChallenge,
) -> Iterator[Value]:
    match challenge:
        case MultiChallenge():
            ids = tuple(one.id for one in challenge.options)
            yield from ((one,) for one in ids)
            yield ids
        case OrderChallenge():
            ids = tuple(row.id for row in challenge.options)
            yield (*ids[1:], ids[0])
            yield ids[::-1]
        case MatchChallenge():
            rights = [pair.right.id for pair in challenge.pairs]
            turned = zip(challenge.lefts, (*rights[1:], rights[0]), strict=True)
            yield {left.id: right for left, right in turned}


def _degrees(lat: float, lon: float) -> Mapping[str, str | None]:
    return {"lat": f"{lat:.6f}", "lon": f"{lon:.6f}"}
