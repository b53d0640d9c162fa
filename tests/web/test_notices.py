"""Privacy, the list of what is kept, and accessibility: what they say is what is so."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from tests.browser import access
from tests.playing import Phone
from tests.reading import Reader
from tests.staffing import come_in
from web import games, storage
from web.accessibility import GAPS, statement
from web.photos import FOLDER
from web.staffing import Role
from web.storage import Kept
from web.store.backup import BACKUPS
from web.store.tables import metadata
from web.terms import Terms
from web.words import LANGUAGES, words_in

ROOT = Path(__file__).parents[2]
CLIENT = ROOT / "web" / "client"
FINNISH = words_in("fi")
LISTED = ("/privacy", "/privacy/storage", "/accessibility")


@pytest.fixture
def reader(app) -> Reader:
    return Reader(app.test_client())


def names(rows: Iterable[Kept]) -> set[str]:
    return {name for row in rows for name in row.names}


def scripts(*folders: str) -> dict[str, str]:
    files = [file for folder in folders for file in (CLIENT / folder).rglob("*.js")]
    return {str(file.relative_to(CLIENT)): file.read_text("utf-8") for file in files}


def cookies_of(reader: Reader) -> set[str]:
    return {cookie.key for cookie in reader.client._cookies.values()}


# What is kept


def test_every_table_is_on_the_list_and_nothing_that_is_none():
    listed = names(storage.of_the_server(FINNISH, 30, 30))

    assert listed == set(metadata.tables) | {FOLDER, BACKUPS}


def test_every_cookie_is_on_the_list_and_nothing_that_is_none(app, site, reader):
    run = reader.set_out().address.split("/")[2]
    reader.send(reader.read(f"/runs/{run}/help").form("/ways"), reading=["guided"])
    reader.read("/?lang=sv")
    phone = Phone(app.test_client(use_cookies=False))
    phone.start()
    host = come_in(app, site, Role.HOST)
    host.send(host.read("/kiosk").form("/kiosk"), resume_code=phone.resume_code)

    assert cookies_of(reader) | cookies_of(host) == names(storage.cookies(FINNISH))


def test_a_cookie_is_kept_nowhere_but_where_these_are():
    sources = (ROOT / "web").rglob("*.py")
    setting = {file.stem for file in sources if "guards.keep(" in file.read_text("utf-8")}

    assert setting == {"reader", "visits"}


def test_every_database_of_the_phone_and_every_shelf_is_on_the_list():
    stores = re.findall(r'createObjectStore\("(\w+)"', scripts("phone")["phone/store.js"])
    shelves = {
        shelf
        for text in scripts("worker").values()
        for shelf in re.findall(r'^const (?:PREFIX|PAGES|MAP) = "([\w-]+)"', text, re.MULTILINE)
    }

    assert {*stores, *shelves} == names(storage.of_the_phone(FINNISH))


def test_every_key_of_a_tab_is_on_the_list():
    keeping = [one for one in scripts("phone", "desk").values() if "Storage.setItem" in one]
    listed = names(storage.of_the_tab(FINNISH))

    kept = {key for text in keeping for key in listed if re.search(f'["`]{key}', text)}
    calls = sum(text.count("Storage.setItem") for text in keeping)
    assert kept == listed
    assert calls == len(listed)


def test_nothing_else_in_the_client_keeps_anything():
    keeping = {
        Path(name).stem
        for name, text in scripts("phone", "desk", "core").items()
        if re.search(r"\b(localStorage|sessionStorage|indexedDB|openDB|caches)\b", text)
    }

    of_a_tab = {"main", "near", "kept", "scale", "activity", "device"}
    assert keeping == of_a_tab | {"store", "worker", "sync", "forgetting", "media"}


def test_the_list_is_read_by_anyone_and_tells_the_days_of_the_settings(reader, site):
    object.__setattr__(site.settings, "keep_days", 9)
    object.__setattr__(site.settings, "photo_days", 4)

    told = reader.read("/privacy/storage").words

    assert "9 päivää siitä, kun viimeksi pelasitte." in told
    assert "4 päivää. photo photos" in told
    assert "outbox" in told


# Privacy


def test_privacy_tells_who_answers_and_where_to_complain(reader, site):
    object.__setattr__(site.settings, "contact", "Anni, 040 123 4567")

    page = reader.read("/privacy")

    assert "Pelin järjestäjä: Anni, 040 123 4567" in page.words
    assert "https://tietosuoja.fi/" in page.links
    assert "Järjestäjä on voinut sopia lyhyemmästä ajasta." in page.words
    assert "koko kuva 30 päivän päästä" in page.words


def test_a_game_s_own_privacy_is_as_its_organiser_settled_it(reader, site):
    terms = Terms(contact="Koulu, 015 1941", keep_days=3, ranking="none")
    game = games.create(site, "perille", on=terms)

    page = reader.read(f"/games/{game.code}/privacy")

    assert "Pelin järjestäjä: Koulu, 015 1941" in page.words
    assert "poistetaan itsestään 3 päivän päästä" in page.words
    assert "Tuloksia ei näytetä muille." in page.words
    assert "lyhyemmästä ajasta" not in page.words


def test_who_joins_can_read_it_first_and_who_plays_at_any_time(reader: Reader):
    joining = next(link for link in reader.read("/").links if link.endswith("/join"))
    own = joining.replace("/join", "/privacy")

    assert own in reader.read(joining).links
    run = reader.set_out().address.split("/")[2]
    assert {own, "/accessibility"} <= set(reader.read(f"/runs/{run}/help").links)


# Accessibility


def test_the_statement_is_of_what_the_tests_look_at():
    told = statement()

    number = told.standard.removeprefix("WCAG ").replace(".", "")
    level = told.level.lower()
    assert f"wcag{number}{level}" in access.RULES["runOnly"]["values"]
    assert told.contrast == 7
    assert access.RULES["rules"]["color-contrast-enhanced"]["enabled"]
    assert told.widths == access.WIDTHS
    assert told.themes == access.THEMES
    assert told.languages == access.LANGUAGES == tuple(LANGUAGES)


def test_every_gap_has_its_words_and_its_criteria():
    told = statement()

    assert {gap.name for gap in told.gaps} == set(GAPS)
    for gap in told.gaps:
        assert gap.criteria
        assert all(re.fullmatch(r"[1-4]\.\d\.\d{1,2}", one) for one in gap.criteria)


def test_a_team_s_photo_is_shown_to_staff_without_a_text_of_its_own():
    """The gap `photos`; where this fails, the statement has one gap less."""
    page = (ROOT / "web" / "templates" / "staff" / "photos.html").read_text("utf-8")

    assert 'alt="{% trans number = loop.index %}Kuva {{ number }}{% endtrans %}"' in page


def test_a_wall_turns_its_leaves_and_has_nothing_to_stop_it_by():
    """The gap `wall`, likewise."""
    page = (ROOT / "web" / "templates" / "player" / "wall.html").read_text("utf-8")

    assert 'http-equiv="refresh"' in page
    assert "<button" not in page


def test_the_statement_was_reviewed_within_a_year_of_every_release():
    told = statement()
    log = (ROOT / "CHANGELOG.md").read_text("utf-8")
    released = re.findall(r"^## .*(\d{4}-\d\d-\d\d)", log, re.MULTILINE)

    assert told.made <= told.reviewed
    assert all((date.fromisoformat(one) - told.reviewed).days < 365 for one in released)


def test_the_statement_tells_whom_to_tell_and_who_supervises(reader, site):
    object.__setattr__(site.settings, "contact", "Anni, 040 123 4567")

    page = reader.read("/accessibility")

    assert "Kertokaa siitä, niin korjaamme: Anni, 040 123 4567" in page.words
    assert "14 päivässä" in page.words
    assert "Traficom" in page.words
    assert "https://www.saavutettavuusvaatimukset.fi/" in page.links
    assert "WCAG 2.2: 1.1.1" in page.words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", LISTED)
def test_each_is_reached_from_every_public_page_in_every_language(reader, address, language):
    reader.read(f"/?lang={language}")

    page = reader.read(address)

    assert page.status == 200
    assert {"/privacy", "/accessibility"} <= set(page.links)
