"""Whether an answer is right, and how much of it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple, assert_never

from engine.geo import Point, distance_m
from engine.play.intents import Value
from engine.play.normalising import normalised, number_of, typos_between
from engine.play.sending import is_sent
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


class Judged(NamedTuple):
    """`right` only when exact; `numerator / denominator` is the share that is credited."""

    right: bool
    numerator: int = 0
    denominator: int = 1


WRONG = Judged(right=False)
RIGHT = Judged(right=True, numerator=1)


def judged(challenge: Challenge, value: Value) -> Judged | None:
    """Judge an answer; None where it cannot be read as one, which costs no try."""
    match challenge:
        case ChoiceChallenge():
            return _choice(challenge, value)
        case TextChallenge():
            return _text(challenge, value)
        case NumberChallenge():
            return _number(challenge, value)
        case MultiChallenge() | OrderChallenge() | MatchChallenge() | PointChallenge():
            return _arranged(challenge, value)
        case _:
            return RIGHT if is_sent(challenge, value) else None


def _arranged(
    challenge: MultiChallenge | OrderChallenge | MatchChallenge | PointChallenge, value: Value
) -> Judged | None:
    match challenge:
        case MultiChallenge():
            return _multi(challenge, value)
        case OrderChallenge():
            return _order(challenge, value)
        case MatchChallenge():
            return _match(challenge, value)
        case PointChallenge():
            return _point(challenge, value)
    assert_never(challenge)


def _plainly(right: bool) -> Judged:  # noqa: FBT001 (a verdict, not a switch)
    return RIGHT if right else WRONG


def _choice(challenge: ChoiceChallenge, value: Value) -> Judged | None:
    option = challenge.option(value) if isinstance(value, str) else None
    return None if option is None else _plainly(option.correct or challenge.branches)


def _multi(challenge: MultiChallenge, value: Value) -> Judged | None:
    """Credit (right - wrong) / all right ones, never under 0."""
    chosen = frozenset(value) if isinstance(value, tuple) else frozenset[str]()
    if not chosen or not chosen <= {option.id for option in challenge.options}:
        return None
    if chosen == challenge.right:
        return RIGHT
    share = len(chosen & challenge.right) - len(chosen - challenge.right)
    credited = max(0, share) if challenge.partial else 0
    return Judged(right=False, numerator=credited, denominator=len(challenge.right))


def _order(challenge: OrderChallenge, value: Value) -> Judged | None:
    right = tuple(row.id for row in challenge.options)
    if not isinstance(value, tuple) or sorted(value) != sorted(right):
        return None
    if value == right:
        return RIGHT
    credited = longest_in_common(value, right) if challenge.partial else 0
    return Judged(right=False, numerator=credited, denominator=len(right))


def _match(challenge: MatchChallenge, value: Value) -> Judged | None:
    if not isinstance(value, Mapping):
        return None
    lefts = {row.id for row in challenge.lefts}
    rights = {row.id for row in challenge.rights}
    if value.keys() != lefts or not set(value.values()) <= rights:
        return None
    return _plainly(all(value[pair.left.id] == pair.right.id for pair in challenge.pairs))


def _point(challenge: PointChallenge, value: Value) -> Judged | None:
    tapped = point_of(challenge, value)
    if tapped is None:
        return None
    return _plainly(distance_m(tapped, challenge.at) <= challenge.tolerance_m)


def point_of(challenge: PointChallenge, value: Value) -> Point | None:
    """The place that an answer names, as one of the options or by its degrees."""
    if isinstance(value, str):
        spot = challenge.spot(value)
        return spot.at if spot else None
    if not isinstance(value, Mapping) or value.keys() != {"lat", "lon"}:
        return None
    lat, lon = (number_of(value[axis] or "") for axis in ("lat", "lon"))
    if lat is None or lon is None or abs(lat) > 90 or abs(lon) > 180:
        return None
    return Point(lat=float(lat), lon=float(lon))


def _text(challenge: TextChallenge, value: Value) -> Judged | None:
    """Compare with the accepted forms of every language; a rejected form never passes."""
    said = normalised(value) if isinstance(value, str) else ""
    if not said:
        return None
    if said in {normalised(form) for form in challenge.reject}:
        return WRONG
    accepted = (normalised(form) for forms in challenge.accept.values() for form in forms)
    return _plainly(any(_is_close(said, form, challenge.typos) for form in accepted))


def _is_close(said: str, form: str, typos: int) -> bool:
    """Whether so few typos lie between; each makes a word longer or shorter by one at most."""
    if abs(len(said) - len(form)) > typos:
        return False
    return said == form or (typos > 0 and typos_between(said, form) <= typos)


def _number(challenge: NumberChallenge, value: Value) -> Judged | None:
    number = number_of(value) if isinstance(value, str) else None
    return None if number is None else _plainly(_is_near(challenge, number))


def _is_near(challenge: NumberChallenge, number: Decimal) -> bool:
    return abs(number - challenge.answer) <= challenge.tolerance


def longest_in_common(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """Length of the longest common subsequence: what stands in the same order in both."""
    row = [0] * (len(b) + 1)
    for one in a:
        before, row = row, [0]
        for place, other in enumerate(b):
            same = before[place] + 1 if one == other else 0
            row.append(max(before[place + 1], row[-1], same))
    return row[-1]
