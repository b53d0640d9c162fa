"""A terminal in a real browser: two teams, one after the other, and the silence between."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.chromium import DESKTOP, PHONE
from tests.playing import Phone
from tests.serving import command

KEPT = """async () => JSON.stringify([
    Object.entries(localStorage), Object.entries(sessionStorage), await caches.keys(),
    (await navigator.serviceWorker.getRegistrations()).length,
    (await indexedDB.databases()).length])"""
WIDE = "document.documentElement.scrollWidth > window.innerWidth + 1"


@pytest.fixture
def teams(server) -> list[Phone]:
    """Two teams of Perille, whose phones are not at hand."""
    with server.client() as client:
        made = [Phone(client), Phone(client)]
        code = next(one["code"] for one in made[0].games() if one["adventure"] == "perille")
        for one in made:
            one.start(code)
        made[0].game = code
        return made


@pytest.fixture
def terminal(server, browser, witness, teams) -> Page:
    link = command(
        "invite", "--role", "host", "--game", teams[0].game, "--checkpoint", "asema",
        "--data", str(server.data), "--public-url", server.url,
    ).stdout.strip()  # fmt: skip
    context = browser.new_context(locale="fi-FI", viewport=DESKTOP)
    witness.watch(context)
    page = context.new_page()
    page.goto(link)
    page.get_by_role("button", name="Aloitan").click()
    page.get_by_role("link", name="Avaan leimauspisteen").click()
    yield page
    context.close()


def check_in(terminal: Page, team: Phone) -> None:
    terminal.get_by_label("Joukkueen jatkokoodi").fill(team.resume_code)
    terminal.get_by_role("button", name="Leimataan").click()
    expect(terminal.get_by_role("heading", name="Rautatieasema")).to_be_visible()


def looked_over(page: Page) -> None:
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)
        assert page.evaluate(WIDE) is False
        assert Axe().run(page).response["violations"] == []


def test_two_teams_one_after_the_other_and_nothing_of_either_stays(terminal, teams):
    first, second = teams
    looked_over(terminal)
    check_in(terminal, first)
    looked_over(terminal)
    terminal.locator("input[name=value]").fill("kieli")
    terminal.get_by_role("button", name="Vastataan").click()
    expect(terminal.get_by_role("heading", name="Oikein")).to_be_visible()
    terminal.get_by_role("link", name="Jatketaan matkaa").click()
    expect(terminal).to_have_url(re.compile("/kiosk$"))

    terminal.go_back()
    expect(terminal).to_have_url(re.compile("/kiosk$"))
    expect(terminal.get_by_label("Joukkueen jatkokoodi")).to_have_value("")
    check_in(terminal, second)
    terminal.get_by_role("link", name="Valmis, unohda meidät").click()

    expect(terminal).to_have_url(re.compile("/kiosk$"))
    assert terminal.evaluate(KEPT) == "[[],[],[],0,0]"
    names = {cookie["name"] for cookie in terminal.context.cookies()}
    assert names == {"seikkailu-staff"}


def test_a_terminal_that_nobody_touches_forgets_and_a_hand_keeps_it_awake(terminal, teams):
    terminal.clock.install()
    check_in(terminal, teams[0])
    terminal.clock.run_for(50_000)
    terminal.mouse.click(5, 5)
    terminal.clock.run_for(50_000)
    expect(terminal).to_have_url(re.compile("/entries/"))

    terminal.clock.run_for(11_000)

    expect(terminal).to_have_url(re.compile("/kiosk$"))
