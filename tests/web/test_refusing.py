"""What a team hears when something did not happen."""

import pytest

from engine.play.events import CheckInRefused, IntentRefused, Reason
from tests.building import NOON
from web.player.refusing import Circumstances, refusal
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


@pytest.mark.parametrize("reason", [Reason.TOO_FAR, Reason.NOTHING_HERE])
def test_who_only_looked_around_hears_of_no_place(reason: Reason):
    told = refusal(far(reason), FI, Circumstances(looked_around=True))

    assert told.heading == "Tässä ei ole mitään"
    assert told.gauge is None
    assert not told.wait


def test_who_looked_around_with_a_coarse_phone_hears_of_the_phone():
    told = refusal(far(Reason.TOO_COARSE), FI, Circumstances(looked_around=True))

    assert told.heading == "Puhelin ei ole vielä varma"


def test_an_event_that_is_closed_says_when_it_opens():
    closed = CheckInRefused(NOON, Reason.NOT_OPEN_NOW, "eka")

    told = refusal(closed, FI, Circumstances(hours="Aukeaa tänään kello 11"))

    assert told.heading == "Rasti on nyt kiinni"
    assert told.sentence == "Aukeaa tänään kello 11. Matka jatkuu ilman sitäkin."


def test_a_place_that_the_time_has_closed_leads_to_the_finish():
    locked = CheckInRefused(NOON, Reason.LOCKED)

    assert refusal(locked, FI).heading == "Tämän rastin vuoro ei ole vielä"
    told = refusal(locked, FI, Circumstances(only_the_finish=True))
    assert told.heading == "Aika on täynnä"


@pytest.mark.parametrize(
    ("reason", "at_a_place", "at_a_task"),
    [
        (Reason.OTHER_WAY, "Valitsitte toisen tien", "Tässä pitää valita"),
        (Reason.NOT_OPEN_NOW, "Rasti on nyt kiinni", "Vihje ei ole vielä auki"),
        (Reason.LOCKED, "Tämän rastin vuoro ei ole vielä", "Tätä ei kysytä teiltä"),
    ],
)
def test_the_same_reason_is_told_at_a_task_as_at_no_place(reason, at_a_place, at_a_task):
    assert refusal(CheckInRefused(NOON, reason), FI).heading == at_a_place
    assert refusal(IntentRefused(NOON, reason), FI).heading == at_a_task


def test_a_choice_that_was_made_already_is_told_as_such():
    told = refusal(IntentRefused(NOON, Reason.OTHER_WAY), FI, Circumstances(decided=True))

    assert told.heading == "Valinta on jo tehty"
