from datetime import datetime, timedelta

import pytest
from hypothesis import given

from engine.codes import code_book
from engine.play.decide import decide
from engine.play.evolve import replay
from engine.play.intents import (
    Announce,
    Award,
    CloseCheckpoint,
    End,
    ReturnAnswer,
    Waive,
)
from engine.play.judge import FixClaim, judge
from engine.play.view import basis, view
from engine.scenario.checkpoint import Kind
from tests.asking import branch, several, thought, word
from tests.building import (
    NOON,
    adventure,
    circle,
    fix,
    give,
    hint,
    hints,
    item,
    later,
    reach,
    say,
    show,
    skip,
    stop,
    takes,
    under_way,
)
from tests.chance import PLAYS, plays

WALK = adventure(
    stop("a", word(hints=hints(2)), branch(), thought(), several(partial=True)),
    stop("b", on_visit=(show("Kello lyö."),)),
    stop("c"),
)
THERE = under_way(WALK, reach("a"), say("a/mietteet", "x"))


@pytest.mark.parametrize(
    "intent",
    [
        say("a/sana", "x"),
        say("a/sana", "kuuluuko"),
        say("a/haara", "vasen"),
        say("a/monta", ("kuusi",)),
        hint("a/sana"),
        skip("a/sana"),
        Waive(NOON, "a/sana"),
        ReturnAnswer(NOON, "a/mietteet"),
        Award(NOON, 5),
        Announce(NOON, "w1"),
        CloseCheckpoint(NOON, "c"),
        reach("b"),
        End(NOON),
    ],
    ids=lambda one: type(one).__name__,
)
def test_whatever_a_view_shows_is_part_of_what_it_follows_from(intent):
    after = replay(decide(WALK, THERE, intent), THERE)

    assert view(WALK, after, "fi", NOON) != view(WALK, THERE, "fi", NOON)
    assert basis(WALK, after, NOON) != basis(WALK, THERE, NOON)


@PLAYS
@given(plays())
def test_of_two_views_that_follow_from_the_same_none_shows_more(play):
    rules, steps = play
    shown = {}

    for intent, _, _, after in steps:
        for ahead in (0, 3, 30):
            at = intent.at + timedelta(minutes=ahead)
            seen = view(rules, after, "fi", at)
            assert shown.setdefault(basis(rules, after, at), seen) == seen


def test_what_was_taken_is_in_no_bag():
    rules = adventure(
        stop("a", on_visit=(give("kivi"),)),
        stop("b", on_visit=(takes("kivi"),)),
        stop("c"),
        items=(item("kivi"),),
    )

    def bag(*walked):
        return [one.id for one in view(rules, under_way(rules, *walked), "fi", NOON).items]

    assert (bag(reach("a")), bag(reach("a"), reach("b"))) == (["kivi"], [])


def test_an_event_out_of_its_hours_is_neither_suggested_nor_found():
    hours = ((datetime(2026, 6, 1, 12, 10), datetime(2026, 6, 1, 12, 20)),)  # noqa: DTZ001 (local)
    event = stop("tanssi", kind=Kind.EVENT, open=hours, place=circle())
    rules = adventure(event, stop("a"))
    state = under_way(rules, reach("a"))
    book = code_book(b"key", rules.id, {"tanssi": 1, "a": 1})

    def found(minute):
        nearest = judge(rules, state, FixClaim(fix()), book, later(minute)).checkpoint
        return view(rules, state, "fi", later(minute)).next, nearest

    assert (found(9), found(10), found(20)) == (
        (None, None),
        ("tanssi", "tanssi"),
        (None, None),
    )
