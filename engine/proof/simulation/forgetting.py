"""What of a run's state no later step of a walking team can tell apart.

Teams here never ask again for a challenge that is done, never go on after the finish, and no
organiser steps in; what is left out is read by nothing else, see the functions.
"""

from collections.abc import Hashable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from engine.play.conditions import fact_of, fixed_holds
from engine.play.events import RunStarted
from engine.play.state import NO_TIMES, RunState
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.condition import (
    Chose,
    Condition,
    Done,
    Flag,
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

T = TypeVar("T")

_OF_ANSWERS = ("solved ", "failed ", "chose ")


class Asked(NamedTuple):
    """What conditions and effects of an adventure read of a run.

    `track_rules` are, for each track, the first one by which the same places open as by it.
    """

    facts: frozenset[str]
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
    by_effects = {trigger.fact for trigger in adventure.triggers}
    return Asked(
        frozenset(by_conditions | by_effects),
        frozenset(one.chose.rpartition(".")[0] for one in known if isinstance(one, Chose)),
        tuple(
            one
            for one in known
            if isinstance(one, (TeamSizeAtLeast, InLanguage, NeedsAccess, OnTrack, InBracket))
        ),
        any(isinstance(one, ScoreAtLeast) for one in known),
        tuple(_track_rules(adventure)),
    )


def _track_rules(adventure: Adventure) -> Iterator[int]:
    unlocks = [adventure.track(number).unlocks for number in range(adventure.tracks)]
    yield from (unlocks.index(one) for one in unlocks)


def who(asked: Asked, started: RunStarted) -> Hashable:
    """All that the rules can tell of who set out: of size and language only what is asked."""
    begun = RunState(started=started)
    fixed = tuple(fixed_holds(begun, one) for one in asked.fixed)
    rules = asked.track_rules[started.track % len(asked.track_rules)]
    return rules, started.posters, started.competitive, fixed


def forgetting(asked: Asked, state: RunState) -> RunState:
    """Leave out what is over.

    Tries, hints and choices are read where their own challenge is answered, choices by a
    condition as well. That an answer was right is read by conditions and effects alone, marks
    only after an organiser's step. Points are summed where a condition asks for the score.
    """
    return state._replace(
        visited_at=NO_TIMES,
        marks=frozenset[str](),
        facts=frozenset(fact for fact in state.facts if _is_read(fact, asked)),
        wrong=_open(state, state.wrong),
        hints=_open(state, state.hints),
        hint_costs=_open(state, state.hint_costs),
        points=state.points if asked.score else _open(state, state.points),
        chosen={ref: one for ref, one in state.chosen.items() if ref in asked.chosen},
        final_score=None if state.final_score is None else 0,
    )


def _is_read(fact: str, asked: Asked) -> bool:
    return fact in asked.facts or not fact.startswith(_OF_ANSWERS)


def _open(state: RunState, by_challenge: Mapping[str, T]) -> dict[str, T]:
    """Only what belongs to challenges that are not done."""
    return {
        ref: one
        for ref, one in by_challenge.items()
        if "/" in ref and facts.done(ref) not in state.facts
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
