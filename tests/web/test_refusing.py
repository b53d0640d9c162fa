"""What a team hears when something did not happen."""

import pytest

from engine.play.events import CheckInRefused, IntentRefused, Reason
from tests.building import NOON
from web.player.refusing import refusal
from web.words import Words, words_in

FI = words_in("fi")
EN = words_in("en")


def far(
    reason: Reason = Reason.TOO_FAR, distance: int = 80, radius: int = 45
) -> CheckInRefused:
    return CheckInRefused(NOON, reason, "eka", distance, 20, radius)


def test_a_team_that_is_too_far_hears_the_measure_and_what_is_left():
    told = refusal(far(), FI)

    assert told.heading == "Ei vielä perillä"
    assert "noin 80 metrin päässä" in told.sentence
    assert "<b>±20 metrin</b>" in told.sentence
    assert "vielä noin <b>25 metriä</b>" in told.sentence
    assert told.gauge is not None
    assert told.wait


def test_a_team_at_the_edge_is_told_of_a_few_metres_not_of_none():
    told = refusal(far(distance=50, radius=40), FI)

    assert "vielä muutaman metrin" in told.sentence


def test_a_coarse_fix_has_a_rule_instead_of_a_ruler():
    told = refusal(far(Reason.TOO_COARSE), EN)

    assert "±60 metres" in told.sentence
    assert told.gauge is None


@pytest.mark.parametrize("words", [FI, EN])
@pytest.mark.parametrize("reason", Reason)
def test_every_refusal_is_explained_in_every_language(reason: Reason, words: Words):
    told = [refusal(far(reason), words), refusal(IntentRefused(NOON, reason), words)]

    for one in told:
        assert one.heading
        assert one.sentence
        assert "%" not in one.sentence


def test_every_reason_has_words_of_its_own():
    headings = {refusal(far(reason), FI).heading for reason in Reason}

    assert len(headings) == len(Reason)
