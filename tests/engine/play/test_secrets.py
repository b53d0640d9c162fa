from datetime import datetime

import pytest

from engine.codes import code_book
from engine.play.decide import decide
from engine.play.events import CheckInRefused, Reason
from engine.play.intents import CheckIn, CloseCheckpoint
from engine.play.judge import CodeClaim, FixClaim, HereClaim, Verdict, judge
from engine.play.view import view
from engine.scenario.checkpoint import Kind, Visible, Way
from tests.building import (
    NOON,
    SQUARE,
    adventure,
    away,
    circle,
    fix,
    give,
    reach,
    stop,
    under_way,
)

CAVE = stop("luola", place=circle(away(200)), kind=Kind.SECRET, checkin=(Way.GPS, Way.HERE))
TOWN = adventure(stop("tori", place=circle()), CAVE, stop("c"))
BOOK = code_book(b"key", TOWN.id, {one.id: 1 for one in TOWN.checkpoints})
FOUND = reach("luola", Way.GPS)
AT_THE_CAVE = away(200)


def judged(claim, *intents, rules=TOWN):
    return judge(rules, under_way(rules, *intents), claim, BOOK, NOON)


def test_a_secret_place_is_found_by_standing_in_it():
    verdict = judged(FixClaim(fix(AT_THE_CAVE)))

    assert (verdict.checkpoint, verdict.reason) == ("luola", None)


def test_where_a_listed_place_is_as_near_it_is_the_listed_one():
    both = adventure(
        stop("luola", place=circle(), kind=Kind.SECRET), stop("tori", place=circle(away(10)))
    )

    assert judged(FixClaim(fix(SQUARE)), rules=both).checkpoint == "tori"


@pytest.mark.parametrize(
    "rules", [TOWN, adventure(CAVE, stop("c"))], ids=["tori", "nothing else"]
)
def test_a_refusal_never_mentions_a_secret_place(rules):
    near = judged(FixClaim(fix(away(260))), rules=rules)

    assert near.reason is not None
    assert near.checkpoint != "luola"


@pytest.mark.parametrize("how", [FixClaim(fix(AT_THE_CAVE), "luola"), HereClaim("luola")])
def test_a_secret_place_has_no_name_until_it_is_found(how):
    nothing = Verdict(how_of(how), reason=Reason.NOTHING_HERE)

    assert judged(how) == nothing
    assert judged(how, CloseCheckpoint(NOON, "luola")) == nothing
    assert judged(how, FOUND).checkpoint == "luola"


def how_of(claim):
    return Way.GPS if isinstance(claim, FixClaim) else Way.HERE


def test_a_code_of_a_secret_place_that_takes_no_codes_does_not_name_it():
    verdict = judged(CodeClaim(BOOK.at("luola").short_code))

    happened = decide(TOWN, under_way(TOWN), CheckIn(NOON, verdict))

    assert happened == (CheckInRefused(NOON, Reason.NO_SUCH_WAY),)


def test_a_secret_place_out_of_its_hours_is_not_named():
    hours = ((datetime(2026, 6, 1, 13), datetime(2026, 6, 1, 14)),)  # noqa: DTZ001 (local)
    rules = adventure(stop("a"), stop("yo", kind=Kind.EVENT, open=hours, visible=Visible.NEVER))

    happened = decide(rules, under_way(rules), reach("yo", Way.CODE))

    assert happened == (CheckInRefused(NOON, Reason.NOT_OPEN_NOW),)


def test_a_closed_secret_place_passes_unseen_and_uncounted():
    rules = adventure(
        stop("a"), stop("luola", kind=Kind.SECRET, on_visit=(give("kivi"),)), stop("b")
    )

    state = under_way(rules, CloseCheckpoint(NOON, "luola"))

    assert state.items == {"kivi": 1}
    assert state.checkpoints_done == 0
    assert [card.id for card in view(rules, state, "fi", NOON).checkpoints] == ["a", "b"]
