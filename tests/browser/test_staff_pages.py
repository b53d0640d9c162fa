"""The staff's pages in a real browser: narrow and wide, light and dark, looked over by axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.chromium import DESKTOP, PHONE
from tests.serving import command

WIDE = "document.documentElement.scrollWidth > window.innerWidth + 1"
OVERFLOWING = """() => [...document.querySelectorAll('.b')]
    .filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.textContent.trim())"""
LANGUAGES = ("fi", "sv", "en", "fi-x-selko")


@pytest.fixture
def desk(server, browser, witness) -> Page:
    link = command(
        "invite", "--role", "organiser", "--data", str(server.data), "--public-url", server.url
    ).stdout.strip()
    context = browser.new_context(locale="fi-FI", viewport=PHONE)
    witness.watch(context)
    page = context.new_page()
    page.goto(link)
    looked_over(page)
    page.get_by_role("button", name="Aloitan").click()
    yield page
    context.close()


def looked_over(page: Page) -> None:
    for size in (PHONE, DESKTOP):
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size(size)
            assert page.evaluate(WIDE) is False
            assert page.evaluate(OVERFLOWING) == []
    page.set_viewport_size(PHONE)
    assert Axe().run(page).response["violations"] == []


def test_a_card_goes_from_hand_to_leaderboard(desk, server):
    looked_over(desk)
    desk.get_by_role("link", name="Avaa peli").first.click()
    desk.get_by_role("link", name="Paperijoukkueet").click()
    looked_over(desk)
    desk.get_by_label("Joukkueen nimi tai numero").fill("Sinkkiämpärit")
    desk.get_by_role("button", name="Kortti on tässä, viedään se").click()
    looked_over(desk)
    station = desk.get_by_role("region", name="Rautatieasema")
    station.get_by_label("Leima tai nimikirjaimet").check()
    station.get_by_label("Kello").fill("puoli")
    station.get_by_label("Vastaus 1.1").fill("kieli")
    desk.get_by_role("button", name="Vie kortti peliin").click()
    expect(desk.get_by_role("alert").first).to_contain_text("1 kohta pitää korjata")
    looked_over(desk)
    station.get_by_label("Kello").fill("")
    desk.get_by_role("button", name="Vie kortti peliin").click()
    expect(desk.get_by_role("heading", name="Sinkkiämpärit")).to_be_visible()
    looked_over(desk)
    desk.get_by_role("link", name="Tulokset").click()
    expect(desk.get_by_text("Sinkkiämpärit")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_fits(desk, server, language):
    for path in ("/staff", "/staff/people"):
        desk.goto(f"{server.url}{path}?lang={language}")
        looked_over(desk)
    desk.goto(f"{server.url}/staff")
    desk.locator(".bs a[href*='/games/']").first.click()
    desk.wait_for_url("**/staff/games/*")
    looked_over(desk)
    desk.locator("a[href$='/paper']").click()
    desk.wait_for_url("**/paper")
    looked_over(desk)
