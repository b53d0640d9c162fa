"""A team's way through the town, from stop to stop, until it finishes or has had enough."""

from collections.abc import Generator, Sequence
from typing import NamedTuple

from engine.play.intents import End
from engine.play.limits import overtime_ends_at, run_ends_at
from engine.play.suggesting import suggested
from engine.proof.simulation.answering import stay
from engine.proof.simulation.arriving import arrive, look_around
from engine.proof.simulation.ground import Spot
from engine.proof.simulation.rules import Openings
from engine.proof.simulation.tally import Why
from engine.proof.simulation.team import Team
from engine.proof.simulation.wish import EPOCH, Wish
from engine.scenario.checkpoint import Checkpoint

GIVE_UP = Wish("end", End(EPOCH))
STAY_S = 120.0
"""What a team reckons for a stop when it looks at the clock."""
_WAIT_S = 60.0


class Arrival(NamedTuple):
    """A team comes to a checkpoint, and needs its sign, its poster, its door for a while."""

    checkpoint: str
    at_s: float
    served_s: float


def walk(team: Team) -> Generator[Arrival, float, None]:
    """Walk the whole way. Gives each arrival, and is sent when the team's turn is over.

    Between arrivals no team meets another, so each counts its own time.
    """
    while not team.finished:
        openings = team.openings()
        finish = _finish(team, openings)
        why = _enough(team) if finish is None else None
        stop = _chosen(team, openings, finish) if why is None else None
        if stop is None:
            if why is None and _something_may_open(team):
                team.now_s += _WAIT_S
                continue
            _give_up(team, why or Why.STRANDED)
            return
        _go_to(team, stop)
        came_s = team.now_s
        team.now_s = yield Arrival(
            stop.id, team.now_s, team.chance.around(team.course.crowd.served_s)
        )
        _visit(team, stop, came_s)
    _count_finish(team)


def _visit(team: Team, stop: Checkpoint, came_s: float) -> None:
    """Check in, do what there is, look around."""
    reached = arrive(team, stop)
    if reached is None:
        team.avoided.add(stop.id)
    else:
        _stay_at(team, reached)
    while not team.finished and (secret := look_around(team)) is not None:
        _stay_at(team, secret)
    team.fed_up = team.chance.happens(team.course.crowd.quits_per_stop)
    team.left_s = team.now_s
    team.tally.stops[stop.id].stayed_s.append(round(team.left_s - came_s))
    if team.course.competitive and not team.finished:
        _wait_for_signal(team)


def _stay_at(team: Team, name: str) -> None:
    stop = team.course.adventure.checkpoint(name)
    if stop is not None:
        team.last = name
        stay(team, stop)


def _wait_for_signal(team: Team) -> None:
    """Where only what is open travels, the way on comes over the air."""
    if not team.hears():
        team.now_s = team.signal_from_s


def _finish(team: Team, openings: Openings) -> Checkpoint | None:
    """The finish, where it is open and was not tried in vain: who can goes there at the end."""
    finish = openings.finish
    return None if finish is None or finish.id in team.avoided else finish


def _enough(team: Team) -> Why | None:
    """Whether, and why, a team goes home without a finish to go to."""
    if team.now_s - team.began_s > team.nature.patience_s:
        return Why.PATIENCE
    return Why.OWN_REASON if team.fed_up else None


def _chosen(team: Team, openings: Openings, finish: Checkpoint | None) -> Checkpoint | None:
    """Where to next: what is needed, and beside it what tempts; the finish last."""
    listed = [
        stop for stop in openings.listed if stop is not finish and stop.id not in team.avoided
    ]
    onward = [stop for stop in listed if _tempts(team, stop)]
    if finish is not None and (not onward or _heads_home(team)):
        return finish
    choice = onward or listed
    picked = _picked(team, choice) if choice else None
    if picked is not None and finish is not None and _too_late_for(team, picked, finish):
        return finish
    return picked


def _tempts(team: Team, stop: Checkpoint) -> bool:
    if not stop.optional:
        return True
    if stop.id not in team.tastes:
        team.tastes[stop.id] = team.chance.happens(team.course.crowd.visits_optional_stop)
    return team.tastes[stop.id]


def _heads_home(team: Team) -> bool:
    return team.fed_up or team.now_s - team.began_s > team.nature.patience_s


def _picked(team: Team, choice: Sequence[Checkpoint]) -> Checkpoint:
    """Along the trail that has just opened, as the phone suggests, or simply the nearest."""
    crowd, chance = team.course.crowd, team.chance
    new = [stop for stop in choice if stop.id not in team.known]
    team.known.update([stop.id for stop in new])
    if new and chance.happens(crowd.follows_trail):
        choice = new
    if len(choice) == 1 or chance.happens(crowd.follows_suggestion):
        return suggested(team.course.adventure, team.track, choice)
    far_m = [_straight_m(team, team.here, stop) for stop in choice]
    return choice[far_m.index(min(far_m))]


def _too_late_for(team: Team, stop: Checkpoint, finish: Checkpoint) -> bool:
    """Whether a detour would miss the time limit, as far as a team can tell."""
    ends = run_ends_at(team.course.adventure, team.situation.state)
    if ends is None:
        return False
    there = team.course.ground.centres.get(stop.id, team.here)
    metres = _straight_m(team, team.here, stop) + _straight_m(team, there, finish)
    takes_s = STAY_S + team.course.crowd.detour * metres / team.nature.speed_m_s
    return takes_s > (ends - team.at).total_seconds()


def _straight_m(team: Team, here: Spot | None, stop: Checkpoint) -> float:
    there = team.course.ground.centres.get(stop.id)
    return 0.0 if here is None or there is None else here.away(there)


def _go_to(team: Team, stop: Checkpoint) -> None:
    """Walk there and find the spot; the first place of all is where a team sets out."""
    crowd, chance = team.course.crowd, team.chance
    spot = team.spots.get(stop.id)
    if team.last is not None:
        team.tally.legs[team.last, stop.id] += 1
    if spot is not None:
        there = Spot(
            spot.east + crowd.stands_off_m * chance.normal(),
            spot.north + crowd.stands_off_m * chance.normal(),
        )
        if team.here is not None:
            metres = crowd.detour * team.here.away(there)
            team.metres += metres
            team.now_s += metres / team.nature.speed_m_s
        team.here = there
    team.now_s += chance.around(crowd.searching_s)


def _something_may_open(team: Team) -> bool:
    """Whether waiting may help: where time alone opens things, and the run's is not over."""
    adventure = team.course.adventure
    if not adventure.timed:
        return False
    ends = overtime_ends_at(adventure, team.situation.state)
    return ends is None or team.at < ends


def _give_up(team: Team, why: Why) -> None:
    """Say so, if the run is not over by then; what nobody could enter was no way in."""
    team.ask(GIVE_UP)
    if why is Why.STRANDED and team.avoided & team.openings().ids:
        why = Why.NO_WAY_IN
    state = team.situation.state
    if state.gave_up:
        team.tally.gave_up[str(why)] += 1
        if team.last is not None:
            team.tally.stops[team.last].gave_up += 1
    else:
        _count_finish(team)


def _count_finish(team: Team) -> None:
    tally = team.tally
    tally.finished += 1
    tally.timed_out += team.situation.state.timed_out_at is not None
    tally.seconds.append(round(team.now_s - team.began_s))
    tally.scores.append(team.score)
    tally.metres.append(round(team.metres))
