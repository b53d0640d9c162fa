import pytest

from engine.play.decide import decide
from engine.play.events import ChallengeSolved, CheckInRefused, IntentRefused, Reason
from engine.play.intents import CloseCheckpoint, Waive
from engine.scenario.asking import Option
from tests.asking import branch, quiz, text, word
from tests.building import (
    NOON,
    adventure,
    at_least,
    chose,
    done,
    either,
    every,
    reach,
    say,
    skip,
    stop,
    under_way,
    unless,
)

LEFT, RIGHT = chose("a/haara.vasen"), chose("a/haara.oikea")


@pytest.mark.parametrize(
    ("unlock", "reason"),
    [
        (LEFT, Reason.OTHER_WAY),
        (unless(RIGHT), Reason.OTHER_WAY),
        (unless(done("b")), None),
        (every(LEFT, done("b")), Reason.OTHER_WAY),
        (every(RIGHT, done("b")), Reason.LOCKED),
        (either(LEFT, done("b")), Reason.LOCKED),
        (either(LEFT, unless(RIGHT)), Reason.OTHER_WAY),
        (at_least(2, LEFT, done("b"), done("c")), Reason.LOCKED),
        (at_least(3, LEFT, done("b"), done("c")), Reason.OTHER_WAY),
        (every(unless(LEFT), done("b")), Reason.LOCKED),
        (every(chose("b/muu.x"), done("b")), Reason.LOCKED),
        (done("b"), Reason.LOCKED),
        (RIGHT, None),
    ],
    ids=str,
)
def test_a_refusal_tells_of_another_way_only_where_the_choice_closed_this_one(unlock, reason):
    rules = adventure(stop("a", branch()), stop("b"), stop("c"), stop("d", unlock=unlock))
    chosen = under_way(rules, reach("a"), say("a/haara", "oikea"))

    happened = decide(rules, chosen, reach("d"))

    assert happened[0].at == NOON
    refused = happened[0].reason if isinstance(happened[0], CheckInRefused) else None
    assert refused is reason


def test_before_the_choice_no_way_is_another_one():
    rules = adventure(stop("a", branch()), stop("d", unlock=LEFT))

    happened = decide(rules, under_way(rules), reach("d"))

    assert happened == (CheckInRefused(NOON, Reason.LOCKED),)


def test_a_question_that_was_answered_right_is_no_branch():
    rules = adventure(stop("a", quiz()), stop("b"))
    solved = under_way(rules, reach("a"), say("a/visa", "oikea"))

    assert decide(rules, solved, say("a/visa", "vaara")) == ()


def test_a_spared_branch_can_be_answered_by_what_was_picked_alone():
    rules = adventure(stop("a", branch()), stop("b"))
    spared = under_way(rules, reach("a"), Waive(NOON, "a/haara", "oikea"))
    other_way = (IntentRefused(NOON, Reason.OTHER_WAY, "a/haara"),)

    assert spared.chosen == {"a/haara": "oikea"}
    assert decide(rules, spared, say("a/haara", "vasen")) == other_way
    assert decide(rules, spared, say("a/haara", "oikea")) == (
        ChallengeSolved(NOON, "a/haara", 10, "oikea"),
    )


def test_a_branch_without_a_default_is_spared_by_a_pick_alone():
    rules = adventure(stop("a", branch()), stop("b", branch(default="oikea")), stop("c"))
    there = under_way(rules, reach("a"), reach("b"))

    assert decide(rules, there, Waive(NOON, "a/haara")) == (
        IntentRefused(NOON, Reason.OTHER_WAY, "a/haara"),
    )
    picks = {
        "a default": under_way(rules, reach("b"), Waive(NOON, "b/haara")).chosen,
        "a pick": under_way(rules, reach("b"), Waive(NOON, "b/haara", "vasen")).chosen,
    }
    assert picks == {"a default": {"b/haara": "oikea"}, "a pick": {"b/haara": "vasen"}}


def test_what_was_picked_in_one_place_says_nothing_of_another():
    rules = adventure(stop("a"), stop("b", branch(default="oikea")), stop("c"))

    closed = under_way(
        rules, CloseCheckpoint(NOON, "a", {"b/haara": "vasen"}), CloseCheckpoint(NOON, "b")
    )

    assert closed.chosen == {"b/haara": "oikea"}


def test_what_was_picked_is_kept_until_its_place_passes():
    rules = adventure(stop("a", branch(), unlock=done("c")), stop("b", branch()), stop("c"))
    close = [CloseCheckpoint(NOON, name, {f"{name}/haara": "oikea"}) for name in "ab"]

    assert under_way(rules, *close, reach("c")).chosen == {
        "a/haara": "oikea",
        "b/haara": "oikea",
    }


def test_a_question_with_one_option_right_is_not_a_branch_to_an_organiser():
    options = (
        Option(id="oikea", text=text("Tämä"), correct=True),
        Option(id="vaara", text=text("Tuo")),
    )
    rules = adventure(stop("a", quiz(options=options), word()), stop("b"))
    spared = under_way(rules, reach("a"), Waive(NOON, "a/visa"), Waive(NOON, "a/sana"))

    assert spared.chosen == {}
    assert "done a" in spared.facts
    assert decide(rules, spared, skip("a/visa")) == ()
