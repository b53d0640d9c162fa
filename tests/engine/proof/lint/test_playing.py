from engine.proof.finding import Finding
from engine.proof.lint import lint
from engine.scenario.checkpoint import Role
from engine.scenario.route import Route
from tests.asking import quiz, word
from tests.building import adventure, done, either, every, flag, set_flag, solved, stop, text


def told(rule: str, *stops, **fields) -> list[Finding]:
    found = lint(adventure(*stops, **fields), ())
    return [finding for finding in found if finding.rule.key == rule]


def test_two_sides_of_which_one_is_enough_are_optional_rightly():
    found = told(
        "needs-optional",
        stop("asema", role=Role.START),
        stop("helvi", optional=True),
        stop("toini", optional=True),
        stop("lokki", unlock=either(done("helvi"), done("toini"))),
        mode="branching",
    )

    assert found == []


def test_an_optional_stop_in_a_chain_is_needed_by_the_next():
    found = told(
        "needs-optional", stop("a"), stop("b", optional=True), stop("c"), mode="linear"
    )

    assert [(one.file, one.values["needed"]) for one in found] == [
        ("checkpoints/c.yaml", text("Rasti b"))
    ]
    assert found[0].fix is not None
    assert (found[0].fix.file, found[0].fix.value) == ("checkpoints/b.yaml", False)


def test_a_happening_that_is_needed_cannot_be_made_required():
    shut = {"kind": "event", "open": ("2026-06-01 12:00", "2026-06-01 14:00")}

    found = told("needs-optional", stop("a", **shut), stop("b", unlock=done("a")))

    assert [one.fix for one in found] == [None]


def test_an_optional_task_at_an_optional_stop_is_told_once():
    found = told(
        "needs-optional",
        stop("a"),
        stop("b", word("sana", required=False), optional=True),
        stop("c", unlock=done("b/sana")),
    )

    assert len(found) == 1


def test_an_optional_task_that_the_end_waits_for_is_needed():
    found = told(
        "needs-optional",
        stop("a", word("sana", required=False)),
        finish_when=done("a/sana"),
    )

    assert [(one.file, one.path) for one in found] == [
        ("adventure.yaml", ("route", "finish_when"))
    ]


def test_a_bonus_stop_may_wait_for_a_right_answer():
    stops = (
        stop("a", quiz("visa", attempts=1)),
        stop("b", unlock=solved("a/visa"), optional=True),
    )

    assert told("tries-needed", *stops) == []


def test_the_time_of_a_task_runs_out_as_tries_do():
    found = told(
        "tries-needed",
        stop("a", quiz("visa", time_limit="2 min")),
        stop("b", unlock=solved("a/visa")),
    )

    assert [one.path for one in found] == [("challenges", 0, "time_limit")]


def test_a_relaxed_game_needs_no_signal_and_a_competition_only_where_it_waits():
    stops = (
        stop("a", quiz("visa"), quiz("toinen")),
        stop("b", unlock=solved("a/visa")),
    )

    assert told("needs-signal", *stops) == []
    assert len(told("needs-signal", *stops, integrity="competitive")) == 1


def test_a_circle_is_told_once_with_all_who_stand_in_it():
    found = told(
        "cycle",
        stop("a", unlock=every(done("b"), done("e"))),
        stop("b", unlock=done("c")),
        stop("c", unlock=either(done("a"), done("d"))),
        stop("d", unlock=done("b")),
        stop("e"),
        mode="branching",
    )

    assert len(found) == 1
    assert found[0].message("fi").count("Rasti a") == 2
    assert "Rasti a, Rasti b, Rasti c" in found[0].message("fi")


def test_a_stop_that_waits_for_itself_is_a_circle_of_one():
    found = told("cycle", stop("a", unlock=done("a")), mode="branching")

    assert "(Rasti a)" in found[0].message("fi")


def test_a_circle_goes_through_what_stops_bring():
    found = told(
        "cycle",
        stop("a", unlock=flag("soi")),
        stop("b", unlock=done("a"), on_done=(set_flag("soi"),)),
        mode="branching",
    )

    assert "Rasti a, Rasti b" in found[0].message("fi")


def test_a_loop_with_another_way_in_is_no_circle():
    found = told(
        "cycle",
        stop("a"),
        stop("b", unlock=either(done("c"), done("a"))),
        stop("c", unlock=done("b")),
        mode="branching",
    )

    assert found == []


def test_a_stop_behind_a_circle_is_not_in_it():
    found = told(
        "cycle",
        stop("a", unlock=done("b")),
        stop("b", unlock=done("a")),
        stop("c", unlock=done("b")),
        mode="branching",
    )

    assert "Rasti c" not in found[0].message("fi")
    assert len(found) == 1


def test_rotating_tracks_are_a_chain_and_no_circle():
    stops = [stop("a", role=Role.START), stop("b"), stop("c"), stop("d", role=Role.FINISH)]
    route = Route(mode="linear", order=("a", "b", "c", "d"), tracks="rotate")

    assert told("cycle", *stops, route=route) == []
