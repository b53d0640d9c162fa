import re

import pytest
from pydantic import ValidationError

from adventures.catalogue import SHIPPED
from engine.programme import Programme, SubProject
from engine.text import Text
from tests.building import perille, shipped, texts_in

PERILLE = perille()
PROGRAMME = shipped().programme
PARTS = PROGRAMME.sub_projects
NINE = {
    *("digimi", "esli", "mahl", "klassikot", "estery", "tutka", "vipinaverkko", "desavo"),
    "unelmavuosi",
}
LANGUAGES = {"fi", "sv", "en", "fi-x-selko"}

OFFICES = {"toimisto", "info", "posti", "kirjaamo"}
MAIL = re.compile(r"([\w.+-]+)@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"\+358[\s\d-]{5,}|(?<!\d )(?<![\w.,–-])0\d{1,3}\)?[\s-]?\d{3,}")
FILES = sorted(
    file for file in SHIPPED.rglob("*") if file.suffix in {".yaml", ".md"} and file.is_file()
)

CAPITALS = re.compile(r"\b[A-ZÅÄÖ][a-zåäö]+ [A-ZÅÄÖ][a-zåäö]+")
LOOKED_AT = {
    *("Design Week", "Esteryn Hy", "Etsikää Vuorikatu", "Fantastinen Mikkeli", "Game Lab"),
    *("Hacklab Mikkeli", "Hacklab Mikkelin", "Hyvinvointi Myö", "Jatkakaa Ristimäenkatua"),
    *("Koti Mikkelissä", "Kulkekaa Porrassalmenkatua", "Meijän Mikkeli"),
    *("Meijän Mikkelissä", "Mikkeli Art", "Mikkelin Työttömät", "Monikulttuurikeskus Mimosa"),
    *("Sattui Lokissakin", "Savon Liikunnan", "Savon Liikunta", "Sydämeni Saimaa"),
    *("Toinilta Helville", "Valitkaa Olemme", "Viestikeskus Lokki", "Vipinäverkossa Mikkelin"),
}
"""Pairs of capitals in our Finnish texts: places, associations, sentences, the two invented."""

SENTENCE_ENDS = re.compile(r"(?<=[.?!:])\s+")
LONGEST_EASY = 10
"""Words of a sentence in easy Finnish: one thought."""


def told_texts() -> list[Text]:
    """Every text but the titles of sources, which are in their own language."""
    titles = [source.title for source in PROGRAMME.sources]
    return [text for text in texts_in(PROGRAMME) if not any(text is one for one in titles)]


def changed(**fields) -> Programme:
    return Programme.model_validate({**PROGRAMME.model_dump(), **fields})


def part(**fields) -> SubProject:
    return SubProject.model_validate({**PARTS[0].model_dump(), **fields})


def test_nine_sub_projects_stood_on_the_programme_s_page_and_a_tenth_came_later():
    assert {part.id for part in PARTS} == NINE | {"luova"}
    assert [one.id for one in PARTS if "ohjelma" not in one.rests_on] == ["luova"]
    assert PROGRAMME.sub_project("tutka").organisation == "Mimosa ry"
    assert PROGRAMME.sub_project("muu") is None


def test_every_sub_project_says_who_made_it_for_whom_and_what_it_put_on():
    for one in PARTS:
        assert one.organisation
        assert one.happenings
        assert PROGRAMME.sources_of(one)


def test_everything_is_told_in_four_languages():
    lacking = [text.root for text in told_texts() if text.languages != LANGUAGES]

    assert lacking == []


def test_easy_finnish_has_one_thought_a_sentence():
    easy = [text.root["fi-x-selko"] for text in told_texts()]
    sentences = [one for text in easy for one in SENTENCE_ENDS.split(text)]

    assert [one for one in sentences if len(one.split()) > LONGEST_EASY] == []


def test_easy_finnish_is_not_finnish_said_again():
    stories = [text.root for one in PARTS for text in (one.summary, one.story)]

    assert all(text["fi-x-selko"] != text["fi"] for text in stories)


def test_both_published_budgets_are_told_each_by_its_own_source():
    by_source = {told.source: told.text.root["en"] for told in PROGRAMME.money}

    assert "1,080,000" in by_source["ohjelma"]
    assert "1,025,504" in by_source["kohesio"]


