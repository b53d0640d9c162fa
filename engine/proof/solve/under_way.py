"""What a run under way can still come to, and what it would lose if something were done.

The hopeful rules are asked from the run's own state: what they do not bring, no play does. So
an ending is called lost only when nothing the team can do leads there any more.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from engine.play.decide import decide
from engine.play.events import RunStarted
from engine.play.evolve import replay
from engine.play.intents import OrganiserIntent
from engine.play.moving import ways_for
from engine.play.state import RunState
from engine.proof.solve.deciding import Case
from engine.proof.solve.encoding import situation_of
from engine.proof.solve.material import Material
from engine.proof.solve.prospects import Prospects, endings_missed
from engine.scenario.walkthrough import Team


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is ahead of a run: whether it can be finished, and by which endings."""

    finishes: bool
    endings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Loss:
    """What nothing leads to any more: endings in their order, and the finish itself."""

    endings: tuple[str, ...] = ()
    finish: bool = False

    def __bool__(self) -> bool:
        """Whether anything is lost."""
        return bool(self.endings) or self.finish


def ahead_of(material: Material, state: RunState, at: datetime) -> Ahead:
    """Ask for the finish and for every ending, from where a run stands that has not ended."""
    with Prospects(_case(material, state, at)) as prospects:
        missed = frozenset(endings_missed(prospects))
        finishes = prospects.hopes.play(prospects.finish) is not None
    return Ahead(finishes, frozenset(one.id for one in material.adventure.endings) - missed)


def lost_by(material: Material, state: RunState, intent: OrganiserIntent) -> Loss:
    """What a run would lose by what an organiser means to do.

    A run that ends by it has not lost what it reaches.
    """
    if not state.running:
        return Loss()
    then = replay(decide(material.adventure, state, intent), state)
    before = ahead_of(material, state, intent.at)
    if then.running:
        after = ahead_of(material, then, intent.at)
    else:
        after = Ahead(finishes=True, endings=frozenset({then.ending} if then.ending else ()))
    endings = before.endings - after.endings
    return Loss(
        tuple(one.id for one in material.adventure.endings if one.id in endings),
        before.finishes and not after.finishes,
    )


def _case(material: Material, state: RunState, at: datetime) -> Case:
    began = state.started
    if began is None:
        message = "a run that has not started has nothing ahead"
        raise ValueError(message)
    team = Team(
        language=began.language,
        size=began.team_size,
        access=began.access,
        track=began.track,
        posters=began.posters,
        competitive=began.competitive,
    )
    situation = situation_of(material, state, signal=True)._replace(
        admitted=_admitted(material, state, began)
    )
    return Case(material, team, at.replace(tzinfo=None), at, state, situation)


def _admitted(material: Material, state: RunState, began: RunStarted) -> frozenset[str]:
    """Where a team gets in that is out there: what it said it needs keeps it from nothing.

    Whoever plans a route has to count on the stairs; whoever stands before them may have found
    another way, and the rules let everybody in.
    """
    anyone = state._replace(started=replace(began, access=()))
    stops = material.adventure.checkpoints
    return frozenset(stop.id for stop in stops if ways_for(anyone, stop))
