"""Proves an adventure for each kind of team, and measures what a plain one can come to.

Most kinds of team meet the very same rules, so each situation is worked out once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from engine.play.conditions import holds
from engine.play.phrases import phrase
from engine.proof.profiles import Profile, profiles
from engine.proof.solve.deciding import Case, Decided, Method, Verdict, case_of, decided
from engine.proof.solve.distances import walks_of
from engine.proof.solve.encoding import Situation
from engine.proof.solve.following import Followed
from engine.proof.solve.material import Material, material_of
from engine.proof.solve.prospects import Prospects, Range, Reach, reach_of, score_of
from engine.scenario.adventure import Adventure
from engine.scenario.condition import Condition, Has, parts
from engine.scenario.walkthrough import Expected, Walkthrough

TITLE = phrase(
    "Näin joukkue jää jumiin",
    "Så fastnar ett lag",
    "How a team gets stuck",
    "Näin joukkue jää jumiin",
)


@dataclass(frozen=True, slots=True)
class Shortage:
    """Where a stuck team waits for more of an item than it has."""

    checkpoint: str
    item: str
    asked: int
    found: int


@dataclass(frozen=True, slots=True)
class Measures:
    """What a plain team can come to. `walk_m` are metres, None where they cannot be told."""

    reach: Reach
    score: Range | None
    walk_m: Range | None


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found out for one kind of team.

    `stuck` is a walk that gets stuck in the real rules, `waits_for` the checkpoints that stay
    shut then; `measures` are there for plain teams only.
    """

    profile: Profile
    verdict: Verdict
    method: Method
    stuck: Walkthrough | None = None
    waits_for: tuple[str, ...] = ()
    shortages: tuple[Shortage, ...] = ()
    measures: Measures | None = None

    @property
    def holds(self) -> bool:
        """Whether such a team finishes however it plays."""
        return self.verdict is Verdict.COMPLETABLE


def prove(adventure: Adventure, profile: Profile, *, cap: int | None = None) -> Proof:
    """Prove it for one kind of team; `cap` is how many states a search may look at."""
    case = case_of(material_of(adventure), profile.team)
    return _proof(case, profile, cap)


def proved(adventure: Adventure, *, cap: int | None = None) -> tuple[Proof, ...]:
    """Prove it for every kind of team, on every track."""
    return tuple(_proofs(material_of(adventure), profiles(adventure), cap))


def _proofs(material: Material, kinds: tuple[Profile, ...], cap: int | None) -> Iterator[Proof]:
    known: dict[tuple[Situation, bool], Proof] = {}
    for profile in kinds:
        case = case_of(material, profile.team)
        key = (case.situation, profile.is_plain)
        if key not in known:
            known[key] = _proof(case, profile, cap)
        yield _for(known[key], profile)


def _for(proof: Proof, profile: Profile) -> Proof:
    """The same proof for another kind of team that meets the same rules."""
    if proof.stuck is None:
        return replace(proof, profile=profile)
    changes: dict[str, object] = {"team": profile.team}
    return replace(proof, profile=profile, stuck=proof.stuck.model_copy(update=changes))


def _proof(case: Case, profile: Profile, cap: int | None) -> Proof:
    found = decided(case, cap=cap)
    measures = _measured(case) if profile.is_plain else None
    proof = Proof(profile, found.verdict, found.method, measures=measures)
    if found.stuck is None:
        return proof
    return replace(
        proof,
        stuck=walkthrough_of(case, found, found.stuck),
        waits_for=tuple(_shut(case, found.stuck)),
        shortages=tuple(_short(case, found.stuck)),
    )


def _measured(case: Case) -> Measures:
    with Prospects(case) as prospects:
        return Measures(reach_of(prospects), score_of(prospects), walks_of(prospects))


def walkthrough_of(case: Case, found: Decided, stuck: Followed) -> Walkthrough:
    """A walk that gets stuck, as a file can keep it and `seikkailu play` replays it."""
    return Walkthrough(
        title=TITLE,
        team=case.team,
        begins=found.begins if case.adventure.timed else None,
        steps=stuck.steps,
        expect=Expected(finished=False, stuck=True),
    )


def _shut(case: Case, stuck: Followed) -> Iterator[str]:
    """Checkpoints that a team is meant to reach, and has not."""
    for stop in case.adventure.track(case.team.track).order:
        if stop.id not in stuck.state.visited_at and not stop.optional:
            yield stop.id


def _short(case: Case, stuck: Followed) -> Iterator[Shortage]:
    adventure, state = case.adventure, stuck.state
    unlocks = adventure.track(case.team.track).unlocks
    asked: list[tuple[str, Condition]] = [(name, unlocks[name]) for name in _shut(case, stuck)]
    if adventure.finish is None:
        asked.append(("", adventure.finish_when))
    for name, condition in asked:
        for one in parts(condition):
            if isinstance(one, Has) and not holds(adventure, state, one, stuck.at):
                yield Shortage(name, one.has, one.count, state.items.get(one.has, 0))
