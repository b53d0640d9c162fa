"""What an organiser sees of a game: who needs help, where it crowds, which fence refuses.

All of it follows from the logs. Nobody's position is in them, so none is here.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from engine.play.events import Reason
from engine.play.intents import CloseCheckpoint, ReopenCheckpoint
from engine.play.outlook import outlook
from engine.play.state import RunState
from engine.play.stuck import UNKNOWN_S as UNKNOWN
from engine.play.stuck import Stuck, median_m, stuck, usual
from engine.play.trace import Refused, Trace
from engine.play.travel import Leg, implausible
from engine.play.whereabouts import Whereabouts, whereabouts
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint, Kind
from web import expecting, games
from web.folds import MOST, Played
from web.games import Game
from web.organising import ORGANISER
from web.recent import Recent
from web.site import Site
from web.store import organising, watching
from web.store.watching import TeamRow
from web.watching import Watch

CROWDED: Final = 7
"""Teams at one place from which on its count stands out."""

MANY, SHARE, NEAR_M = 5, 1 / 3, 60
"""Refusals that make a fence suspect: so many, such a share of all, so near the fence."""


ROOM_M, LARGEST_M = 5, 500
"""A radius is written in steps of so many metres, up to what an adventure may have."""


@dataclass(frozen=True, slots=True)
class Team:
    """A team as it stands. `quiet_min` is how long nothing has come from it."""

    row: TeamRow
    adventure: Adventure
    state: RunState
    trace: Trace
    at: Whereabouts | None
    done: int
    total: int
    quiet_min: int
    stuck: Stuck | None = None

    @property
    def status(self) -> str:
        """`paper`, `finished` or `playing`."""
        if not self.state.running:
            return "finished"
        return "paper" if self.row.paper else "playing"


@dataclass(frozen=True, slots=True)
class Stop:
    """A checkpoint: who is on the way to it and who is there, what was refused.

    `outside_m` is the median of those that were too far, `accuracy_m` of all refused fixes;
    `why` is the commonest reason, where refusals are so many that something is wrong there:
    those that today's area would let in count no more.
    """

    stop: Checkpoint
    number: int | None
    closed: bool
    coming: int
    there: int
    tried: int
    refused: int
    outside_m: int | None = None
    accuracy_m: int | None = None
    why: Reason | None = None

    @property
    def wider_m(self) -> int | None:
        """The radius that would have let most of them in; None for an area along corners."""
        place = self.stop.place
        if self.outside_m is None or place is None or place.polygon is not None:
            return None
        wider = place.radius_m + self.outside_m + ROOM_M
        return min(LARGEST_M, math.ceil(wider / ROOM_M) * ROOM_M)

    @property
    def queue(self) -> int:
        """All whose next step is at this place."""
        return self.coming + self.there


@dataclass(frozen=True, slots=True)
class Flag:
    """A leg that a team cannot have walked."""

    team: TeamRow
    leg: Leg


@dataclass(frozen=True, slots=True)
class Situation:
    """A game at a moment."""

    game: Game
    adventure: Adventure
    teams: Sequence[Team]
    stops: Sequence[Stop]
    flags: Sequence[Flag]
    paused: bool

    @property
    def stuck(self) -> Sequence[Team]:
        """Who needs help, the longest waiting first."""
        found = [team for team in self.teams if team.stuck]
        return sorted(found, key=lambda team: -(team.stuck.minutes if team.stuck else 0))

    @property
    def suspects(self) -> Sequence[Stop]:
        """Places where check-ins fail too often."""
        return [stop for stop in self.stops if stop.why]

    def count(self, status: str) -> int:
        """How many teams have a status."""
        return sum(team.status == status for team in self.teams)


def situation(site: Site, game: Game, now: datetime) -> Situation:
    """Read a game as it is now."""
    with site.database.snapshot() as connection:
        rows = watching.teams(connection, game.code)
        watch = site.watches.at(connection, game.code, now)
        orders = organising.all_of(connection, game.code)
    adventure = games.adventure(site, game.edition)
    known = usual(
        (one for trace in watch.traces.values() for one in trace.spent),
        expecting.expected(game.edition, adventure),
    )
    teams = [_team(site, row, watch, known, now) for row in rows if row.run in watch.states]
    closed: set[str] = set()
    for _, order in orders:
        if isinstance(order, CloseCheckpoint):
            closed.add(order.checkpoint)
        elif isinstance(order, ReopenCheckpoint):
            closed.discard(order.checkpoint)
    playing = [team for team in teams if team.status == "playing"]
    stops = list(_stops(adventure, playing, teams, frozenset(closed)))
    paused = bool(playing) and all(team.trace.paused_at for team in playing)
    return Situation(game, adventure, teams, stops, list(_flags(teams)), paused)


def changed(site: Site, game: Game, now: datetime) -> str:
    """A tag that stays the same while nothing happens; time that goes by is told in steps."""
    with site.database.snapshot() as connection:
        watch = site.watches.at(connection, game.code, now)
        orders = len(organising.all_of(connection, game.code))
    return f"{watch.entries}-{orders}-{len(watch.seqs)}-{int(now.timestamp()) // 20}"


def _team(
    site: Site, row: TeamRow, watch: Watch, known: Mapping[str, float], now: datetime
) -> Team:
    state, trace = watch.states[row.run], watch.traces[row.run]
    run = Played(row.run, "", row.edition, ORGANISER)
    adventure = games.adventure_of(site, run, state)
    at = whereabouts(adventure, state, now)
    found = None
    if at is not None and not row.paper:
        limit = known.get(at.step, UNKNOWN)
        found = stuck(at.step, trace, limit, site.seen.get(row.run), now)
    quiet = now - (trace.heard_at or now)
    counted = _counted(row.run, watch.seqs[row.run], adventure, state)
    done = sum(facts.done(stop) in state.facts for stop in counted)
    return Team(
        *(row, adventure, state, trace, at, done, len(counted)),
        *(int(quiet.total_seconds() // 60), found),
    )


_counted_of: Recent[tuple[str, int], frozenset[str]] = Recent(MOST)
"""By a run and how far its log goes: looking ahead takes most of the time of a reading."""


def _counted(run: str, seq: int, adventure: Adventure, state: RunState) -> frozenset[str]:
    """The checkpoints of a team's progress, as its own phone counts them."""
    known = _counted_of.get((run, seq))
    if known is None:
        known = outlook(adventure, state).counted
        _counted_of.keep((run, seq), known)
    return known


