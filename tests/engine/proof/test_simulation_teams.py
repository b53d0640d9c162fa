"""How teams walk, think, check in and come to an end."""

from collections import Counter
from datetime import timedelta

import pytest

from engine.play.events import (
    AnswerSent,
    CheckInRefused,
)
from engine.play.intents import Answer
from engine.proof.simulation.crowd import SOURCES, Crowd, Normal, Spread
from engine.proof.simulation.simulating import logs, simulate
from engine.scenario.checkpoint import Access, Kind, Role, StepFree, Way
from engine.scenario.route import Route
from tests.asking import ASKED, branch, text
from tests.building import adventure, done, ending, solved, stop
from tests.crowding import SURE, figures_at, gps_stop, walk_of

WALK = walk_of()


def test_a_slow_crowd_takes_longer_and_walks_as_far():
    quick, slow = (
        simulate(WALK, SURE._replace(speed_m_s=Normal(speed, 0, 0.1, 3)), 60, 1)
        for speed in (1.5, 0.75)
    )

    between = quick.metres.p50 / 0.75 / 60 - quick.metres.p50 / 1.5 / 60
    assert slow.minutes.p50 - quick.minutes.p50 == pytest.approx(between, rel=0.1)
    assert slow.metres.p50 == pytest.approx(quick.metres.p50, rel=0.02)


def test_walked_metres_are_straight_ones_times_the_detour():
    rules = adventure(
        gps_stop("lahto", 0, role=Role.START), gps_stop("maali", 1000, role=Role.FINISH)
    )
    found = simulate(rules, SURE._replace(stands_off_m=0, detour=1.5), 40, 1)

    assert found.metres.p50 == pytest.approx(1500, abs=2)


def test_who_knows_more_needs_fewer_tries_and_hints():
    known, guessed = (
        simulate(WALK, SURE._replace(right={"choice": right, "text": right}), 200, 1)
        for right in (0.9, 0.3)
    )

    assert known.hints < guessed.hints
    for better, worse in zip(known.challenges, guessed.challenges, strict=True):
        assert better.tries < worse.tries
        assert better.first_right > worse.first_right


def test_what_was_measured_for_a_challenge_outweighs_its_type():
    crowd = SURE._replace(right_at={"rasti-1/visa": 0.95}, right={"choice": 0.5}, skill=0)
    first = {one.id: one.first_right for one in simulate(WALK, crowd, 400, 1).challenges}

    assert first["rasti-1/visa"] == pytest.approx(0.95, abs=0.04)
    assert first["rasti-2/visa"] == pytest.approx(0.5, abs=0.08)


@pytest.mark.parametrize("kind", sorted(ASKED))
def test_every_type_of_challenge_can_be_done(kind):
    rules = adventure(
        stop("lahto", ASKED[kind](skippable=False), role=Role.START), finish_when=done("lahto")
    )
    found = simulate(rules, SURE, 40, 1)

    [asked] = found.challenges
    assert found.finish.share == 1
    assert asked.solved > 0.5


def test_teams_take_every_branch():
    rules = adventure(
        stop("lahto", branch(), role=Role.START),
        endings=(ending("vasen", solved("lahto/haara")), ending("muu")),
        finish_when=done("lahto"),
    )
    vasen = [
        entry.intent.value
        for log in logs(rules, SURE, 60, 1)
        for entry in log
        if isinstance(entry.intent, Answer)
    ]

    assert set(vasen) == {"vasen", "oikea"}
    assert 15 < vasen.count("vasen") < 45


def test_a_run_that_nothing_leads_on_from_is_stranded():
    rules = adventure(
        gps_stop("lahto", 0, role=Role.START),
        gps_stop("rasti", 100, unlock=solved("rasti/visa")),
        mode="branching",
        finish_when=done("rasti"),
    )
    found = simulate(rules, SURE, 20, 1)

    assert found.finish.share == 0
    assert found.gave_up == {"stranded": 1}


