"""What waiting brings, what lateness costs, and what a proof says where a clock decides."""

from datetime import timedelta

from engine.proof.solve.deciding import Verdict
from engine.scenario.checkpoint import Role
from engine.scenario.condition import Advanced, Before, Between, ElapsedAtLeast
from engine.scenario.route import Overtime, Route
from tests.asking import branch, quiz
from tests.building import (
    adventure,
    chose,
    done,
    either,
    every,
    flag,
    set_flag,
    solved,
    stop,
    timer,
)
from tests.proving import gets_stuck, plainly, way

MINUTES = timedelta(minutes=1)
OPTIONS = ("vasen", "oikea")


def test_waiting_brings_what_asks_for_time_and_what_a_timer_brings():
    long = ElapsedAtLeast(elapsed_at_least=30 * MINUTES)

    assert plainly(way(stop("a"), unlock=long)).holds
    rules = way(stop("a", on_visit=(timer(10, set_flag("x")),)), unlock=flag("x"))
    assert plainly(rules).holds


def test_a_clock_that_never_starts_brings_nothing():
    rules = adventure(
        stop("a"),
        stop("b", role=Role.START, unlock=flag("x")),
        stop("c", role=Role.FINISH, unlock=ElapsedAtLeast(elapsed_at_least=MINUTES)),
        mode="branching",
    )

    assert plainly(rules).verdict is Verdict.NOT_COMPLETABLE


def test_time_that_ends_the_game_here_ends_it_for_everybody():
    stuck = (stop("a"), stop("b", role=Role.FINISH, unlock=flag("x")))

    def timed(on_timeout, **fields):
        return adventure(*stuck, route=Route(mode="branching", on_timeout=on_timeout, **fields))

    limit = {"time_limit": 60 * MINUTES, "overtime": Overtime(per_minute=1, max_minutes=5)}
    assert plainly(timed("finish-here", **limit)).holds
    assert plainly(timed("go-to-finish", **limit)).holds
    assert not plainly(timed("keep-playing-unranked", **limit)).holds
    assert not plainly(timed("finish-here")).holds


def test_time_that_runs_out_for_a_task_leaves_it_unsolved():
    rules = way(stop("a", quiz(time_limit=5 * MINUTES)), unlock=solved("a/visa"))

    proof = plainly(rules)

    assert proof.verdict is Verdict.SOFT_LOCK
    assert proof.stuck.begins is not None
    assert gets_stuck(rules, proof)


def test_a_choice_left_until_its_time_is_up_chooses_nothing():
    rules = way(
        stop("a", branch(time_limit=5 * MINUTES)),
        unlock=either(*(chose(f"a/haara.{name}") for name in OPTIONS)),
    )

    proof = plainly(rules)

    assert proof.verdict is Verdict.SOFT_LOCK
    assert gets_stuck(rules, proof)


def test_where_a_clock_decides_a_walk_that_is_late_gets_stuck():
    soon = Advanced(advanced=Before(before=30 * MINUTES))
    rules = way(stop("a"), unlock=every(done("a"), soon))

    proof = plainly(rules)

    assert proof.verdict is Verdict.SOFT_LOCK
    assert any(step.verb == "wait" for step in proof.stuck.steps)
    assert gets_stuck(rules, proof)


def test_where_a_clock_decides_and_no_walk_gets_stuck_nothing_is_claimed():
    morning = Between(between=("08:00", "09:00"))
    rules = way(stop("a"), unlock=Advanced(advanced=morning))

    assert plainly(rules).verdict is Verdict.NOT_PROVED