def numbers(adventure: Adventure) -> Mapping[str, int]:
    """The plates' numbers, as on the first track's map."""
    plain = (
        stop
        for stop in adventure.track(0).order
        if stop.kind is Kind.BASIC and not stop.is_secret
    )
    return {stop.id: number for number, stop in enumerate(plain, start=1)}


def _stops(
    adventure: Adventure,
    playing: Sequence[Team],
    teams: Sequence[Team],
    closed: frozenset[str],
) -> Iterator[Stop]:
    plates = numbers(adventure)
    for stop in adventure.track(0).order:
        here = [team.at for team in playing if team.at and team.at.checkpoint == stop.id]
        there = sum(at.challenge is not None for at in here)
        refused = [
            (team.row.run, one)
            for team in teams
            for one in team.trace.refused
            if one.checkpoint == stop.id
        ]
        came = sum(one.checkpoint == stop.id for team in teams for one in team.trace.reached)
        yield _stop(
            Stop(
                stop,
                plates.get(stop.id),
                stop.id in closed,
                len(here) - there,
                there,
                came + len(refused),
                len(refused),
            ),
            refused,
        )


def _stop(counted: Stop, refused: Sequence[tuple[str, Refused]]) -> Stop:
    """Say what is wrong with a place, where its refusals are many and near."""
    radius = counted.stop.place.fence.radius_m if counted.stop.place else 0.0
    still = [(run, one) for run, one in refused if _is_still_refused(one, radius)]
    far = [round(one.away_m - radius) for _, one in still if _is_far(one) and one.away_m]
    outside = median_m(far)
    coarse = [one for _, one in still if one.reason is Reason.TOO_COARSE]
    accuracy = median_m([one.accuracy_m for one in coarse if one.accuracy_m is not None])
    many = len(still) >= MANY and len(still) >= SHARE * counted.tried
    why: Reason | None = None
    if many and len({run for run, _ in still}) > 1:
        if outside is not None and outside <= NEAR_M and len(far) >= len(coarse):
            why = Reason.TOO_FAR
        elif len(coarse) > len(still) / 2:
            why = Reason.TOO_COARSE
    return replace(counted, outside_m=outside, accuracy_m=accuracy, why=why)


def _is_far(one: Refused) -> bool:
    return one.reason is Reason.TOO_FAR


def _is_still_refused(one: Refused, radius: float) -> bool:
    """Whether today's area would refuse it as well: it may have been made wider since."""
    return not _is_far(one) or one.away_m is None or one.away_m > radius


def _flags(teams: Sequence[Team]) -> Iterator[Flag]:
    for team in teams:
        if not team.row.paper:
            for leg in implausible(team.adventure, team.trace.reached):
                yield Flag(team.row, leg)
