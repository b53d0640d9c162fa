"""The programme's pages: what they list, what they never tell, and the way back to a walk."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from flask import Flask

from adventures.catalogue import Catalogue
from engine.scenario.adventure import Adventure
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint, Grade, Kind, Preview
from engine.text import Text
from tests.asking import word
from tests.building import adventure, circle, shipped, stop
from tests.housing import app_for, prepared
from tests.reading import Page, Reader
from web.folder import site_at
from web.settings import settings_for
from web.site import Site
from web.words import LANGUAGES

PROGRAMME = shipped().programme
PUBLIC_URL = "http://localhost"
MAP = re.compile(r'<script type="application/json">(.*?)</script>', re.DOTALL)
LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
ANCHORS = re.compile(r'id="(to-[a-z-]+)"')
SATURDAY = (("2027-05-08 11:00", "2027-05-08 13:00"),)


def about(sub: str, checkpoint: str, *asked: Challenge, **fields) -> Checkpoint:
    """A checkpoint that tells of a sub-project; its project is behind it once it is done."""
    return stop(checkpoint, *asked, sub_projects=(sub,), **fields)


def walk(name: str, line: str) -> Adventure:
    """An adventure with one checkpoint of each kind, all of them about TUTKA but one."""
    return adventure(
        about("tutka", "alku", place=circle()),
        about("tutka", "arvattu", word("sana", "kyllä"), place=circle(grade=Grade.DERIVED)),
        about("tutka", "torvi", kind=Kind.EVENT, open=SATURDAY),
        about("tutka", "kolo", kind=Kind.SECRET, place=circle()),
        about("tutka", "verho", preview=Preview.NONE, place=circle()),
        about("luova", "muu"),
        id=name,
        line=line,
        title=Text({"fi": f"Kierros {line}", "en": f"Walk {line}"}),
        fallback=("fi",),
    )


def site_of(data: Path, *adventures: Adventure) -> Site:
    """A site of these adventures, with the programme as it is shipped."""
    prepared(data)
    return site_at(settings_for(data, PUBLIC_URL), Catalogue(PROGRAMME, adventures))


@pytest.fixture(scope="module")
def app(tmp_path_factory) -> Iterator[Flask]:
    """Two small adventures; nothing that one reader does is seen by another."""
    here = site_of(tmp_path_factory.mktemp("site"), walk("aalto", "b"), walk("tie", "a"))
    yield app_for(here)
    here.database.close()


def read_with(data: Path, address: str, *adventures: Adventure) -> Page:
    """A page of a site of these adventures."""
    here = site_of(data, *adventures)
    page = Reader(app_for(here).test_client()).read(address)
    here.database.close()
    return page


@pytest.fixture
def reader(app: Flask) -> Reader:
    return Reader(app.test_client())


@pytest.fixture
def friend(app: Flask) -> Reader:
    """Someone else, with a phone of their own."""
    return Reader(app.test_client())


@pytest.fixture
def solved(reader: Reader) -> Page:
    """The page of a checkpoint that is done, with its sub-project behind it."""
    run = reader.set_out().address.split("/")[2]
    clue = reader.read(f"/runs/{run}/checkpoints/alku")
    return reader.send(clue.form("/check-in", here="1"))


def way_to(page: Page, sub: str) -> str:
    return next(link for link in page.links if link.startswith(f"/programme/{sub}?"))


def way_back(page: Page) -> str | None:
    return next((link for link in page.links if link.startswith("/runs/")), None)


def maps_of(page: Page) -> list[dict]:
    return [json.loads(told) for told in MAP.findall(page.answer.text)]


def linked_data(page: Page) -> list[dict]:
    (told,) = LINKED.findall(page.answer.text)
    return json.loads(told)["@graph"]


def test_a_page_lists_the_checkpoints_of_both_adventures_line_a_first(reader: Reader):
    words = reader.read("/programme/tutka").words

    assert words.index("Kävelkää nämä: Kierros a") < words.index("Kävelkää nämä: Kierros b")
    assert words.count("Rasti alku") == 2


def test_what_is_to_be_found_or_has_a_hidden_name_is_nowhere_on_a_page(reader: Reader):
    told = reader.read("/programme/tutka").answer.text

    assert "alku" in told
    assert "torvi" in told
    assert "kolo" not in told
    assert "verho" not in told


def test_the_map_shows_what_the_list_has_as_far_as_it_has_a_place(reader: Reader):
    page = reader.read("/programme/tutka")

    for name, drawn in zip(("tie", "aalto"), maps_of(page), strict=True):
        marks = drawn["checkpoints"]
        assert [mark["id"] for mark in marks] == ["alku", "arvattu"]
        assert [mark["number"] for mark in marks] == [1, 2]
        assert all(f'id="{mark["url"][1:]}"' in page.answer.text for mark in marks)
        assert f'id="{name}-rasti-torvi"' in page.answer.text


def test_an_adventure_without_such_a_checkpoint_is_named_all_the_same(tmp_path: Path):
    without = adventure(stop("eka"), id="toinen", line="b", title=Text({"fi": "Toinen"}))

    page = read_with(tmp_path, "/programme/luova", walk("tie", "a"), without)

    assert "Kävelkää nämä: Kierros a" in page.words
    assert "Kävelkää myös: Toinen" in page.words


def test_the_index_tells_money_time_and_how_one_applied_and_leads_to_every_part(
    reader: Reader,
):
    page = reader.read("/programme")

    assert "1&nbsp;080&nbsp;000 euroa" in page.answer.text
    assert "1&nbsp;025&nbsp;504 euroa" in page.answer.text
    assert "1. lokakuuta 2015" in page.words
    assert "Näin yhdistys haki mukaan" in page.words
    assert all(page.leads_to(f"/programme/{part.id}") for part in PROGRAMME.sub_projects)


def test_neighbours_lead_to_one_another(reader: Reader):
    assert reader.read("/programme/esli").leads_to("/programme/vipinaverkko")
    assert reader.read("/programme/vipinaverkko").leads_to("/programme/esli")


def test_every_fact_leads_to_its_source_on_the_same_page(reader: Reader):
    for part in PROGRAMME.sub_projects:
        page = reader.read(f"/programme/{part.id}")
        cited = [link for link in page.links if link.startswith("#lahde-")]
        facts = [*part.told(), *PROGRAMME.bonds_of(part)]
        assert len(cited) == len(facts)
        assert all(f'id="{link[1:]}"' in page.answer.text for link in cited)


def test_what_has_no_published_date_says_so(reader: Reader):
    words = reader.read("/programme/klassikot").words

    assert words.count("Koulutus · päivää ei ole julkaistu") == 4
    assert "Leiri · kesäkuu 2016" in reader.read("/programme/esli").words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_in_its_readers_language_and_says_what_is_not(reader: Reader, language: str):
    page = reader.read(f"/programme/desavo?lang={language}")
    story = PROGRAMME.sub_project("desavo").story.said(language)

    assert f'<html lang="{language}"' in page.answer.text
    assert story.split(".")[0] in page.words
    foreign = 'id="lahde-1" lang="fi">'
    assert (foreign in page.answer.text) == (language != "fi")


def test_machines_read_who_what_when_and_where(reader: Reader):
    nodes = linked_data(reader.read("/programme/tutka"))
    by_type: dict[str, list[dict]] = {}
    for node in nodes:
        by_type.setdefault(node["@type"], []).append(node)

    assert by_type["Project"][0]["name"] == "TUTKA – Kaupunki naisille tutuksi"
    assert by_type["Project"][0]["foundingDate"] == "2016-05-10"
    assert by_type["Organization"][0]["name"] == "Mimosa ry"
    assert [one["name"] for one in by_type["TouristAttraction"]].count("Rasti alku") == 2


def test_machines_are_told_only_points_that_were_published_or_measured(reader: Reader):
    places = [one for one in linked_data(reader.read("/programme/tutka")) if "geo" in one]

    assert {one["name"] for one in places} == {"Rasti alku"}


def test_machines_are_told_only_happenings_that_have_a_date(reader: Reader):
    week = linked_data(reader.read("/programme/desavo"))
    courses = linked_data(reader.read("/programme/klassikot"))

    assert [(one["startDate"], one["endDate"]) for one in week if "startDate" in one] == [
        ("2016-09-17", "2016-09-24")
    ]
    assert [one for one in courses if one["@type"] == "EducationEvent"] == []


def test_no_words_of_an_author_can_end_the_data(tmp_path: Path):
    sly = Text({"fi": "</script><script>alert(1)</script>"})
    told = adventure(about("tutka", "eka", address=sly, title=sly, place=circle()))

    page = read_with(tmp_path, "/programme/tutka", told)

    assert "<script>alert" not in page.answer.text
    assert linked_data(page)
    assert maps_of(page)


def test_a_sub_project_is_named_only_once_its_checkpoint_is_done(reader: Reader):
    run = reader.set_out().address.split("/")[2]
    clue = reader.read(f"/runs/{run}/checkpoints/arvattu")

    there = reader.send(clue.form("/check-in", here="1"))
    done = reader.send(there.form("/answer"), value="kyllä")

    assert not clue.leads_to("/programme/tutka")
    assert not there.leads_to("/programme/tutka")
    assert done.leads_to("/programme/tutka")


def test_who_came_from_a_checkpoint_returns_to_where_they_stood(reader: Reader, solved: Page):
    page = reader.read(way_to(solved, "tutka"))

    address, _, anchor = way_back(page).partition("#")

    assert address == solved.address
    assert anchor in ANCHORS.findall(solved.answer.text)
    assert reader.read(address).words == solved.words


def test_the_way_back_is_kept_from_neighbour_to_neighbour_and_in_another_language(
    reader: Reader, solved: Page
):
    page = reader.read(way_to(solved, "tutka"))
    home = way_back(page)

    neighbour = reader.read(way_to(page, "estery"))
    whole = reader.read(next(link for link in page.links if link.startswith("/programme?")))
    swedish = reader.read(next(link for link in neighbour.links if "lang=sv" in link))

    assert way_back(neighbour) == way_back(whole) == way_back(swedish) == home


def test_a_checkpoint_that_is_done_is_marked_for_who_plays(reader: Reader, solved: Page):
    came = reader.read(way_to(solved, "tutka"))
    visitor = reader.read("/programme/tutka")

    assert came.words.count("leimattu") == 1
    assert [mark["status"] for drawn in maps_of(came) for mark in drawn["checkpoints"]].count(
        "done"
    ) == 1
    assert "leimattu" not in visitor.words


def test_a_link_that_was_passed_on_leads_nobody_into_another_s_run(
    reader: Reader, friend: Reader, solved: Page
):
    page = friend.read(way_to(solved, "tutka"))

    assert page.status == 200
    assert way_back(page) is None


@pytest.mark.parametrize(
    "back",
    [
        "https://evil.test/runs/x",
        "//evil.test/{path}",
        "/runs/nobodys/entries/1",
        "/privacy",
        "{run}/help",
        "javascript:alert(1)",
        "{path}/../../../privacy",
        "\x00",
        "/runs/" + "x" * 5000,
        "{path}?next=//evil.test",
    ],
)
def test_the_way_back_leads_to_a_page_of_the_own_run_or_nowhere(
    reader: Reader, solved: Page, back: str
):
    run = solved.address.rpartition("/entries/")[0]
    asked = quote(back.format(path=solved.address, run=run), safe="")

    page = reader.read(f"/programme/tutka?back={asked}")

    assert page.status == 200
    assert way_back(page) is None
    assert not any("evil" in link for link in page.links if "back=" not in link)


def test_an_anchor_that_is_none_of_ours_is_left_out(reader: Reader, solved: Page):
    asked = quote(f'{solved.address}#"><b>', safe="")

    assert way_back(reader.read(f"/programme/tutka?back={asked}")) == solved.address
