"""What a claim to be somewhere proves.

The only function that sees a position or a code. What it returns, the verdict, is all that
goes on: a checkpoint, the way in, and lengths rounded up to ten metres.

The rule for fixes (design.md §6): a fix counts when `distance - credit <= radius`, with
`credit = min(accuracy, 25 m) / 2`, the fix younger than 30 s and no coarser than 60 m.
Between overlapping fences the nearest centre wins.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias, assert_never

from engine.codes import TOKEN_LENGTH, CodeBook, tidy
from engine.geo import COARSE_OVER_M, STALE_OVER_S, Fence, Fix, bucket_m, distance_m, reaches
from engine.play.conditions import (
    is_attended,
    is_open,
    is_visited,
    is_within_hours,
    ways_in,
)
from engine.play.events import Reason
from engine.play.state import RunState
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint, Way


@dataclass(frozen=True, slots=True)
class FixClaim:
    """A fix, for a named checkpoint or for whichever is open and near."""

    fix: Fix
    checkpoint: str | None = None


@dataclass(frozen=True, slots=True)
class CodeClaim:
    """A typed short code, or the token of a scanned QR code."""

    code: str


@dataclass(frozen=True, slots=True)
class HereClaim:
    """The player's word."""

    checkpoint: str


@dataclass(frozen=True, slots=True)
class StaffClaim:
    """The word of who looks after the place, or holds the card that was punched there."""

    checkpoint: str


Claim: TypeAlias = FixClaim | CodeClaim | HereClaim | StaffClaim


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a claim proves: nothing speaks against it where `reason` is None."""

    way: Way
    checkpoint: str | None = None
    reason: Reason | None = None
    distance_m: int | None = None
    accuracy_m: int | None = None
    radius_m: int | None = None


def judge(
    adventure: Adventure, state: RunState, claim: Claim, book: CodeBook, at: datetime
) -> Verdict:
    """Judge a claim. Whether a named checkpoint is open yet is not asked here."""
    match claim:
        case FixClaim():
            if claim.checkpoint is None:
                return _judge_nearest(adventure, state, claim.fix, at)
            return _judge_named(adventure, state, claim.checkpoint, claim.fix)
        case CodeClaim():
            return _judge_code(claim.code, book, at)
        case HereClaim():
            stop = _nameable(adventure, state, claim.checkpoint)
            return Verdict(Way.HERE, stop.id) if stop else _nothing(Way.HERE)
        case StaffClaim():
            return _judge_staff(adventure, state, claim.checkpoint)
    assert_never(claim)


def _judge_staff(adventure: Adventure, state: RunState, name: str) -> Verdict:
    """By the staff's own way, else as the code that hangs there or the team's word would."""
    stop = adventure.checkpoint(name)
    if stop is None:
        return _nothing(Way.STAFF)
    admitted = ways_in(state, stop)
    ways = (way for way in (Way.STAFF, Way.CODE, Way.QR, Way.HERE) if way in admitted)
    return Verdict(next(ways, Way.STAFF), stop.id)


def _nameable(adventure: Adventure, state: RunState, name: str) -> Checkpoint | None:
    """A secret checkpoint that was not found yet has no name."""
    stop = adventure.checkpoint(name)
    found = stop is not None and (not stop.is_secret or is_attended(state, stop))
    return stop if found else None


def _judge_named(adventure: Adventure, state: RunState, name: str, fix: Fix) -> Verdict:
    stop = _nameable(adventure, state, name)
    if stop is None or stop.place is None:
        return _nothing(Way.GPS)
    return _judge_fix(stop, stop.place.fence, fix)


def _judge_nearest(adventure: Adventure, state: RunState, fix: Fix, at: datetime) -> Verdict:
    """Try what is open, where the team has not been: listed ones first, the nearest first.

    A refusal is a listed one's: it never mentions a secret, nor what has passed by itself.
    """

    def away(found: tuple[Checkpoint, Fence]) -> float:
        return distance_m(fix.at, found[1].centre)

    near = sorted(_enterable(adventure, state, at), key=away)
    listed = [_judge_fix(*one, fix) for one in near if _is_listed(state, one[0])]
    hidden = [_judge_fix(*one, fix) for one in near if not _is_listed(state, one[0])]
    proved = (verdict for verdict in (*listed, *hidden) if verdict.reason is None)
    return next(proved, listed[0] if listed else _nothing(Way.GPS))


def _is_listed(state: RunState, stop: Checkpoint) -> bool:
    return not stop.is_secret and not is_visited(state, stop)


def _nothing(way: Way) -> Verdict:
    return Verdict(way, reason=Reason.NOTHING_HERE)


def _enterable(
    adventure: Adventure, state: RunState, at: datetime
) -> Iterator[tuple[Checkpoint, Fence]]:
    for stop in adventure.checkpoints:
        if stop.place is None or Way.GPS not in stop.checkin or is_attended(state, stop):
            continue
        if is_open(adventure, state, stop, at) and is_within_hours(adventure, stop, at):
            yield stop, stop.place.fence


def _judge_fix(stop: Checkpoint, fence: Fence, fix: Fix) -> Verdict:
    away_m = fence.distance_m(fix.at)
    reason: Reason | None = None
    if fix.age_s > STALE_OVER_S:
        reason = Reason.TOO_OLD
    elif fix.accuracy_m > COARSE_OVER_M:
        reason = Reason.TOO_COARSE
    elif not reaches(fence, away_m, fix.accuracy_m):
        reason = Reason.TOO_FAR
    return Verdict(
        Way.GPS,
        stop.id,
        reason,
        bucket_m(away_m),
        bucket_m(fix.accuracy_m),
        round(fence.radius_m),
    )


def _judge_code(code: str, book: CodeBook, at: datetime) -> Verdict:
    way = Way.QR if len(tidy(code)) == TOKEN_LENGTH else Way.CODE
    checkpoint = book.checkpoint_of(code, at)
    if checkpoint is None:
        replaced = book.was_replaced(code)
        return Verdict(way, reason=Reason.REPLACED_CODE if replaced else Reason.WRONG_CODE)
    return Verdict(way, checkpoint)
