"""Whether a kind of team finishes however it plays; if not, a walk that really gets stuck.

Four steps, each only where the one before left something open:

1. What is sure to follow, as a least fixpoint; with choices, one call of the solver for a set
   of outcomes that misses the finish. Where there is none, that is a proof.
2. What was found is walked through the real rules: stuck there is stuck.
3. Where the rules say otherwise (something may stop holding, or time forces a hand), all
   play is searched, up to a cap.
4. Past the cap, or where a clock decides, nothing is claimed: `not proved`.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from engine.moments import spans
from engine.play.decide import decide
from engine.play.evolve import replay
from engine.play.moving import Means, is_stuck
from engine.play.state import RunState
from engine.play.walking import start_of
from engine.proof.solve.clauses import sure_clauses
from engine.proof.solve.closure import closure
from engine.proof.solve.encoding import FINISH, Situation, encoded, situation_of
from engine.proof.solve.following import Followed, Plan, follow
from engine.proof.solve.grounds import Hopes
from engine.proof.solve.material import Material
from engine.proof.solve.searching import search
from engine.proof.solve.solver import Solver
from engine.proof.solve.system import System, plan_of
from engine.scenario.adventure import Adventure
from engine.scenario.condition import Advanced, Between, parts
from engine.scenario.walkthrough import Team

WORK = 1_200_000
"""What a search may cost, unless told otherwise: a second or two. A state of an adventure with
n places and tasks costs about n squared, since each has n ways on."""
FEWEST, MOST = 20, 2_000
DAY = datetime.combine(date(2026, 6, 1), time(12))
"""When a walk begins, local, where no event tells a later day."""


class Verdict(StrEnum):
    """What was found out. `completable` is proved for every way of playing."""

    COMPLETABLE = "completable"
    SOFT_LOCK = "soft-lock"
    NOT_COMPLETABLE = "not-completable"
    NOT_PROVED = "not-proved"


class Method(StrEnum):
    """How."""

    FIXPOINT = "fixpoint"
    SOLVER = "solver"
    SEARCH = "search"


class Case(NamedTuple):
    """One kind of team, with what it changes in the rules.

    `begins` is local; what is open only for a time has closed by then, so nobody counts on it.
    """

    material: Material
    team: Team
    begins: datetime
    at: datetime
    start: RunState
    situation: Situation

    @property
    def adventure(self) -> Adventure:
        """What is played."""
        return self.material.adventure

    @property
    def means(self) -> Means:
        """What a search has to try."""
        return Means(signal=self.team.signal, losses=self.material.asks_score)


class Decided(NamedTuple):
    """The verdict, how it was reached, and the walk that gets stuck, where one does."""

    verdict: Verdict
    method: Method
    begins: datetime
    stuck: Followed | None = None


def case_of(material: Material, team: Team, begins: datetime | None = None) -> Case:
    """Set such a team out."""
    adventure = material.adventure
    begins = begins or _after_all_events(adventure)
    at = spans([(begins, begins)], adventure.timezone)[0].begins
    start = replay(decide(adventure, RunState(), start_of(team, at)))
    situation = situation_of(material, start, signal=team.signal)
    return Case(material, team, begins, at, start, situation)


def _after_all_events(adventure: Adventure) -> datetime:
    closes = [ends for stop in adventure.checkpoints for _, ends in stop.open]
    last = max(closes, default=DAY)
    return datetime.combine(last.date() + timedelta(days=1), time(12)) if closes else DAY


def usual_cap(adventure: Adventure) -> int:
    """How many states a search looks at in an adventure of this size."""
    size = sum(1 + len(stop.challenges) for stop in adventure.checkpoints)
    return max(FEWEST, min(MOST, WORK // size**2))


def decided(case: Case, *, cap: int | None = None) -> Decided:
    """Decide it for one case; `cap` is how many states a search may look at."""
    cap = usual_cap(case.adventure) if cap is None else cap
    system = encoded(case.material, case.situation, case.start, hopeful=False)
    picked, method = _stranding(system)
    if picked is None:
        return Decided(Verdict.COMPLETABLE, method, case.begins)
    plan = Plan(plan_of(system, picked), wasteful=case.material.asks_score)
    followed = follow(case.adventure, case.team, plan, case.at)
    if is_stuck(case.adventure, followed.state, followed.at, signal=case.team.signal):
        return Decided(_how_bad(case, cap), method, case.begins, followed)
    return _searched(case, cap)


def _stranding(system: System) -> tuple[dict[str, int] | None, Method]:
    """Outcomes that miss the finish, by their places; None where none do."""
    finish = system.names[FINISH]
    if finish in closure(system, {}):
        return None, Method.FIXPOINT
    if not system.choices:
        return {}, Method.FIXPOINT
    with Solver(sure_clauses(system)) as solver:
        model = solver.model(-finish)
    if model is None:
        return None, Method.SOLVER
    picked = {
        choice.ref: next((n for n, atom in enumerate(choice.atoms) if atom in model), 0)
        for choice in system.choices
    }
    return picked, Method.SOLVER


def _how_bad(case: Case, cap: int) -> Verdict:
    """Whether only some ways of playing get stuck, or all."""
    if not can_finish(case):
        return Verdict.NOT_COMPLETABLE
    if case.material.rules_out and not case.adventure.timed:
        found = search(case.adventure, case.team, case.at, cap=cap, means=case.means)
        if found.exhausted and not found.finishes:
            return Verdict.NOT_COMPLETABLE
    return Verdict.SOFT_LOCK


def can_finish(case: Case) -> bool:
    """Whether anything speaks against there being a way that finishes."""
    system = encoded(case.material, case.situation, case.start, hopeful=True)
    finish = system.names[FINISH]
    if finish not in closure(system):
        return False
    with Hopes(system) as hopes:
        return hopes.play(finish) is not None


def _searched(case: Case, cap: int) -> Decided:
    exhausted = True
    for begins in (case.begins, *_other_hours(case)):
        at = case_of(case.material, case.team, begins).at
        found = search(case.adventure, case.team, at, cap=cap, means=case.means)
        exhausted = exhausted and found.exhausted
        if found.stuck is not None:
            never = not found.finishes and not can_finish(case)
            seen_all = found.exhausted and not found.finishes and not case.adventure.timed
            verdict = Verdict.NOT_COMPLETABLE if never or seen_all else Verdict.SOFT_LOCK
            return Decided(verdict, Method.SEARCH, begins, found.stuck)
    sure = exhausted and not case.adventure.timed
    verdict = Verdict.COMPLETABLE if sure else Verdict.NOT_PROVED
    return Decided(verdict, Method.SEARCH, case.begins)


def _other_hours(case: Case) -> Iterator[datetime]:
    """Times of day at which a rule begins or stops holding."""
    hours = {
        hour
        for condition in case.adventure.conditions
        for one in parts(condition)
        if isinstance(one, Advanced) and isinstance(one.advanced, Between)
        for hour in one.advanced.between
    }
    yield from (datetime.combine(case.begins.date(), hour) for hour in sorted(hours))