def test_a_place_that_wheels_cannot_reach_and_that_offers_nothing_else_ends_their_run():
    def finish(access):
        rules = adventure(
            gps_stop("lahto", 0, role=Role.START),
            gps_stop("maki", 200, access=access),
        )
        found = simulate(rules, SURE._replace(access={"no-stairs": 0.5}), 200, 1)
        return found.finish.share, found.gave_up

    closed, why = finish(Access(step_free=StepFree.NO))
    assert closed == pytest.approx(0.5, abs=0.1)
    assert set(why) == {"no-way-in"}
    assert finish(Access(step_free=StepFree.NO, alternative=text("Juurelta.")))[0] == 1


def test_without_a_fix_or_a_code_the_word_of_the_team_is_the_last_way_in():
    rules = adventure(gps_stop("lahto", 0, role=Role.START, checkin=(Way.GPS, Way.HERE)))
    found = simulate(rules, SURE._replace(tells_area_only=1), 30, 1)

    assert figures_at(found, "lahto").ways == {"here": 1}
    assert figures_at(found, "lahto").refused == {"too-coarse": 90}
    assert figures_at(found, "lahto").missed == 1


def test_where_no_posters_hang_nobody_scans():
    rules = adventure(
        gps_stop("lahto", 0, role=Role.START, checkin=(Way.GPS, Way.QR, Way.CODE))
    )
    hang, bare = (
        simulate(rules, SURE._replace(posters=posters, prefers_code=0.5), 100, 1)
        for posters in (True, False)
    )

    assert figures_at(hang, "lahto").ways["qr"] == pytest.approx(0.5, abs=0.15)
    assert figures_at(bare, "lahto").ways == {"gps": 1}


def test_lost_signal_is_counted_and_in_a_competitive_game_answers_are_sent():
    crowd = SURE._replace(signal_losses_per_h=30, signal_lost_s=Spread(120, 0))
    relaxed, strict = walk_of(), walk_of(integrity="competitive")

    def sent(rules):
        return sum(
            isinstance(event, AnswerSent)
            for log in logs(rules, crowd, 20, 1)
            for entry in log
            for event in entry.events
        )

    found = simulate(relaxed, crowd, 100, 1)
    assert all(one.no_signal > 0.2 for one in found.stops)
    assert sent(relaxed) == 0
    assert sent(strict) > 0
    assert simulate(strict, crowd, 100, 1).minutes.p50 > found.minutes.p50


def test_a_secret_beside_the_way_is_found_by_some():
    rules = adventure(
        gps_stop("lahto", 0, role=Role.START),
        gps_stop("salaisuus", 30, kind=Kind.SECRET),
        gps_stop("kaukana", 3000, kind=Kind.SECRET),
        gps_stop("maali", 400, role=Role.FINISH),
    )
    found = simulate(rules, SURE._replace(finds_secret=0.4), 200, 1)

    assert figures_at(found, "salaisuus").reached == pytest.approx(0.4, abs=0.12)
    assert figures_at(found, "kaukana").reached == 0


def test_teams_turn_back_in_time_for_the_finish():
    stops = [gps_stop(f"rasti-{number}", 400 * number) for number in range(1, 8)]

    def score(limit):
        rules = adventure(
            gps_stop("lahto", 0, role=Role.START),
            *stops,
            gps_stop("maali", 50, role=Role.FINISH),
            route=Route(mode="score", time_limit=limit),
        )
        found = simulate(rules, SURE._replace(visits_optional_stop=1), 60, 1)
        return found.timed_out, sum(one.reached for one in found.stops)

    late, few = score(timedelta(minutes=30))
    never, many = score(timedelta(hours=5))
    assert late < 0.5
    assert never == 0
    assert few < many


def test_every_assumption_says_where_it_comes_from():
    assert SOURCES.keys() == set(Crowd._fields)


def test_refused_check_ins_are_told_by_their_reason():
    refused = Counter(
        str(event.reason)
        for log in logs(WALK, Crowd(stands_off_m=40), 60, 1)
        for entry in log
        for event in entry.events
        if isinstance(event, CheckInRefused)
    )
    told = Counter()
    for one in simulate(WALK, Crowd(stands_off_m=40), 60, 1).stops:
        told.update(one.refused)

    assert told == refused
    assert refused["too-far"] > 0
