"""The staff's pages in a real browser: narrow and wide, light and dark, looked over by axe."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import follow
from tests.browser.staff import LANGUAGES, invited, looked_over


@pytest.fixture
def desk(server, browser, witness) -> Page:
    page = invited(server, browser, witness, "--role", "organiser")
    looked_over(page)
    follow(page, page.get_by_role("button", name="Aloitan"))
    yield page
    page.context.close()


def test_a_card_goes_from_hand_to_leaderboard(desk, server):
    looked_over(desk)
    desk.get_by_role("link", name="Avaa peli").first.click()
    follow(desk, desk.get_by_role("link", name="Paperijoukkueet"))
    looked_over(desk)
    desk.get_by_label("Joukkueen nimi tai numero").fill("Sinkkiämpärit")
    follow(desk, desk.get_by_role("button", name="Kortti on tässä, viedään se"))
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
