"""What a challenge can come to, once and for all, and what each outcome brings.

A team plays on while it can: so an outcome counts here when nothing more can come of the
challenge. What can be tried again and again is solved in the end; only limited tries, limited
time, a lack of signal or a choice leave something that no longer changes.
"""

from collections.abc import Iterator
from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple

from engine.play.trying import partly_value, right_value, wrong_value
from engine.scenario import facts
from engine.scenario.challenge import Challenge, Quiz
from engine.scenario.quizzes import ChoiceChallenge


class Comes(StrEnum):
    """How a challenge comes out.

    `lost` is done, but neither solved nor failed: skipped (or right in part) before the tries
    or the time ran out. `passed` is done while it still can be solved: a team may leave it at
    that, but is not stuck. `sent` is done and never judged, `by-default` a branch that was
    skipped.
    """

    SOLVED = "solved"
    FAILED = "failed"
    LOST = "lost"
    PASSED = "passed"
    SENT = "sent"
    DEFAULT = "by-default"


class Outcome(NamedTuple):
    """An outcome and the facts it brings; `low` to `high` points for it."""

    comes: Comes
    option: str | None = None
    facts: frozenset[str] = frozenset()
    low: int = 0
    high: int = 0


class Trial(NamedTuple):
    """What answers there are to a challenge: right, wrong and costing a try, right in part."""

    right: bool
    wrong: bool
    partly: bool

    @property
    def costs_tries(self) -> bool:
        """Whether a try can be lost at all."""
        return self.wrong or self.partly


def trial_of(asked: Challenge) -> Trial:
    """Try the challenge; only what the judge of answers says counts."""
    return Trial(
        right_value(asked) is not None,
        wrong_value(asked) is not None,
        partly_value(asked) is not None,
    )


def final_outcomes(
    ref: str, asked: Challenge, trial: Trial, *, judged: bool
) -> tuple[Outcome, ...]:
    """All ways in which nothing more can come of it; none where it can never be done.

    `judged` is whether the team learns if an answer is right: not without signal, in a
    competitive game.
    """
    if isinstance(asked, ChoiceChallenge) and asked.branches:
        return tuple(_chosen(ref, asked))
    if not judged and isinstance(asked, Quiz):
        return (Outcome(Comes.SENT, facts=frozenset({facts.done(ref)})),)
    return tuple(_tried(ref, asked, trial))


def passing_outcome(ref: str, asked: Challenge, trial: Trial) -> Outcome | None:
    """What leaving it at less than a right answer brings, where that can be done at all."""
    branches = isinstance(asked, ChoiceChallenge) and asked.branches
    if branches or not (asked.can_be_skipped or trial.partly):
        return None
    high = asked.points if trial.partly else 0
    return Outcome(Comes.PASSED, facts=frozenset({facts.done(ref)}), high=high)


def essential(
    outcomes: tuple[Outcome, ...], listened: frozenset[str], *, scored: bool
) -> tuple[Outcome, ...]:
    """Those outcomes that can leave a team worst off.

    Rules only ever ask for more: what brings less of all that something waits for is never
    better for the team, so an outcome that brings at least as much as another is left out.
    """
    brings = [(one.facts & listened, one.low if scored else 0) for one in outcomes]
    return tuple(
        one
        for number, one in enumerate(outcomes)
        if not any(
            _is_no_better(other, brings[number], earlier=earlier < number)
            for earlier, other in enumerate(brings)
            if earlier != number
        )
    )


def _is_no_better(
    one: tuple[frozenset[str], int], other: tuple[frozenset[str], int], *, earlier: bool
) -> bool:
    """Whether one brings no more than the other; of equals the earlier one stands for both."""
    no_more = one[0] <= other[0] and one[1] <= other[1]
    return no_more and (one != other or earlier)


def possible(outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """Outcomes told apart by the facts they bring alone, with the points of all that do."""
    found: dict[frozenset[str], Outcome] = {}
    for one in outcomes:
        known = found.setdefault(one.facts, one)
        low, high = min(known.low, one.low), max(known.high, one.high)
        found[one.facts] = known._replace(low=low, high=high)
    return tuple(found.values())


def _chosen(ref: str, asked: ChoiceChallenge) -> Iterator[Outcome]:
    """Choices exclude one another; a skip chooses the default and is worth nothing."""
    low = worst_worth(asked, Trial(right=True, wrong=False, partly=False))
    for option in asked.options:
        brings = {facts.solved(ref), facts.done(ref), facts.chose(f"{ref}.{option.id}")}
        yield Outcome(Comes.SOLVED, option.id, frozenset(brings), low, asked.points)
        if option.default and asked.can_be_skipped:
            yield Outcome(Comes.DEFAULT, option.id, frozenset(brings))
    if asked.time_limit is not None:
        yield Outcome(Comes.FAILED, facts=frozenset({facts.failed(ref), facts.done(ref)}))


def _tried(ref: str, asked: Challenge, trial: Trial) -> Iterator[Outcome]:
    done = frozenset({facts.done(ref)})
    timed = asked.can_fail and asked.time_limit is not None
    counted = asked.attempts is not None
    if trial.right:
        brings = {facts.solved(ref), *_right_option(ref, asked)}
        low = worst_worth(asked, trial)
        yield Outcome(Comes.SOLVED, None, done | brings, low, asked.points)
    if timed or (counted and trial.wrong):
        yield Outcome(Comes.FAILED, None, done | {facts.failed(ref)})
    runs_out = timed or (counted and trial.costs_tries)
    if (asked.can_be_skipped or trial.partly) and (runs_out or not trial.right):
        high = asked.points if trial.partly else 0
        yield Outcome(Comes.LOST, None, done, high=high)


def _right_option(ref: str, asked: Challenge) -> Iterator[str]:
    if isinstance(asked, ChoiceChallenge):
        yield from (facts.chose(f"{ref}.{one.id}") for one in asked.options if one.correct)


def worst_worth(asked: Challenge, trial: Trial) -> int:
    """The fewest points that solving can bring: all tries but one wrong, all hints taken."""
    wrong = most_wrong(asked, trial)
    if wrong is None:
        return 0
    return max(0, asked.points - wrong * asked.wrong_costs - sum(_costs(asked, wrong)))


def most_wrong(asked: Challenge, trial: Trial) -> int | None:
    """How many tries can be wrong before a right one; None for any number that costs."""
    if not trial.costs_tries:
        return 0
    if asked.attempts is None:
        waits = (hint.after for hint in asked.hints)
        counted = [after for after in waits if isinstance(after, int)]
        return None if asked.wrong_costs else max(counted, default=0)
    return asked.attempts - 1


def _costs(asked: Challenge, wrong: int) -> Iterator[int]:
    """Of the hints that can be taken before it is solved, one after the other."""
    for hint in asked.hints:
        if isinstance(hint.after, int) and hint.after > wrong:
            return
        limit = asked.time_limit
        if isinstance(hint.after, timedelta) and limit is not None and hint.after >= limit:
            return
        yield hint.cost
