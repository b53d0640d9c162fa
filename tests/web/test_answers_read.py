"""What a form says as an answer: a table for each type of challenge."""

from typing import Any

import pytest

from engine.play.answers import judged
from engine.scenario.tasks import SurveyChallenge
from tests.tasking import kaikkea
from web.player.answers_read import Fields, Misread, fields_again, read
from web.player.surveying import Turned, turned
from web.words import words_in

FI = words_in("fi")

PLACES = {"lappa": "2", "keskus": "1", "kenet": "3", "yhdistan": "5", "kuuluuko": "4"}
PAIRS = {"hiljaa": "kirjasto", "tuulee": "tori", "odottaa": "satama"}
LONG = "sana " * 500


def form(**fields: Any) -> Fields:
    """A form as a browser sends it: each field a list of words."""
    return {
        name.replace("_", "-"): [words] if isinstance(words, str) else words
        for name, words in fields.items()
    }


def named(head: str, words: dict[str, str]) -> dict[str, list[str]]:
    return {f"{head}-{name}": [word] for name, word in words.items()}


def asked(ref: str) -> Any:
    found = kaikkea().challenge(ref)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("ref", "fields", "value"),
    [
        ("satama/lue", {}, "true"),
        ("tori/yksi", form(value="istua"), "istua"),
        ("tori/monta", form(value=["nauris", "peruna"]), ("peruna", "nauris")),
        ("tori/monta", form(value=["nauris", "kivi"]), ("nauris",)),
        ("kello/luku", form(value=" 2,5 "), "2,5"),
        ("kello/sana", form(value="  Tempus "), "Tempus"),
        (
            "silta/jarjestys",
            named("place", PLACES),
            ("keskus", "lappa", "kenet", "kuuluuko", "yhdistan"),
        ),
        ("silta/parit", named("right", PAIRS), PAIRS),
        ("maki/paikka", form(value="tori", lat="", lon=""), "tori"),
        (
            "maki/paikka",
            form(value="tori", lat="61,6862", lon="27.2776"),
            {"lat": "61.6862", "lon": "27.2776"},
        ),
        (
            "maki/kartalla",
            form(lat="61.68871234567", lon="27.2719"),
            {"lat": "61.688712", "lon": "27.2719"},
        ),
        (
            "maki/kartalla",
            form(lat="61.6887, 27.2719", lon=""),
            {"lat": "61.6887", "lon": "27.2719"},
        ),
        ("seina/kuva", form(words="Punainen ovi."), {"words": "Punainen ovi."}),
        ("seina/omaa", form(value="Äidille\r\nja isälle"), "Äidille\nja isälle"),
        ("penkki/olo", form(value="4"), "true"),
        ("penkki/olo", form(value="4", share="1"), "4"),
        ("penkki/olo", form(value="true"), "true"),
        ("piha/idea", form(value="Keinu."), "Keinu."),
    ],
)
def test_a_form_is_read_as_the_answer_that_it_holds(ref: str, fields: Fields, value: object):
    answer = read(asked(ref), fields, FI)

    assert answer == value
    assert not isinstance(answer, Misread)
    assert judged(asked(ref), answer) is not None


@pytest.mark.parametrize(
    ("ref", "fields", "sentence"),
    [
        ("tori/yksi", {}, "Valitkaa yksi."),
        ("tori/yksi", form(value="uida"), "Valitkaa yksi."),
        ("tori/monta", form(value=["kivi"]), "Valitkaa ainakin yksi."),
        ("kello/luku", form(value="leveä"), "Kirjoittakaa luku, esimerkiksi 61,5."),
        ("kello/sana", form(value="   "), "Kirjoittakaa vastaus."),
        ("kello/sana", form(value=LONG), "Teksti on liian pitkä. Siihen mahtuu 200 merkkiä."),
        (
            "silta/jarjestys",
            named("place", PLACES | {"lappa": ""}),
            "Valitkaa jokaiselle riville paikka.",
        ),
        (
            "silta/jarjestys",
            named("place", PLACES | {"lappa": "6"}),
            "Valitkaa jokaiselle riville paikka.",
        ),
        (
            "silta/jarjestys",
            named("place", PLACES | {"lappa": "3"}),
            "Kaksi riviä on samalla paikalla: 3.",
        ),
        ("silta/parit", named("right", PAIRS | {"tuulee": ""}), "Valitkaa jokaiselle pari."),
        ("silta/parit", named("right", PAIRS | {"tuulee": "kuu"}), "Valitkaa jokaiselle pari."),
        ("maki/paikka", form(lat="", lon=""), "Valitkaa paikka."),
        (
            "maki/kartalla",
            {},
            "Osoittakaa paikka kartalta, tai kirjoittakaa koordinaatit.",
        ),
        (
            "maki/kartalla",
            form(lat="61.6887", lon=""),
            "Kirjoittakaa kaksi lukua, esimerkiksi 61,68788 ja 27,27315.",
        ),
        (
            "maki/kartalla",
            form(lat="91", lon="27"),
            "Kirjoittakaa kaksi lukua, esimerkiksi 61,68788 ja 27,27315.",
        ),
        ("seina/kuva", form(words=" "), "Kirjoittakaa vastaus."),
        ("seina/omaa", form(value=LONG), "Teksti on liian pitkä. Siihen mahtuu 2000 merkkiä."),
        ("penkki/olo", form(share="1"), "Valitkaa yksi."),
        ("penkki/olo", form(value="6", share="1"), "Valitkaa yksi."),
    ],
)
def test_a_form_without_an_answer_says_what_it_lacks(ref: str, fields: Fields, sentence: str):
    assert read(asked(ref), fields, FI) == Misread(sentence)


