"""Checking in: a fix where the phone may, a code where it may not, one's word at last."""

from collections.abc import Iterator

from engine.geo import Fix, admits, distance_m
from engine.play.conditions import ways_in
from engine.play.judge import Claim, FixClaim, HereClaim, Verdict, judge
from engine.proof.simulation.ground import Spot
from engine.proof.simulation.team import Team
from engine.scenario.checkpoint import Checkpoint, StepFree, Way

_AROUND_M = 40.0
"""How far beyond its edge a team still notices a secret. A guess."""


def arrive(team: Team, stop: Checkpoint) -> str | None:
    """Try to check in where a team stands; the checkpoint that it is in, or None.

    That may be another one: the phone aims at the nearest open place that its fix admits.
    """
    if not _can_enter(team, stop):
        return None
    tally = team.tally.stops[stop.id]
    tally.no_signal += not team.hears()
    for number, way in enumerate(_attempts(team, stop)):
        move = team.enter(_verdict(team, stop, way, first=number == 0))
        if move.reached is not None:
            _count_in(team, stop, move.reached, way)
            return move.reached
        tally.refused[str(move.refused)] += 1
        team.now_s += team.course.crowd.waits_between_fixes_s
    return None


def _count_in(team: Team, stop: Checkpoint, reached: str, way: Way) -> None:
    there = team.tally.stops[reached]
    there.reached += 1
    there.ways[str(way)] += 1
    if reached != stop.id:
        team.tally.fences[stop.id, reached].entered += 1


def _can_enter(team: Team, stop: Checkpoint) -> bool:
    """Who cannot climb does not, unless the author says how to take part all the same."""
    access = stop.access
    if "no-stairs" not in team.nature.access or access.step_free is not StepFree.NO:
        return True
    return access.alternative is not None


def _attempts(team: Team, stop: Checkpoint) -> tuple[Way, ...]:
    """Which way to try, time after time: what is quick first, what is offered later last."""
    plan = team.plans.get(stop.checkin)
    if plan is None:
        plan = _planned(team, ways_in(team.situation.state, stop))
        team.plans[stop.checkin] = plan
    return plan


def _planned(team: Team, ways: tuple[Way, ...]) -> tuple[Way, ...]:
    crowd = team.course.crowd
    gps = Way.GPS in ways and "no-gps" not in team.nature.access
    others = tuple(_by_hand(team, ways))[:1]
    if others and (not gps or (team.nature.takes_code and others[0] is not Way.HERE)):
        return others
    tries = crowd.fixes_before_code if others else crowd.fixes_at_most
    return (Way.GPS,) * (tries if gps else 0) + others


def _by_hand(team: Team, ways: tuple[Way, ...]) -> Iterator[Way]:
    """Ways in without a fix, the nearest to hand first; who cannot scan types the code."""
    posters = team.course.crowd.posters
    camera = "no-camera" not in team.nature.access
    if posters and camera and Way.QR in ways:
        yield Way.QR
    if posters and Way.CODE in ways:
        yield Way.CODE
    if Way.STAFF in ways:
        yield Way.STAFF
    if Way.HERE in ways:
        yield Way.HERE


def _verdict(team: Team, stop: Checkpoint, way: Way, *, first: bool) -> Verdict:
    """What the real judge makes of it, of a code once for all teams, since it asks no state.

    Staff let in by hand: nothing is judged then.
    """
    if way is Way.STAFF:
        return Verdict(way, stop.id)
    if way is Way.GPS:
        return _by_fix(team, stop, first=first)
    if way is Way.HERE:
        return _judged(team, HereClaim(stop.id))
    return team.course.by_code[stop.id, way]


def _judged(team: Team, claim: Claim) -> Verdict:
    course = team.course
    return judge(course.adventure, team.situation.state, claim, course.book, team.at)


