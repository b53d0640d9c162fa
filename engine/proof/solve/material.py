"""What the proof reads off an adventure once, whatever the team."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.play.conditions import fact_of
from engine.proof.solve.outcomes import Trial, trial_of
from engine.scenario.adventure import Adventure
from engine.scenario.condition import (
    Advanced,
    Before,
    Between,
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
    is_fixed,
    parts,
)
from engine.scenario.effect import Advanced as AdvancedEffect
from engine.scenario.effect import Badge, Give, Lock, Points, Show, Take

Fixed = TeamSizeAtLeast | InLanguage | NeedsAccess | OnTrack | InBracket


@dataclass(frozen=True, slots=True)
class Material:
    """An adventure's moving parts, by the facts that move them.

    `gives` is by item, `earns` are points that effects bring, `takes` and `lockable` what
    effects take away. `listened` are the facts that something waits for, `fixed` the
    conditions that the start alone decides. `rules_out` is whether anything may stop holding,
    `clocked` whether that hangs on a clock.
    """

    adventure: Adventure
    trials: Mapping[str, Trial]
    gives: Mapping[str, tuple[tuple[str, int], ...]]
    earns: tuple[tuple[str, int], ...]
    takes: Mapping[str, int]
    lockable: frozenset[str]
    listened: frozenset[str]
    fixed: tuple[Fixed, ...]
    asks_score: bool
    rules_out: bool
    clocked: bool


def material_of(adventure: Adventure) -> Material:
    """Read it off."""
    atoms = tuple(_atoms(adventure))
    takes, lockable = _taken_away(adventure)
    moving = [one.advanced for one in atoms if isinstance(one, Advanced) and not is_fixed(one)]
    asks_score = any(isinstance(one, ScoreAtLeast) for one in atoms)
    return Material(
        adventure=adventure,
        trials={
            f"{stop.id}/{asked.id}": trial_of(asked)
            for stop in adventure.checkpoints
            for asked in stop.challenges
        },
        gives=_gives(adventure),
        earns=_earns(adventure),
        takes=takes,
        lockable=lockable,
        listened=frozenset(_listened(adventure, atoms, asks_score=asks_score)),
        fixed=tuple(one for one in atoms if isinstance(one, Fixed)),
        asks_score=asks_score,
        rules_out=bool(moving or takes or lockable),
        clocked=any(isinstance(rule, Before | Between) for rule in moving),
    )


def _atoms(adventure: Adventure) -> Iterator[Condition]:
    """Every condition that may matter on any track, and all that stands inside it."""
    for number in range(adventure.tracks):
        for unlock in adventure.track(number).unlocks.values():
            yield from parts(unlock)
    for condition in (*adventure.conditions, adventure.finish_when):
        yield from parts(condition)


def _gives(adventure: Adventure) -> dict[str, tuple[tuple[str, int], ...]]:
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for trigger in adventure.triggers:
        if isinstance(trigger.effect, Give):
            found[trigger.effect.give].append((trigger.fact, trigger.effect.count))
    return {item: tuple(terms) for item, terms in found.items()}


def _earns(adventure: Adventure) -> tuple[tuple[str, int], ...]:
    return tuple(
        (trigger.fact, trigger.effect.points)
        for trigger in adventure.triggers
        if isinstance(trigger.effect, Points)
    )


def _taken_away(adventure: Adventure) -> tuple[Counter[str], frozenset[str]]:
    """How many of each item effects can take in all, and what they can lock."""
    takes: Counter[str] = Counter()
    locks: set[str] = set()
    for trigger in adventure.triggers:
        rule = trigger.effect.advanced if isinstance(trigger.effect, AdvancedEffect) else None
        if isinstance(rule, Take):
            takes[rule.take] += rule.count
        elif isinstance(rule, Lock):
            locks.add(rule.lock)
    return takes, frozenset(locks)


def _listened(
    adventure: Adventure, atoms: tuple[Condition, ...], *, asks_score: bool
) -> Iterator[str]:
    for one in atoms:
        if isinstance(one, (Visited, Done, Solved, Chose, Flag)):
            yield fact_of(one)
    ornaments = (Show, Badge) if asks_score else (Show, Badge, Points)
    for trigger in adventure.triggers:
        if not isinstance(trigger.effect, ornaments):
            yield trigger.fact
