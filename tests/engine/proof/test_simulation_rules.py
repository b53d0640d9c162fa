"""That remembering what `decide` said changes nothing that teams live through."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from engine.play.decide import decide
from engine.play.evolve import replay
from engine.play.intents import StartRun, TakeHint
from engine.play.state import RunState
from engine.proof.simulation.course import course_of
from engine.proof.simulation.crowd import Crowd
from engine.proof.simulation.forgetting import asked_of_runs, forgetting
from engine.proof.simulation.rules import Rules
from engine.proof.simulation.simulating import tallied
from engine.proof.simulation.wish import EPOCH, Wish
from engine.scenario import facts
from engine.scenario.checkpoint import Way
from engine.scenario.condition import ScoreAtLeast, TeamSizeAtLeast
from engine.scenario.route import Route
from tests.asking import quiz
from tests.building import (
    NOON,
    START,
    adventure,
    done,
    every,
    give,
    has,
    hints,
    item,
    perille,
    reach,
    say,
    solved,
    stop,
    under_way,
)
from tests.crowding import timeless, walk_of


def counted(rules, seed, *, remembering, teams=24):
    """What two waves of teams live through."""
    course = course_of(rules, Crowd(teams_at_once=12), remembering=remembering)
    return tallied(course, teams, seed, range(2))


@pytest.mark.parametrize("seed", range(60))
def test_teams_live_through_the_same_with_and_without_remembering(seed):
    rules = timeless(seed)

    assert counted(rules, seed, remembering=True) == counted(rules, seed, remembering=False)


@pytest.mark.parametrize("begins_hour", [10, 12])
def test_so_they_do_where_something_opens_and_closes_as_they_walk(begins_hour):
    rules = perille()
    begins = datetime(2027, 5, 8, begins_hour, tzinfo=ZoneInfo(rules.timezone))
    crowd = Crowd(teams_at_once=12, begins=begins)

    def lived(*, remembering):
        return tallied(course_of(rules, crowd, remembering=remembering), 24, 1, range(2))

    found = lived(remembering=True)

    assert Rules(rules, begins).remembering
    assert found == lived(remembering=False)
    assert found.stops["lahettien-tunti"].reached


def test_a_condition_that_asks_for_the_score_is_not_forgotten():
    rules = walk_of(finish_when=every(done("rasti-1"), ScoreAtLeast(score_at_least=25)))
    rules = rules.model_copy(
        update={"route": Route(mode="free", finish_when=rules.finish_when)}
    )

    found = counted(rules, 1, remembering=True, teams=24)

    assert found == counted(rules, 1, remembering=False, teams=24)


def test_who_sets_out_is_told_apart_where_a_condition_asks():
    rules = adventure(
        stop("lahto"),
        stop("iso", unlock=every(done("lahto"), TeamSizeAtLeast(team_size_at_least=5))),
        mode="branching",
        finish_when=done("iso"),
    )

    found = counted(rules, 1, remembering=True)

    assert found == counted(rules, 1, remembering=False)
    assert 0 < found.finished < found.teams


def test_where_time_plays_a_part_nothing_is_remembered():
    rules = walk_of(route=Route(mode="free", time_limit=timedelta(minutes=30)))

    assert not Rules(rules, NOON).remembering
    assert Rules(walk_of(), NOON).remembering


def test_a_wish_is_decided_once_in_one_state_and_anew_in_another():
    rules = Rules(walk_of(), NOON)
    reached = Wish("in gps lahto None", reach("lahto", Way.GPS, EPOCH))
    first, second = (rules.start(START, seconds).after for seconds in (0, 600))

    once = rules.step(first, reached, 10)
    again = rules.step(second, reached, 700)

    assert once is again
    assert once.after is not first


def test_what_is_forgotten_is_over_and_what_is_open_is_kept():
    limited = {"hints": hints(1), "attempts": 3}
    rules = adventure(
        stop("lahto", quiz("eka", **limited), quiz("toka", **limited)),
        mode="branching",
        finish_when=solved("lahto/toka"),
    )
    state = under_way(
        rules,
        reach("lahto"),
        *(say(f"lahto/{name}", "vaara") for name in ("eka", "toka")),
        *(TakeHint(NOON, f"lahto/{name}") for name in ("eka", "toka")),
        say("lahto/eka", "oikea"),
    )

    kept = forgetting(asked_of_runs(rules), state)

    assert kept.wrong == kept.hints == {"lahto/toka": 1}
    assert facts.solved("lahto/eka") not in kept.facts
    assert facts.done("lahto/eka") in kept.facts
    assert kept.points == {}


def test_wrong_answers_are_forgotten_where_they_change_nothing():
    rules = adventure(
        stop("lahto", quiz("ilmainen"), quiz("kallis", wrong_costs=2)),
        mode="branching",
        finish_when=done("lahto"),
    )
    wrong = (say(f"lahto/{name}", "vaara") for name in ("ilmainen", "kallis"))

    kept = forgetting(asked_of_runs(rules), under_way(rules, reach("lahto"), *wrong))

    assert kept.wrong == {"lahto/kallis": 1}


def test_the_tasks_of_a_done_place_are_forgotten_as_the_next_one_is_entered():
    rules = adventure(
        stop("lahto", quiz("eka")), stop("maali"), mode="branching", finish_when=done("maali")
    )
    state = under_way(rules, reach("lahto"), say("lahto/eka", "oikea"))
    asked = asked_of_runs(rules)

    assert facts.done("lahto/eka") in forgetting(asked, state).facts
    assert facts.done("lahto/eka") in forgetting(asked, state, "lahto").facts
    assert forgetting(asked, state, "maali").facts == {
        facts.visited("lahto"),
        facts.done("lahto"),
    }


def test_an_effect_that_has_fired_is_forgotten_with_what_fired_it():
    rules = adventure(
        stop("lahto", quiz("eka", on_solved=(give("avain"),)), quiz("toka")),
        items=(item("avain"),),
        mode="branching",
        finish_when=every(done("lahto"), has("avain")),
    )
    state = under_way(rules, reach("lahto"), say("lahto/eka", "oikea"))

    kept = forgetting(asked_of_runs(rules), state)

    assert state.given != kept.given == frozenset()
    assert kept.items == {"avain": 1}
    assert decide(rules, kept, say("lahto/toka", "oikea")) == decide(
        rules, state, say("lahto/toka", "oikea")
    )


def test_items_count_up_to_what_is_asked_for():
    effects = (give("helmi", 5), give("kivi"))
    rules = adventure(
        stop("lahto", on_visit=effects),
        items=(item("helmi"), item("kivi")),
        mode="branching",
        finish_when=every(done("lahto"), has("helmi", 3)),
    )

    kept = forgetting(asked_of_runs(rules), under_way(rules, reach("lahto")))

    assert kept.items == {"helmi": 3}


def test_a_fact_that_a_condition_asks_for_is_kept():
    rules = adventure(
        stop("lahto", quiz("eka"), quiz("toka")),
        mode="branching",
        finish_when=every(solved("lahto/eka"), done("lahto")),
    )
    state = under_way(rules, reach("lahto"), say("lahto/eka", "oikea"))

    kept = forgetting(asked_of_runs(rules), state)

    assert facts.solved("lahto/eka") in kept.facts


def test_forgetting_changes_nothing_of_what_happens_next():
    rules = walk_of()
    state = under_way(
        rules,
        *(reach(name, Way.GPS) for name in ("lahto", "rasti-1", "rasti-2")),
        *(say(f"rasti-{number}/visa", "vaara") for number in (1, 1, 2)),
        say("rasti-1/visa", "oikea"),
    )
    kept = forgetting(asked_of_runs(rules), state)

    assert kept != state
    for intent in (say("rasti-2/visa", "oikea"), reach("rasti-3", Way.GPS), reach("maali")):
        assert decide(rules, kept, intent) == decide(rules, state, intent) != ()


def test_a_start_is_the_real_one():
    rules = walk_of()
    move = Rules(rules, NOON, remembering=False).start(StartRun(EPOCH, 4, "en"), 60)

    at = NOON + timedelta(seconds=60)
    assert move.events == decide(rules, RunState(), StartRun(at, 4, "en"))
    assert move.after.state == replay(move.events)
