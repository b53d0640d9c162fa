import pytest

from engine.play.answers import judged
from engine.play.decide import decide
from engine.play.events import (
    AnswerReturned,
    AnswerWrong,
    ChallengeSolved,
    IntentRefused,
    ItemTaken,
    Reason,
)
from engine.play.intents import CloseCheckpoint, ReopenCheckpoint, ReturnAnswer, Waive
from engine.scenario.condition import InLanguage
from tests.asking import (
    PAIRS,
    RIGHT,
    info,
    match,
    order,
    photo,
    scale,
    several,
    survey,
    tap,
    word,
)
from tests.building import (
    NOON,
    START,
    adventure,
    away,
    give,
    hint,
    hints,
    log_of,
    reach,
    say,
    stop,
    takes,
    under_way,
    visited,
)


@pytest.mark.parametrize(
    ("asked", "value"),
    [
        (scale(), "00019"),
        (scale(), "01"),
        (scale(), "٣"),
        (scale(steps=10), "11"),
        (scale(steps=10), "100"),
        (survey(), {"arvio": "9"}),
        (survey(), {"arvio": "0"}),
        (survey(), {"sana": "   "}),
        (survey(), {"muu": None}),
        (match(), PAIRS | {"norja": "oslo"}),
        (match(), PAIRS | {"suomi": "pariisi"}),
        (tap(), {"lat": "61.7", "lon": "27.3", "alt": "90"}),
        (tap(), {"lat": "61.7", "lon": "181"}),
        (tap(), {"lat": "-91", "lon": "27.3"}),
        (tap(), {"lat": None, "lon": "27.3"}),
        (photo(), {"kuva": "x"}),
        (photo(), {"words": "  "}),
        (info(), "True"),
        (order(), ("kevat", "kevat", "syksy", "talvi")),
    ],
)
def test_what_makes_no_sense_is_no_answer(asked, value):
    assert judged(asked, value) is None


@pytest.mark.parametrize(
    ("asked", "value"),
    [
        (scale(steps=10), "10"),
        (scale(), "1"),
        (survey(), {"arvio": "5", "sana": "Hei"}),
        (photo(), {"media": "8f14"}),
        (tap(), {"lat": "61,687879", "lon": "27,273147"}),
        (several(), ("koivu", "kuusi", "koivu")),
    ],
)
def test_what_makes_sense_is(asked, value):
    assert judged(asked, value).right


@pytest.mark.parametrize(("metres", "so"), [(29.5, True), (30.5, False)])
def test_a_place_is_near_enough_to_the_metre(metres, so):
    here = away(metres)

    tapped = {"lat": f"{here.lat:.6f}", "lon": f"{here.lon:.6f}"}

    assert judged(tap(tolerance_m=30), tapped).right is so


@pytest.mark.parametrize("chosen", [("kuusi",), ("kuusi", "talo", "auto"), ("talo",)])
def test_without_credit_for_parts_what_is_not_all_right_is_wrong(chosen):
    rules = adventure(stop("a", several()), stop("b"))
    there = under_way(rules, reach("a"))

    assert decide(rules, there, say("a/monta", chosen)) == (AnswerWrong(NOON, "a/monta"),)


def test_an_answer_that_is_given_back_keeps_what_it_was_worth_and_costs_it_once():
    rules = adventure(stop("a", word(wrong_costs=3, hints=hints(4))), stop("b"))
    solved = (reach("a"), say("a/sana", "x"), say("a/sana", "kuuluuko"))
    back = ReturnAnswer(NOON, "a/sana")

    returned = under_way(rules, *solved, back)
    dearer = under_way(rules, *solved, back, hint("a/sana"), say("a/sana", "y"))

    assert decide(rules, under_way(rules, *solved), back) == (
        AnswerReturned(NOON, "a/sana", 7),
    )
    assert decide(rules, returned, back) == ()
    assert returned.score == 0
    assert decide(rules, dearer, say("a/sana", "kuuluuko")) == (
        ChallengeSolved(NOON, "a/sana", 7),
    )


ENGLISH = word("english", when=InLanguage(language="en"))


def test_nobody_is_spared_what_is_not_asked_of_them():
    rules = adventure(stop("a", ENGLISH, word()), stop("b"))
    there = under_way(rules, reach("a"))

    assert decide(rules, there, Waive(NOON, "a/english")) == ()
    assert "solved a/english" not in under_way(rules, CloseCheckpoint(NOON, "a")).facts
    assert "solved a/sana" in under_way(rules, CloseCheckpoint(NOON, "a")).facts


@pytest.mark.parametrize("reopened", [(), (ReopenCheckpoint(NOON, "a"),)])
def test_what_a_passed_place_asks_later_is_spared_as_well(reopened):
    later_on = word("sitten", required=False, when=visited("b"))
    rules = adventure(stop("a", later_on), stop("b"), stop("c"))
    passed = (CloseCheckpoint(NOON, "a"), *reopened)

    assert "solved a/sitten" not in under_way(rules, *passed).facts
    assert "solved a/sitten" in under_way(rules, *passed, reach("b")).facts


def test_what_was_reopened_before_it_passed_asks_as_ever():
    rules = adventure(stop("b"), stop("a", word(), unlock=visited("b")), stop("c"))
    reopened = (CloseCheckpoint(NOON, "a"), ReopenCheckpoint(NOON, "a"), reach("b"), reach("a"))

    assert decide(rules, under_way(rules, *reopened), say("a/sana", "x")) == (
        AnswerWrong(NOON, "a/sana"),
    )
    assert "done a" not in under_way(rules, *reopened).facts


def test_no_more_is_said_to_be_taken_than_there_was():
    rules = adventure(stop("a", on_visit=(give("kivi"), takes("kivi", 5), takes("sulka"))))

    log = log_of(rules, [START, reach("a")])

    assert [one.count for one in log if isinstance(one, ItemTaken)] == [1, 0]


def test_an_answer_that_fits_no_challenge_there_is_refused_alike():
    rules = adventure(stop("a", tap()), stop("b"))
    unreadable = IntentRefused(NOON, Reason.UNREADABLE, "a/kartta")

    for value in (RIGHT["survey"], RIGHT["photo"], RIGHT["multi"], RIGHT["info"]):
        assert decide(rules, under_way(rules, reach("a")), say("a/kartta", value)) == (
            unreadable,
        )
