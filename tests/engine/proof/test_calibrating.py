"""Crowds fitted to runs whose truth is known, since they were simulated."""

import json
from itertools import chain

import pytest

from engine.proof.calibrating import (
    FEWEST,
    FITTED,
    NotAnExport,
    TooFewRuns,
    calibrated,
    runs_in,
)
from engine.proof.simulation.crowd import Crowd, Normal, Spread
from engine.proof.simulation.simulating import simulate
from tests.building import perille
from tests.crowding import SURE, export, slow, walk_of

WALK = walk_of()
TRUTH = SURE._replace(
    speed_m_s=slow(0.9),
    right_at={"maali/sana": 0.3, "rasti-2/visa": 0.9},
    skill=0,
    thinking_scale=2,
    hint_before=0.25,
    hint_after_wrong=0.7,
    skips_after_wrong=0.25,
    quits_per_stop=0.06,
    teams_at_once=1,
)


@pytest.fixture(scope="module")
def fitted() -> Crowd:
    return calibrated(WALK, export(WALK, TRUTH, 300))


def test_the_pace_is_found_again(fitted):
    assert fitted.speed_m_s.mean == pytest.approx(0.9, rel=0.06)
    assert fitted.speed_m_s.deviation < 0.12


def test_time_lost_to_refused_fixes_is_not_taken_for_walking():
    refused = TRUTH._replace(stands_off_m=45, waits_between_fixes_s=180, quits_per_stop=0)

    found = calibrated(WALK, export(WALK, refused, 120))

    assert found.speed_m_s.mean == pytest.approx(0.9, rel=0.1)


def test_what_teams_knew_is_found_again(fitted):
    assert fitted.right_at["maali/sana"] == pytest.approx(0.3, abs=0.09)
    assert fitted.right_at["rasti-2/visa"] == pytest.approx(0.9, abs=0.06)


def test_how_they_took_hints_skipped_and_thought_is_found_again(fitted):
    assert fitted.hint_before == pytest.approx(0.25, abs=0.06)
    assert fitted.hint_after_wrong == pytest.approx(0.7, abs=0.1)
    assert fitted.skips_after_wrong == pytest.approx(0.25, abs=0.06)
    assert fitted.thinking_scale == pytest.approx(2, rel=0.15)


def test_how_many_gave_up_is_found_again(fitted):
    assert fitted.quits_per_stop == pytest.approx(0.06, abs=0.02)


def test_a_fitted_crowd_walks_as_the_real_one_did(fitted):
    real = simulate(WALK, TRUTH, 1600, 9)
    found = simulate(WALK, fitted._replace(teams_at_once=1), 1600, 9)

    assert found.minutes.p50 == pytest.approx(real.minutes.p50, rel=0.08)
    assert found.finish.share == pytest.approx(real.finish.share, abs=0.07)
    assert found.calibrated
    assert found.runs == 300
    assert not real.calibrated


def test_only_what_runs_can_tell_is_changed(fitted):
    changed = {
        name for name in Crowd._fields if getattr(fitted, name) != getattr(Crowd(), name)
    }

    assert changed - {"runs"} <= FITTED


def test_one_team_that_had_lunch_on_the_way_changes_nothing():
    lazy = SURE._replace(speed_m_s=slow(0.31), teams_at_once=1)
    usual = SURE._replace(speed_m_s=slow(1.3), teams_at_once=1)

    plain = calibrated(WALK, export(WALK, usual, 40))
    mixed = calibrated(
        WALK, chain(export(WALK, usual, 40), export(WALK, lazy, 4, called="late"))
    )

    assert mixed.speed_m_s.mean == pytest.approx(plain.speed_m_s.mean, rel=0.03)


def test_a_few_runs_are_too_few():
    with pytest.raises(TooFewRuns, match=rf"{FEWEST - 1} runs .* {FEWEST} are needed"):
        calibrated(WALK, export(WALK, SURE, FEWEST - 1))
    assert calibrated(WALK, export(WALK, SURE, FEWEST)).runs == FEWEST


def test_runs_that_went_nowhere_are_not_counted():
    lines = export(WALK, SURE, FEWEST)
    idle = [
        line for line in export(WALK, SURE, 5, called="idle") if json.loads(line)["seq"] == 1
    ]

    assert len(idle) == 5
    assert calibrated(WALK, chain(lines, idle)).runs == FEWEST


def test_the_order_of_lines_does_not_matter():
    lines = list(export(WALK, TRUTH, 20))

    assert calibrated(WALK, lines) == calibrated(WALK, sorted(lines))


def test_a_head_and_empty_lines_are_passed_over():
    head = json.dumps({"format": "seikkailu-runs/1", "game": "ABCDEFG", "adventure": WALK.id})

    assert len(runs_in(WALK, [head, "", *export(WALK, SURE, 2)])) == 2


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (['{"format": "seikkailu-runs/1", "adventure": "toinen"}'], "line 1: .* of toinen"),
        (['{"format": "seikkailu-runs/9", "adventure": "koe"}'], "line 1: the format is"),
        (["hello"], "line 1: this is no entry"),
        (["", '{"run": "a", "seq": 1}'], "line 2: this is no entry"),
        (
            ['{"run":"a","seq":1,"at":"2026-06-01T09:00:00Z","events":[{"kind":"danced"}]}'],
            "line 1: this is no entry",
        ),
    ],
)
def test_what_is_no_export_is_told_with_its_line(lines, told):
    with pytest.raises(NotAnExport, match=told):
        calibrated(WALK, lines)


def test_the_shipped_adventure_can_be_calibrated():
    fitted = calibrated(perille(), export(perille(), Crowd(), 30))

    assert isinstance(fitted.speed_m_s, Normal)
    assert fitted.speed_m_s.mean == pytest.approx(1.25, rel=0.12)
    assert "asema/avain" in fitted.right_at
    assert "lokki/viimeinen" not in fitted.right_at
    assert fitted.patience_min == Spread(24 * 60, 0)
