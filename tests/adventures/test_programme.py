import re

import pytest

from adventures.catalogue import SHIPPED
from tests.building import perille, shipped, texts_in

PERILLE = perille()
PROGRAMME = shipped().programme
NINE = {
    *("digimi", "esli", "mahl", "klassikot", "estery", "tutka", "vipinaverkko", "desavo"),
    "unelmavuosi",
}

OFFICES = {"toimisto", "info", "posti", "kirjaamo"}
MAIL = re.compile(r"([\w.+-]+)@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"\+358[\s\d-]{5,}|(?<!\d )(?<![\d.,–-])0\d{1,3}\)?[\s-]?\d{3,}")
FILES = sorted(
    file for file in SHIPPED.rglob("*") if file.suffix in {".yaml", ".md"} and file.is_file()
)

CAPITALS = re.compile(r"\b[A-ZÅÄÖ][a-zåäö]+ [A-ZÅÄÖ][a-zåäö]+")
LOOKED_AT = {
    *("Design Week", "Esteryn Hy", "Etsikää Vuorikatu", "Game Lab", "Hacklab Mikkelin"),
    *("Hyvinvointi Myö", "Jatkakaa Ristimäenkatua", "Kulkekaa Porrassalmenkatua"),
    *("Meijän Mikkeli", "Meijän Mikkelissä", "Mikkeli Art", "Mikkelin Työttömät"),
    *("Sattui Lokissakin", "Savon Liikunnan", "Toinilta Helville", "Valitkaa Olemme"),
    *("Viestikeskus Lokki", "Vipinäverkossa Mikkelin"),
}
"""Pairs of capitals in our Finnish texts: places, associations, sentences, the two invented."""


def test_the_programme_has_its_nine_sub_projects():
    parts = PROGRAMME.sub_projects

    assert {part.id for part in parts} == NINE
    assert len(parts) == 9
    assert PROGRAMME.sub_project("tutka").organisation == "Mimosa"
    assert PROGRAMME.sub_project("muu") is None


def test_every_sub_project_says_who_made_it_for_whom_and_by_what_sources():
    for part in PROGRAMME.sub_projects:
        assert part.organisation
        assert part.summary
        assert part.story
        assert part.for_whom
        assert part.sources


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
    pairs = {pair for text in texts_in(whole) for pair in CAPITALS.findall(text.root["fi"])}
    words = " ".join(words for text in texts_in(whole) for words in text.root.values())

    assert pairs - LOOKED_AT == set()
    assert "Mannerheim" not in words
    assert CAPITALS.search("vaimo Aino Mäkinen oli")