def _by_fix(team: Team, stop: Checkpoint, *, first: bool) -> Verdict:
    """Take a fix and have it judged; refused, walk on to where the phone says it is.

    The phone aims at the nearest open place that the fix lies in, else where one meant.
    """
    course = team.course
    there = team.here or course.ground.centres[stop.id]
    reading = team.phone.reading(there, team.now_s, indoors=stop.access.indoor)
    fix = reading.fix(course.ground)
    others = _open_around(team, stop)
    perhaps = _perhaps(team, reading.spot, stop, others) if others else others
    near = _admitting(team, fix, perhaps) if perhaps else []
    aim = min(near)[1] if near else stop.id
    verdict = _judged(team, FixClaim(fix, aim))
    if first:
        own = verdict if aim == stop.id else _judged(team, FixClaim(fix, stop.id))
        tally = team.tally.stops[stop.id]
        tally.fixes += 1
        tally.missed += own.reason is not None
        _count_around(team, stop, fix, others, {name for _, name in near})
    if verdict.reason is not None:
        team.here = there.towards(course.ground.centres[stop.id], course.crowd.steps_closer_m)
    return verdict


def _perhaps(
    team: Team, spot: Spot, stop: Checkpoint, others: list[Checkpoint]
) -> list[Checkpoint]:
    """A place and those that a fix at a spot might be taken for; none where it is alone."""
    ground = team.course.ground
    within = [
        other
        for other in others
        if spot.away(ground.centres[other.id]) <= ground.reaches_m[other.id]
    ]
    return [stop, *within] if within else []


def _admitting(team: Team, fix: Fix, stops: list[Checkpoint]) -> list[tuple[float, str]]:
    """The places a fix lies in, by their distance: the phone aims at the nearest of them."""
    fences = team.course.ground.fences
    return [
        (distance_m(fix.at, fence.centre), stop.id)
        for stop in stops
        if admits(fence := fences[stop.id], fix)
    ]


def _open_around(team: Team, stop: Checkpoint) -> list[Checkpoint]:
    """What else a fix taken there might be let into: listed, open, within sight."""
    neighbours = team.course.neighbours[stop.id]
    if not neighbours:
        return []
    opened = team.openings().ids
    return [other for other in neighbours if other.id in opened]


def _count_around(
    team: Team, stop: Checkpoint, fix: Fix, others: list[Checkpoint], near: set[str]
) -> None:
    """Count whether a fix would be let in elsewhere; what it does not lie in is not asked."""
    for other in others:
        pair = team.tally.fences[stop.id, other.id]
        pair.fixes += 1
        if other.id in near:
            pair.admitted += _judged(team, FixClaim(fix, other.id)).reason is None


def look_around(team: Team) -> str | None:
    """Ask "what is here?" where a secret might be; the secret that was found, if any."""
    for secret in team.openings().secret:
        if secret.id in team.tastes or not _within_reach(team, secret):
            continue
        team.tastes[secret.id] = team.chance.happens(team.course.crowd.finds_secret)
        if team.tastes[secret.id]:
            return _found(team, secret)
    return None


def _within_reach(team: Team, secret: Checkpoint) -> bool:
    centre = team.course.ground.centres.get(secret.id)
    if centre is None or team.here is None:
        return centre is None
    return team.here.away(centre) <= team.course.ground.reaches_m[secret.id] + _AROUND_M


def _found(team: Team, secret: Checkpoint) -> str | None:
    """By one fix that names nothing, or by the code that hangs there."""
    team.now_s += team.chance.around(team.course.crowd.searching_s)
    centre: Spot | None = team.course.ground.centres.get(secret.id)
    if Way.GPS in secret.checkin and centre is not None and team.phone.accuracy_m < 100:
        team.here = centre
        reading = team.phone.reading(centre, team.now_s)
        verdict = _judged(team, FixClaim(reading.fix(team.course.ground)))
    elif {Way.QR, Way.CODE} & set(secret.checkin):
        verdict = _verdict(team, secret, Way.CODE, first=False)
    else:
        return None
    move = team.enter(verdict)
    if move.reached is not None:
        _count_in(team, secret, move.reached, verdict.way)
    return move.reached
