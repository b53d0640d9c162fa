"""Legs that no team can have walked."""

from datetime import timedelta

import pytest

from engine.play.trace import Reached, traced
from engine.play.travel import implausible
from engine.proof.simulation.crowd import Crowd
from engine.proof.simulation.simulating import logs
from engine.scenario.checkpoint import Way
from tests.building import NOON, perille

TOWN = perille()


def legs(*visits):
    reached = [
        Reached(NOON + timedelta(seconds=seconds), stop, Way.QR) for stop, seconds in visits
    ]
    return list(implausible(TOWN, reached))


def test_a_kilometre_in_a_minute_is_told_with_its_measures():
    [leg] = legs(("asema", 0), ("naisvuori", 60))

    assert (leg.begins, leg.ends, leg.seconds) == ("asema", "naisvuori", 60)
    assert 300 < leg.metres < 1500
    assert leg.km_h > 25


@pytest.mark.parametrize("seconds", [600, 3600])
def test_a_walk_is_no_reason_to_look(seconds):
    assert legs(("asema", 0), ("naisvuori", seconds)) == []


def test_neighbours_and_an_unknown_place_are_never_flagged():
    assert legs(("tori", 0), ("kirjasto", 1)) == []
    assert legs(("asema", 0), ("nowhere", 1)) == []


def test_no_simulated_team_is_flagged():
    """Each of them walks at a pace of its own, and is now and then without signal."""
    teams = logs(TOWN, Crowd(), 20, seed=7)
    traces = [traced(event for step in log for event in step.events) for log in teams]

    assert sum(len(trace.reached) for trace in traces) > 100
    assert [list(implausible(TOWN, trace.reached)) for trace in traces] == [[]] * 20
