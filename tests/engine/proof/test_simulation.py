"""Laws that every simulation keeps."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from engine.play.decide import decide
from engine.play.events import (
    CheckpointReached,
    IntentRefused,
    RunFinished,
)
from engine.play.evolve import replay
from engine.play.intents import StartRun
from engine.play.state import RunState
from engine.proof.simulation.course import course_of
from engine.proof.simulation.crowd import Crowd, Spread
from engine.proof.simulation.simulating import logs, simulate, tallied, waves
from engine.proof.simulation.tally import summed
from engine.scenario.checkpoint import Role
from engine.scenario.route import Route
from tests.asking import quiz
from tests.building import adventure, perille
from tests.crowding import SURE, figures_at, gps_stop, timeless, walk_of

WALK = walk_of()


def test_the_same_seed_gives_the_same_figures_and_another_seed_others():
    once, again, other = (simulate(WALK, Crowd(), 60, seed) for seed in (7, 7, 8))

    assert once == again
    assert once.minutes != other.minutes


def test_the_figures_do_not_depend_on_how_waves_are_shared_out_or_in_which_order():
    crowd = Crowd(teams_at_once=4)
    whole = tallied(course_of(WALK, crowd), 42, 3, range(waves(crowd, 42)))

    parts = [
        tallied(course_of(WALK, crowd), 42, 3, part)
        for part in (range(6, 11), range(2), range(2, 6))
    ]
    other_way = summed(parts)

    for at_stop in [*whole.stops.values(), *other_way.stops.values()]:
        at_stop.waited_s.sort()
        at_stop.stayed_s.sort()
        at_stop.at_once.sort()
    assert sorted(whole.seconds) == sorted(other_way.seconds)
    assert (whole.stops, whole.challenges, whole.legs) == (
        other_way.stops,
        other_way.challenges,
        other_way.legs,
    )


@pytest.mark.parametrize("seed", range(25))
def test_no_team_is_ever_in_a_state_that_decide_would_not_give(seed):
    rules, crowd = timeless(seed) if seed % 2 else walk_of(seed % 5 + 1), Crowd()

    for log in logs(rules, crowd, 6, seed):
        state, last_s = RunState(), 0.0
        for entry in log:
            asked = replace(entry.intent, at=crowd.begins + timedelta(seconds=entry.seconds))
            assert decide(rules, state, asked) == entry.events
            assert entry.seconds >= last_s
            state, last_s = replay(entry.events, state), entry.seconds
        assert isinstance(log[0].intent, StartRun)
        assert state.finished_at is not None


def test_a_team_asks_for_nothing_that_makes_no_sense():
    refused = [
        event.reason
        for log in logs(perille(), Crowd(), 60, 5)
        for entry in log
        for event in entry.events
        if isinstance(event, IntentRefused)
    ]

    assert refused == []


def test_what_is_counted_is_what_the_logs_say():
    rules, crowd = perille(), Crowd()
    events = [
        [event for entry in log for event in entry.events] for log in logs(rules, crowd, 80, 5)
    ]

    found = simulate(rules, crowd, 80, 5)

    finished = [log for log in events if any(_finished(one) for one in log)]
    reached = Counter(
        event.checkpoint
        for log in events
        for event in log
        if isinstance(event, CheckpointReached)
    )
    assert found.finish.share == len(finished) / 80
    for one in found.stops:
        assert one.reached == reached[one.id] / 80


def _finished(event):
    return isinstance(event, RunFinished) and not event.gave_up


def test_the_totals_add_up():
    found = simulate(perille(), Crowd(quits_per_stop=0.05), 300, 2)

    assert sum(found.gave_up.values()) == pytest.approx(1 - found.finish.share)
    assert sum(one.gave_up for one in found.stops) == pytest.approx(1 - found.finish.share)
    assert sum(found.endings.values()) == pytest.approx(1)
    assert sum(found.spread.values()) == round(300 * found.finish.share)
    for one in found.stops:
        assert one.done <= one.reached
        assert not one.reached or sum(one.ways.values()) == pytest.approx(1)
    arrivals = sum(one.reached for one in found.stops)
    assert sum(found.legs.values()) == pytest.approx(arrivals - 1, abs=0.02)
    for one in found.challenges:
        assert one.first_right <= one.solved <= 1


def test_the_real_scores_are_told():
    rules = adventure(
        gps_stop("lahto", 0, role=Role.START),
        gps_stop("rasti", 200, quiz(points=10, attempts=1), points=3),
    )
    found = simulate(rules, SURE._replace(right={"choice": 0.5}), 200, 1)

    assert (found.score.p10, found.score.p90) == (3, 13)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_more_patience_never_means_fewer_who_finish(seed):
    shares = [
        simulate(perille(), Crowd(patience_min=Spread(minutes, 0.35)), 300, seed).finish.share
        for minutes in (30, 50, 70, 100, 200)
    ]

    assert shares == sorted(shares)
    assert shares[0] < 0.3
    assert shares[-1] > 0.9


def test_with_one_team_at_a_time_nobody_queues_and_the_queue_grows_with_the_teams():
    crowd = SURE._replace(spacing_s=5)
    waits = [
        figures_at(simulate(WALK, crowd._replace(teams_at_once=k), 120, 1), "lahto").waited_s
        for k in (1, 5, 20, 60)
    ]

    assert waits[0] == (0, 0, 0)
    assert 0 < waits[1].p90 < waits[2].p90 < waits[3].p90


def test_the_most_teams_at_once_grow_with_the_teams_and_never_exceed_them():
    for k in (1, 4, 30):
        found = simulate(WALK, SURE._replace(teams_at_once=k, spacing_s=5), 60, 1)
        assert all(1 <= one.at_once.p10 <= one.at_once.p90 <= k for one in found.stops)


def test_teams_that_start_together_stand_together_and_teams_an_hour_apart_never_meet():
    together, apart = (
        simulate(WALK, SURE._replace(teams_at_once=8, spacing_s=seconds), 40, 1)
        for seconds in (0, 3600)
    )

    assert figures_at(together, "lahto").at_once.p10 >= 5
    assert all(one.at_once == (1, 1, 1) for one in apart.stops)


def test_teams_that_are_spread_over_tracks_queue_less():
    def queue(**fields):
        route = Route(mode="linear", order=tuple(one.id for one in WALK.checkpoints), **fields)
        crowd = SURE._replace(teams_at_once=30, spacing_s=0, served_s=Spread(60, 0))
        found = simulate(walk_of(route=route), crowd, 60, 1)
        return sum(figures_at(found, f"rasti-{number}").waited_s.p50 for number in (1, 2, 3))

    assert queue(tracks="rotate") < queue() / 2
