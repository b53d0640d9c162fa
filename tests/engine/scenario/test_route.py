import pytest

from engine.scenario.checkpoint import Role
from engine.scenario.condition import ALWAYS
from engine.scenario.parsing import parse
from tests.asking import word
from tests.building import (
    adventure,
    done,
    every,
    stop,
    under_way,
    visited,
)
from tests.writing import AROUND, FILES, changed

START, STOP, FINISH = Role.START, Role.STOP, Role.FINISH


def test_in_a_line_each_checkpoint_opens_the_next():
    rules = adventure(stop("a"), stop("b"), stop("c"), mode="linear")

    assert rules.track(0).unlocks == {"a": ALWAYS, "b": done("a"), "c": done("b")}


def test_free_stops_open_after_the_start_and_the_finish_after_all_of_them():
    stops = (stop("a", role=START), stop("b"), stop("c"), stop("d", role=FINISH))

    rules = adventure(*stops)

    assert rules.track(0).unlocks == {
        "a": ALWAYS,
        "b": done("a"),
        "c": done("a"),
        "d": every(done("a"), done("b"), done("c")),
    }


def test_without_a_start_free_stops_are_open_at_once():
    rules = adventure(stop("b"), stop("c"), stop("d", role=FINISH))

    assert rules.track(0).unlocks["b"] == rules.track(0).unlocks["c"] == ALWAYS


@pytest.mark.parametrize("mode", ["linear", "free", "branching"])
def test_a_checkpoint_s_own_condition_wins_over_every_mode(mode):
    rules = adventure(stop("a"), stop("b", unlock=visited("a")), stop("c"), mode=mode)

    assert rules.track(0).unlocks["b"] == visited("a")


def test_optional_stops_hold_no_finish_back():
    stops = (stop("a"), stop("b", optional=True), stop("c", role=FINISH))

    rules = adventure(*stops)

    assert rules.finish_when == rules.track(0).unlocks["c"] == every(done("a"))


def test_the_author_may_say_what_opens_the_finish():
    rules = adventure(stop("a"), stop("b"), stop("c", role=FINISH), finish_when=done("b"))

    assert rules.track(0).unlocks["c"] == rules.finish_when == done("b")


def test_start_and_finish_are_known_by_their_role():
    rules = adventure(stop("a"), stop("b", role=START), stop("c", role=FINISH))
    plain = adventure(stop("a"))

    assert (rules.start.id, rules.finish.id) == ("b", "c")
    assert (plain.start, plain.finish) == (None, None)


def test_an_adventure_finds_its_parts_by_name():
    rules = adventure(stop("a", word()))

    assert rules.checkpoint("a").id == "a"
    assert rules.challenge("a/sana").id == "sana"
    missing = [rules.checkpoint("b"), rules.item("b"), rules.ending("b")]
    missing += [rules.challenge(ref) for ref in ("a", "a/", "/sana", "b/sana", "a/sana/x", "")]
    assert missing == [None] * 9


def test_a_linear_route_follows_its_order_and_not_the_files_names():
    files = changed("adventure", "mode: branching", "mode: linear")
    files = changed("asema", "unlock:\n  done: tori\n", "", files)

    rules = parse(files, AROUND).value

    assert rules.track(0).unlocks == {"tori": ALWAYS, "asema": done("tori")}
    assert under_way(rules).facts == frozenset()
    assert parse(FILES, AROUND).value.track(0).unlocks == rules.track(0).unlocks


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"tracks": "rotate", "rotating": ("a", "b", "a")}, "each checkpoint once"),
        ({"rotating": ("a", "b")}, "tracks: rotate"),
        ({"overtime": {"per_minute": 1, "max_minutes": 5}}, "time_limit"),
        ({"on_timeout": "go-to-finish"}, "role: finish"),
    ],
)
def test_what_does_not_fit_together_in_a_route_is_told(fields, told):
    with pytest.raises(ValueError, match=told):
        adventure(stop("a"), stop("b"), mode="linear", **fields)