def test_what_was_put_on_lies_within_the_programme():
    dated = [one for part in PARTS for one in part.happenings if one.begins]

    assert len(dated) >= 5
    for one in dated:
        ends = one.ends or one.begins
        assert PROGRAMME.begins[: len(one.begins)] <= one.begins <= ends
        assert ends <= PROGRAMME.ends[: len(ends)]


def test_what_remains_is_told_of_the_programme_and_of_the_games():
    followed = " ".join(told.text.root["fi"] for told in PROGRAMME.followed)
    games = " ".join(one.text.root["fi"] for one in PROGRAMME.sub_project("digimi").followed)

    assert "Meijän Mikkeli" in followed
    assert "Game Lab" in games


def test_only_a_source_of_later_years_says_how_to_take_part_now():
    present = [one.take_part.source for one in PARTS if one.take_part]

    assert present
    assert "ohjelma" not in present


def test_every_sub_project_has_a_neighbour_and_is_one_to_it():
    for one in PARTS:
        others = {other for bond in PROGRAMME.bonds_of(one) for other in bond.between}
        assert others - {one.id}
        for other in others:
            back = PROGRAMME.bonds_of(PROGRAMME.sub_project(other))
            assert any(one.id in bond.between for bond in back)


def test_the_sources_of_a_page_are_each_listed_once():
    for one in (None, *PARTS):
        listed = [source.id for source in PROGRAMME.sources_of(one)]
        assert len(listed) == len(set(listed))
        told = one.told() if one else PROGRAMME.told()
        assert {fact.source for fact in told} <= set(listed)


def test_no_source_is_listed_for_nothing():
    used = {source.id for one in (None, *PARTS) for source in PROGRAMME.sources_of(one)}

    assert {source.id for source in PROGRAMME.sources} - used == set()


def test_event_checkpoints_find_their_hours():
    hours = {one.id: one.sub_project for one in PROGRAMME.occasions}

    assert hours == {"lahettien-tunti": "klassikot", "puistotreeni": "esli"}


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"rests_on": ["huhu"]}, "there is no source 'huhu': write it under `sources`"),
        ({"sub_projects": [part(rests_on=["huhu"])], "bonds": []}, "there is no source 'huhu'"),
        ({"sub_projects": [part(), part()], "bonds": []}, "'digimi' is here twice"),
        ({"sub_projects": [part()]}, "there is no sub-project 'desavo'"),
    ],
)
def test_a_programme_that_names_what_is_not_there_is_refused(fields, problem):
    with pytest.raises(ValidationError, match=re.escape(problem)):
        changed(**fields)


@pytest.mark.parametrize("written", ["2016-6", "kesäkuu 2016", "1.6.2016", "2016-06-01 12:00"])
def test_a_day_is_written_as_data(written):
    with pytest.raises(ValidationError):
        part(begins=written)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_phone_number_is_written_anywhere(file):
    assert PHONE.findall(file.read_text("utf-8")) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_only_offices_have_an_address(file):
    assert set(MAIL.findall(file.read_text("utf-8"))) <= OFFICES


def test_a_phone_number_or_a_person_s_address_would_be_seen():
    numbers = ["puh. 040 1234567", "+358 44 123 4567", "(015) 123 456", "0401234567"]

    assert all(PHONE.search(number) for number in numbers)
    assert not PHONE.search("1 080 000 euroa, 2015-10-01, 2018–2021, 61.687879")
    assert MAIL.findall("etunimi.sukunimi@mikkeli.fi") == ["etunimi.sukunimi"]


@pytest.mark.parametrize("whole", [PERILLE, PROGRAMME], ids=["perille", "programme"])
def test_no_person_is_named(whole):
    finnish = [text.root["fi"] for text in texts_in(whole) if "fi" in text.root]
    pairs = {pair for words in finnish for pair in CAPITALS.findall(words)}
    words = " ".join(words for text in texts_in(whole) for words in text.root.values())

    assert pairs - LOOKED_AT == set()
    assert "Mannerheim" not in words
    assert CAPITALS.search("vaimo Aino Mäkinen oli")
