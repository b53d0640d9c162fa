"""What of a run's state no later step of a walking team can tell apart.

Teams here never ask again for a challenge that is done, nor for any at a checkpoint that they
have left, never go on after the finish, and no organiser steps in; what is left out is read by
nothing else, see the functions.
"""

import math
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from engine.play.conditions import fact_of, fixed_holds
from engine.play.events import RunStarted
from engine.play.state import NO_TIMES, RunState
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.challenge import Challenge
from engine.scenario.condition import (
    Chose,
    Condition,
    Done,
    Flag,
    Has,
    InBracket,
    InLanguage,
    NeedsAccess,
    OnTrack,
    ScoreAtLeast,
    Solved,
    TeamSizeAtLeast,
    Visited,
    parts,
)
from engine.scenario.effect import Advanced, End, Take

T = TypeVar("T")

_OF_ANSWERS = ("solved ", "failed ", "chose ")
_DONE = facts.done("")


class Asked(NamedTuple):
    """What the rules of an adventure read of a run.

    `facts` are those that are read time and again, `triggers` the facts that fire an effect
    once, by the mark that it leaves. `counted` are the challenges where wrong answers cost, use
    up tries or open a hint, `items` those that count, each up to so many. `track_rules` are,
    for each track, the first one by which the same places open as by it.
    """

    facts: frozenset[str]
    triggers: Mapping[str, str]
    counted: frozenset[str]
    items: Mapping[str, float]
    chosen: frozenset[str]
    fixed: tuple[TeamSizeAtLeast | InLanguage | NeedsAccess | OnTrack | InBracket, ...]
    score: bool
    track_rules: tuple[int, ...]


def asked_of_runs(adventure: Adventure) -> Asked:
    """Read an adventure's conditions and effects."""
    known: list[Condition] = [
        part for condition in adventure.conditions for part in parts(condition)
    ]
    by_conditions = {
        fact_of(one) for one in known if isinstance(one, (Visited, Done, Solved, Chose, Flag))
    }
    by_the_end = {one.fact for one in adventure.triggers if isinstance(one.effect, End)}
    return Asked(
        frozenset(by_conditions | by_the_end),
        {trigger.by: trigger.fact for trigger in adventure.triggers},
        frozenset(
            f"{stop.id}/{asked.id}"
            for stop in adventure.checkpoints
            for asked in stop.challenges
            if _counts_wrong_answers(asked)
        ),
        _items(adventure, known),
        frozenset(one.chose.rpartition(".")[0] for one in known if isinstance(one, Chose)),
        tuple(
            one
            for one in known
            if isinstance(one, (TeamSizeAtLeast, InLanguage, NeedsAccess, OnTrack, InBracket))
        ),
        any(isinstance(one, ScoreAtLeast) for one in known),
        tuple(_track_rules(adventure)),
    )


def _counts_wrong_answers(asked: Challenge) -> bool:
    opens_hints = any(isinstance(hint.after, int) for hint in asked.hints)
    return asked.attempts is not None or asked.wrong_costs > 0 or opens_hints


def _items(adventure: Adventure, known: Iterable[Condition]) -> Mapping[str, float]:
    """As many as a condition asks for at most; what is taken again counts to the last one."""
    most: dict[str, float] = {}
    for one in known:
        if isinstance(one, Has):
            most[one.has] = max(one.count, most.get(one.has, 0))
    for trigger in adventure.triggers:
        match trigger.effect:
            case Advanced(advanced=Take() as rule):
                most[rule.take] = math.inf
            case _:
                pass
    return most


def _track_rules(adventure: Adventure) -> Iterator[int]:
    unlocks = [adventure.track(number).unlocks for number in range(adventure.tracks)]
    yield from (unlocks.index(one) for one in unlocks)


def who(asked: Asked, started: RunStarted) -> Hashable:
    """All that the rules can tell of who set out: of size and language only what is asked."""
    begun = RunState(started=started)
    fixed = tuple(fixed_holds(begun, one) for one in asked.fixed)
    rules = asked.track_rules[started.track % len(asked.track_rules)]
    return rules, started.posters, started.competitive, fixed


def reads_choice(asked: Asked, ref: str, option: str) -> bool:
    """Whether anything hangs on an option of a challenge having been chosen."""
    return ref in asked.chosen or facts.chose(f"{ref}.{option}") in asked.triggers.values()


def forgetting(asked: Asked, state: RunState, entered: str | None = None) -> RunState:
    """Leave out what is over; `entered` is the checkpoint that was entered just now.

    Tries, hints and choices are read where their own challenge is answered, choices by a
    condition as well. That an answer was right is read by conditions, by what ends the run,
    and once by each other effect: when that has fired, neither the fact nor its mark is read.
    Which challenges are done is read where a team stands, and where a checkpoint is not done.
    Marks are read after an organiser's step only, points where a condition asks for the score.
    """
    left = _left(state, entered)
    known = frozenset(
        fact for fact in state.facts if fact in asked.facts or not _is_over(fact, left)
    )
    return state._replace(
        visited_at=NO_TIMES,
        marks=frozenset[str](),
        facts=known,
        given=frozenset(by for by in state.given if asked.triggers[by] in known),
        wrong=_open(state, _of(asked.counted, state.wrong), left),
        hints=_open(state, state.hints, left),
        hint_costs=_open(state, state.hint_costs, left),
        points=state.points if asked.score else _open(state, state.points, left),
        items={
            item: int(min(count, asked.items[item]))
            for item, count in state.items.items()
            if item in asked.items
        },
        chosen=_of(asked.chosen, state.chosen),
        final_score=None if state.final_score is None else 0,
    )


def _left(state: RunState, entered: str | None) -> frozenset[str]:
    """The checkpoints that are done, and that a team leaves for good as it enters another."""
    if entered is None:
        return frozenset()
    stops = {fact.removeprefix(_DONE) for fact in state.facts if fact.startswith(_DONE)}
    return frozenset(stop for stop in stops if "/" not in stop and stop != entered)


def _is_over(fact: str, left: frozenset[str]) -> bool:
    """Whether a fact is about an answer, or a challenge at a checkpoint that was left."""
    if fact.startswith(_OF_ANSWERS):
        return True
    stop, is_of_challenge, _ = fact.removeprefix(_DONE).partition("/")
    return bool(is_of_challenge) and stop in left


def _of(refs: frozenset[str], by_challenge: Mapping[str, T]) -> dict[str, T]:
    return {ref: one for ref, one in by_challenge.items() if ref in refs}


def _open(state: RunState, by_challenge: Mapping[str, T], left: frozenset[str]) -> dict[str, T]:
    """Only what belongs to challenges that are not done, and may be asked again."""
    return {
        ref: one
        for ref, one in by_challenge.items()
        if "/" in ref
        and facts.done(ref) not in state.facts
        and ref.partition("/")[0] not in left
    }


def key_of(state: RunState) -> Hashable:
    """A forgetting state as something to look up by."""
    counted = (state.wrong, state.hints, state.hint_costs, state.points, state.items)
    return (
        state.started,
        state.facts,
        state.given,
        state.finished_at is not None,
        state.gave_up,
        state.ending,
        frozenset(state.chosen.items()),
        *(frozenset(one.items()) for one in counted),
    )
