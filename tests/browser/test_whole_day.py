"""An organiser's whole day: an invite, a game, posters, forty teams, help, results, report."""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import DESKTOP
from tests.building import shipped
from tests.clockwork import Clock, served
from tests.desking import BESIDE_THE_SQUARE, USUAL_S
from tests.housing import prepared
from tests.playing import Phone
from tests.visiting import codes_of
from web import expecting, games, staffing
from web.folder import site_at
from web.settings import settings_for
from web.site import Site
from web.staffing import Duty, Role

TEAMS = 40
STUCK = ("Aita", "Arvoitus", "Kadonnut")
MINUTES = 25


@dataclass
class Town:
    """A site whose clock stands until the test moves it, and where it answers."""

    site: Site
    clock: Clock
    url: str


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    clock = Clock()
    prepared(tmp_path / "data")
    site = site_at(settings_for(tmp_path / "data", "http://localhost"), shipped(), clock)
    with served(site) as url:
        yield Town(site, clock, url)
    site.database.close()


@pytest.fixture
def page(browser) -> Iterator[Page]:
    context = browser.new_context(locale="fi-FI", viewport=DESKTOP)
    yield context.new_page()
    context.close()


def come_in(page: Page, town: Town) -> None:
    link = staffing.invite(town.site, Duty(Role.ORGANISER), town.clock())
    page.goto(town.url + urlsplit(link).path)
    page.get_by_role("button", name="Aloitan").click()


def open_game(page: Page, town: Town) -> str:
    page.get_by_role("link", name="Uusi peli").click()
    page.get_by_label("Nimi, josta pelin tuntee").fill("Koko koulu")
    page.get_by_role("button", name="Avataan peli").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Koko koulu")
    code = page.url.rpartition("/")[2]
    edition = games.any_game(town.site, code).edition
    rules = games.adventure(town.site, edition)
    ways = [stop.id for stop in rules.checkpoints]
    tasks = [f"{stop.id}/{one.id}" for stop in rules.checkpoints for one in stop.challenges]
    expecting.know(edition, dict.fromkeys(ways + tasks, USUAL_S))
    return code


def all_set_out(client: httpx.Client, code: str) -> dict[str, Phone]:
    names = [*STUCK, *(f"Joukkue {number:02}" for number in range(TEAMS - len(STUCK)))]
    phones = {name: Phone(client) for name in names}
    for name, phone in phones.items():
        assert phone.start(code, team={"name": name}).status_code == 201
        client.cookies.clear()
    return phones


def goes_on(phone: Phone, codes: dict[str, str]) -> None:
    wish = phone.next_wish(codes)
    if wish is not None:
        phone.happened(wish)


def walk(town: Town, phones: dict[str, Phone]) -> None:
    """Thirty-seven walk on; one stands before a fence, one before a question, one is gone."""
    codes = codes_of(town.site)
    fence, question, _ = (phones[name] for name in STUCK)
    while fence.view["next"] != "tori":
        goes_on(fence, codes)
    goes_on(question, codes)
    others = [phone for name, phone in phones.items() if name not in STUCK]
    for minute in range(MINUTES):
        town.clock.go_on(minutes=1)
        for phone in others[minute % 4 :: 4]:
            goes_on(phone, codes)
        if minute % 3 == 0:
            fence.send({"kind": "check-in", "checkpoint": "tori", "fix": BESIDE_THE_SQUARE})
        if minute in {2, 5, 8}:
            question.send({"kind": "answer", "challenge": "asema/avain", "value": "juna"})


def scores(page: Page, town: Town, code: str) -> dict[str, int]:
    board = page.request.get(f"{town.url}/api/games/{code}/leaderboard").json()
    return {row["team"]: row["score"] for row in board["standings"]}


def test_from_the_invite_to_the_report(page: Page, town: Town):
    come_in(page, town)
    code = open_game(page, town)
    base = f"{town.url}/staff/games/{code}"
    posters = page.request.get(f"{base}/print.pdf?what=posters")
    assert posters.body().startswith(b"%PDF")

    with httpx.Client(base_url=town.url, timeout=30) as client:
        phones = all_set_out(client, code)
        walk(town, phones)
        help_each(page, base)
        freeze_and_unveil(page, town, code, phones)

    assert results_say(page, base) == scores(page, town, code)
    page.goto(f"{town.url}/staff/report")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def help_each(page: Page, base: str) -> None:
    """The desk names those three and no other, and one tap helps each."""
    page.goto(f"{base}/desk")
    names = page.locator("#desk-help li.stuck h3 a")
    expect(names).to_have_count(len(STUCK))
    assert sorted(names.all_inner_texts()) == sorted(STUCK)
    for name in STUCK:
        stuck = page.locator("#desk-help li.stuck", has=page.get_by_text(name, exact=True))
        stuck.locator(".b.sign").click()
        expect(page.get_by_role("status").first).to_be_visible()
        page.goto(f"{base}/desk")
    page.goto(f"{base}/deeds")
    expect(page.get_by_role("main").get_by_role("listitem")).to_have_count(len(STUCK))


def freeze_and_unveil(page: Page, town: Town, code: str, phones: dict[str, Phone]) -> None:
    """What is earned behind the freeze is on no board until the organiser unveils it."""
    field = page.get_by_label("Tulostaulu pysähtyy")
    page.goto(f"{town.url}/staff/games/{code}/terms")
    field.fill("2020-01-01T00:00")
    page.get_by_role("button", name="Näillä pelataan").click()
    town.clock.go_on(minutes=1)
    goes_on(phones["Joukkue 00"], codes_of(town.site))
    page.goto(f"{town.url}/games/{code}/wall")
    expect(page.get_by_text("Tulostaulu on pysäytetty.")).to_be_visible()
    assert scores(page, town, code) == {}

    page.goto(f"{town.url}/staff/games/{code}/terms")
    field.fill("")
    page.get_by_role("button", name="Näillä pelataan").click()

    assert scores(page, town, code)["Joukkue 00"] == phones["Joukkue 00"].view["score"]


def results_say(page: Page, base: str) -> dict[str, int]:
    octets = page.request.get(f"{base}/results/results.csv.zip").body()
    with zipfile.ZipFile(io.BytesIO(octets)) as archive:
        text = archive.read("Joukkueet.csv").decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text), delimiter=";")
    return {row["Joukkue"]: int(row["Pisteet"]) for row in rows}
