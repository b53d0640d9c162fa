"""Authors' markup and languages, page by page: seen as meant, and nowhere as written."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import pytest
from flask import Flask

from adventures.catalogue import Catalogue
from engine.programme import Programme
from engine.scenario.adventure import Adventure
from tests.housing import app_for, prepared
from tests.reading import VOID, Page, Reader
from tests.visiting import linked
from tests.web.conftest import PUBLIC_URL
from web.folder import site_at
from web.settings import settings_for

WRITTEN = "Sana *tähdellä* ja [linkki](https://a.test/x)"
AS_WRITTEN = ("*tähdellä*", "[linkki]", "](https")
ARABIC = "كلمة"
BLOCKS = {"div", "p", "ul", "ol"}
LINES = {"h1", "h2", "h3", "p", "span", "b", "label", "legend"}
DATA = re.compile(r'<script type="application/json".*?</script>', re.DOTALL)
KEEPSAKE = re.compile(r'data-(?:title|ending|alt)="[^"]*"')
"""Words that a script paints into a picture."""


def programme(text: Any) -> Programme:
    """A programme whose every text is this one."""
    told = {"summary": text, "story": text}
    fact = {"text": text, "source": "lehti"}
    part = {
        "id": "osa",
        "name": text,
        "organisation": "Yhdistys",
        "for_whom": text,
        "with_whom": text,
        "happenings": [{"kind": "camp", "name": text, **fact}],
        "followed": [{"when": "2016", **fact}],
        "take_part": fact,
        "rests_on": ["lehti"],
    }
    whole = {
        **dict.fromkeys(("title", "experiments", "for_whom", "funder"), text),
        "begins": "2014",
        "ends": "2016",
        "rests_on": ["lehti"],
        "money": [fact],
        "applying": [fact],
        "followed": [{"when": "2016", **fact}],
        "sources": [{"id": "lehti", "title": text}],
        "bonds": [{"between": ["osa", "toinen"], **fact}],
    }
    parts = [part | told, part | told | {"id": "toinen"}]
    return Programme.model_validate(told | whole | {"sub_projects": parts})


def adventure(text: Any, **fields: Any) -> Adventure:
    """An adventure of two checkpoints whose every text is this one."""
    choice = {
        "id": "kumpi",
        "type": "choice",
        "prompt": text,
        "note": text,
        "options": [
            {"id": "oikea", "text": text, "correct": True},
            {"id": "vaara", "text": text, "feedback": text},
        ],
        "hints": [{"text": text}],
        "feedback": {"right": text, "wrong": text},
    }
    branch = {
        "id": "haara",
        "type": "choice",
        "prompt": text,
        "options": [{"id": "vasen", "text": text}, {"id": "oikea", "text": text}],
    }
    number = {"id": "luku", "type": "number", "prompt": text, "answer": "5", "unit": text}
    stop = {
        "title": text,
        "address": text,
        "clue": text,
        "story": text,
        "checkin": ["code", "here"],
        "access": {"notes": text, "alternative": text},
        "on_visit": [{"give": "avain"}],
        "sub_projects": ["osa"],
        "project_note": text,
    }
    written = {
        "format": "seikkailu/1",
        "id": "koe",
        **dict.fromkeys(("title", "subtitle", "summary", "season", "safety"), text),
        "fiction": text,
        "languages": ["fi", "en", "ar"],
        "authors": ["Testaajat"],
        "licence": "CC-BY-4.0",
        "age": 7,
        "area": {"south": 61.6, "west": 27.2, "north": 61.8, "east": 27.4},
        "distance_m": 500,
        "minutes": [10, 20],
        "route": {"mode": "linear", "order": ["eka", "toka"], "finish_when": {"done": "toka"}},
        "items": [{"id": "avain", "title": text, "text": text}],
        "endings": [{"id": "loppu", "title": text, "text": text}],
        "checkpoints": [
            stop | {"id": "eka", "role": "start", "challenges": [choice, branch, number]},
            stop | {"id": "toka"},
        ],
    }
    return Adventure.model_validate(written | fields)


def site_with(data, text: Any, **fields: Any) -> Flask:
    prepared(data)
    content = Catalogue(programme(text), (adventure(text, **fields),))
    application = app_for(site_at(settings_for(data, PUBLIC_URL), content))
    application.testing = True
    return application


def walked(reader: Reader) -> list[Page]:
    """Every page before, on and after a walk from the first checkpoint to the last."""
    pages = list(linked(reader, ("/", "/programme")))
    run = reader.set_out().address.split("/")[2]
    place, begin = f"/runs/{run}/checkpoints/eka", f"/runs/{run}"
    pages += linked(reader, (begin,))
    pages.append(reader.send(reader.read(place).form("/check-in", here="1")))
    for _ in range(2):
        pages.append(reader.send(reader.read(place).form("/answer"), value="vaara"))
    pages.append(reader.send(reader.read(place).form("/hint")))
    pages.append(reader.send(reader.read(place).form("/answer"), value="oikea"))
    for asked, value in (("eka/haara", "vasen"), ("eka/luku", "5")):
        form = reader.read(place).form("/answer", challenge=asked)
        pages.append(reader.send(form, value=value))
    pages += linked(reader, (begin, place))
    toka = reader.read(f"/runs/{run}/checkpoints/toka")
    pages.append(reader.send(toka.form("/check-in", here="1")))
    return pages + list(linked(reader, (begin,)))


@dataclass
class Marks(HTMLParser):
    """The elements of a page as (tag, lang, dir, words in it), and those in a wrong place."""

    html: str
    marked: list[tuple[str, str, str, str]] = field(default_factory=list)
    misplaced: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.feed(self.html)

    def handle_starttag(self, tag, attrs):
        if tag in VOID:
            return
        within = {one for one, _, _ in self._open}
        if within & ({"a"} if tag == "a" else LINES if tag in BLOCKS else set()):
            self.misplaced.append(tag)
        self._open.append((tag, dict(attrs), []))

    def handle_data(self, data):
        for _, _, words in self._open:
            words.append(data)

    def handle_endtag(self, tag):
        name = ""
        while name != tag and tag in [one for one, _, _ in self._open]:
            name, given, words = self._open.pop()
            if "lang" in given or "dir" in given:
                seen = " ".join("".join(words).split())
                self.marked.append((name, given.get("lang"), given.get("dir"), seen))


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> list[Page]:
    app = site_with(tmp_path_factory.mktemp("marked") / "data", {"fi": WRITTEN})
    return walked(Reader(app.test_client()))


def test_what_authors_write_is_nowhere_shown_as_it_was_written(pages: list[Page]):
    told = [(page.address, DATA.sub("", page.answer.text)) for page in pages]

    as_written = {address for address, html in told if any(one in html for one in AS_WRITTEN)}

    assert len({page.address for page in pages}) > 20
    assert {page.status for page in pages} == {200}
    assert as_written == set()


def test_authors_links_and_paragraphs_stand_only_where_there_is_room_for_them(
    pages: list[Page],
):
    misplaced = [(page.address, Marks(page.answer.text).misplaced) for page in pages]

    assert [(address, tags) for address, tags in misplaced if tags] == []
    assert sum("https://a.test/x" in page.links for page in pages) > 10


def test_the_title_of_a_page_and_what_is_told_of_it_are_plain_words(pages: list[Page]):
    page = next(page for page in pages if page.address == "/adventures/koe")

    assert "<title>Sana tähdellä ja linkki (a.test)</title>" in page.answer.text
    assert 'content="Sana tähdellä ja linkki (a.test)"' in page.answer.text


def test_a_sign_of_morse_stays_on_its_line(tmp_path):
    app = site_with(tmp_path / "data", {"fi": "K – · – / U · · –"})
    reader = Reader(app.test_client())
    run = reader.set_out().address.split("/")[2]
    place = reader.read(f"/runs/{run}/checkpoints/eka")

    page = reader.send(place.form("/check-in", here="1"))

    assert "<p>K&nbsp;–&nbsp;·&nbsp;– / U&nbsp;·&nbsp;·&nbsp;–</p>" in page.answer.text


@pytest.fixture(scope="module")
def arabic(tmp_path_factory) -> list[Page]:
    text = {"ar": f"{ARABIC} *1*"}
    app = site_with(tmp_path_factory.mktemp("arabic") / "data", text, fallback=["ar"])
    return walked(Reader(app.test_client()))


def test_arabic_runs_from_right_to_left_and_the_page_around_it_does_not(arabic: list[Page]):
    marked = [one for page in arabic for one in Marks(page.answer.text).marked]

    turned = [one for one in marked if one[2] == "rtl"]
    assert len(turned) > 50
    assert {lang for _, lang, _, _ in turned} == {"ar"}
    assert {words for _, _, _, words in turned if not words.startswith(ARABIC)} == set()
    assert [one for one in turned if one[3].count(ARABIC) != 1] == []
    assert {way for tag, _, way, _ in marked if tag == "html"} == {"ltr"}


def test_every_arabic_word_on_a_page_stands_in_text_that_says_so(arabic: list[Page]):
    for page in arabic:
        html = KEEPSAKE.sub("", DATA.sub("", page.answer.text))
        body = html.partition("<body")[2]
        within = sum(one[3].count(ARABIC) for one in Marks(body).marked if one[2] == "rtl")
        assert within == body.count(ARABIC), page.address


def test_a_text_in_another_language_of_the_same_way_says_only_its_language(tmp_path):
    app = site_with(tmp_path / "data", {"en": "Station"}, fallback=["en"])

    page = Reader(app.test_client()).read("/adventures/koe")

    marked = [one for one in Marks(page.answer.text).marked if one[3] == "Station"]
    assert {(lang, way) for _, lang, way, _ in marked} == {("en", None)}


def test_a_page_in_a_language_from_right_to_left_turns_what_is_not(tmp_path, monkeypatch):
    app = site_with(tmp_path / "data", {"fi": "Asema", "ar": ARABIC}, subtitle={"fi": "Asema"})
    monkeypatch.setattr("web.guards.language", lambda: "ar")

    page = Reader(app.test_client()).read("/adventures/koe")

    marked = Marks(page.answer.text).marked
    assert page.heading == ARABIC
    assert [one[1:3] for one in marked if one[0] == "html"] == [("ar", "rtl")]
    assert ("p", "fi", "ltr", "Asema") in marked
    assert [one for one in marked if one[3] == ARABIC] == []
