"""Perille's words in its four languages."""

import pytest

from engine.proof.lint.written import Passage, passages
from tests.perille import FOUND_BY_ALL, LANGUAGES, PERILLE

TOLD = [one for one in passages(PERILLE) if one.path[-1] != "inscription"]


def test_everything_is_told_in_four_languages():
    lacking = [(one.file, one.path) for one in TOLD if one.text.languages != LANGUAGES]

    assert len(TOLD) > 250
    assert lacking == []


def test_what_is_written_on_the_tape_stays_finnish_in_every_language():
    written = {item.id: item.inscription for item in PERILLE.items if item.inscription}

    assert written.keys() == {"kuori"} | FOUND_BY_ALL
    assert all(one.languages == {"fi"} for one in written.values())


def _names_or_a_few_words(told: Passage) -> bool:
    return len(told.text.root["fi"].split()) < 6 or told.path[-1] in {"note", "alt"}


def test_easy_finnish_is_not_finnish_said_again():
    said_again = [
        (one.file, one.path)
        for one in TOLD
        if one.path[-1] in {"story", "prompt", "clue", "summary", "safety"}
        and not _names_or_a_few_words(one)
        and one.text.root["fi"] == one.text.root["fi-x-selko"]
    ]

    assert said_again == []


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize("stop", PERILLE.checkpoints, ids=lambda stop: stop.id)
def test_a_story_is_short_enough_for_a_cold_hand(stop, language):
    assert len(stop.story.root[language].split()) <= 60


def test_the_war_sounds_no_alarm():
    words = " ".join(said for one in TOLD for said in one.text.root.values()).lower()

    assert not any(
        word in words for word in ("sireeni", "siren", "hälytys", "larm", "vihollinen")
    )