ARRANGED = ("keskus", "lappa", "kenet", "kuuluuko", "yhdistan")


@pytest.mark.parametrize(
    ("ref", "kept", "value"),
    [
        ("tori/yksi", "istua", "istua"),
        ("tori/monta", ["peruna", "muikku"], ("peruna", "muikku")),
        ("silta/jarjestys", list(ARRANGED), ARRANGED),
        ("silta/parit", PAIRS, PAIRS),
        ("kello/luku", "2,5", "2,5"),
        ("kello/sana", "tempo", "tempo"),
        ("maki/paikka", "tori", "tori"),
        ("maki/kartalla", '{"lat": "61.7", "lon": "27.3"}', {"lat": "61.7", "lon": "27.3"}),
    ],
)
def test_a_kept_answer_fills_its_form_again(ref: str, kept: object, value: object):
    assert read(asked(ref), fields_again(asked(ref), kept), FI) == value


def survey() -> SurveyChallenge:
    found = asked("piha/kysely")
    assert isinstance(found, SurveyChallenge)
    return found


ALL = form(answer_millainen="hauskaa", answer_kaverille="7", answer_mita_lisaa="Pidempi.")


def test_a_survey_goes_on_question_by_question_and_answers_at_the_end():
    first = turned(survey(), form(at="0", go="next", answer_millainen="hauskaa"), FI)
    last = turned(survey(), {**ALL, **form(at="2", go="next")}, FI)

    assert (first.at, first.answers, first.mistake) == (1, None, "")
    assert last.answers == {
        "millainen": "hauskaa",
        "kaverille": "7",
        "mita-lisaa": "Pidempi.",
    }


@pytest.mark.parametrize("said", ["", "surkeaa"])
def test_a_survey_asks_for_an_answer_before_it_goes_on(said: str):
    stays = turned(survey(), form(at="0", go="next", answer_millainen=said), FI)

    assert stays.at == 0
    assert stays.mistake == "Vastatkaa tähän, tai valitkaa Emme vastaa."


def test_a_declined_question_is_left_out_whatever_stood_in_it():
    declined = turned(survey(), {**ALL, **form(at="1", go="decline")}, FI)
    end = turned(survey(), {**declined.fields, **form(at="2", go="next")}, FI)

    assert declined.at == 2
    assert end.answers == {"millainen": "hauskaa", "kaverille": None, "mita-lisaa": "Pidempi."}


def test_an_answer_takes_back_that_the_question_was_declined():
    declined = turned(survey(), form(at="0", go="decline"), FI)
    back = turned(survey(), {**declined.fields, **form(at="1", go="back")}, FI)
    answered = turned(
        survey(), {**back.fields, **form(at="0", go="next", answer_millainen="pitkaa")}, FI
    )
    end = turned(survey(), {**answered.fields, **form(at="2", go="decline")}, FI)

    assert back.at == 0
    assert end.answers == {"millainen": "pitkaa", "kaverille": None, "mita-lisaa": None}


def test_who_answers_nothing_sends_nothing_that_stood_in_the_form():
    none = turned(survey(), {**ALL, **form(at="1", go="decline-all")}, FI)

    assert none.answers == {"millainen": None, "kaverille": None, "mita-lisaa": None}
    assert judged(survey(), none.answers) is not None


@pytest.mark.parametrize("at", ["-1", "x", "", "99", "1" * 40])
def test_a_forged_place_in_a_survey_breaks_nothing(at: str):
    assert isinstance(turned(survey(), form(at=at, go="decline"), FI), Turned)
