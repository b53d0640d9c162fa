"""The organiser's desk in a browser: it keeps itself fresh, and takes nobody's pen away."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.chromium import DESKTOP, PHONE
from tests.playing import fresh_id
from tests.serving import command

WIDE = "document.documentElement.scrollWidth > window.innerWidth + 1"
OVERFLOWING = """() => [...document.querySelectorAll('.b')]
    .filter(one => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1)
    .map(one => one.textContent.trim())"""
LANGUAGES = ("fi", "sv", "en", "fi-x-selko")
AT_MOST_MS = 3_000


def looked_over(page: Page) -> None:
    for size in (PHONE, DESKTOP):
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size(size)
            assert page.evaluate(WIDE) is False
            assert page.evaluate(OVERFLOWING) == []
    page.set_viewport_size(PHONE)
    assert Axe().run(page).response["violations"] == []


def come_in(server, browser, witness, *role: str) -> Page:
    words = ("invite", *role, "--data", str(server.data), "--public-url", server.url)
    context = browser.new_context(locale="fi-FI", viewport=PHONE)
    if witness is not None:
        witness.watch(context)
    page = context.new_page()
    page.goto(command(*words).stdout.strip())
    page.get_by_role("button", name="Aloitan").click()
    return page


@pytest.fixture
def desk(server, browser, witness) -> Page:
    page = come_in(server, browser, witness, "--role", "organiser")
    yield page
    page.context.close()


@pytest.fixture
def code(desk) -> str:
    """The code of the first game at the desk."""
    desk.get_by_role("link", name="Avaa peli").first.click()
    return desk.url.rpartition("/")[2]


def joined(browser, server, code: str) -> Page:
    """A team on its own phone."""
    context = browser.new_context(locale="fi-FI", viewport=PHONE)
    page = context.new_page()
    page.goto(f"{server.url}/games/{code}/join")
    page.get_by_label("Luimme nämä yhdessä").check()
    page.get_by_role("button", name="Aloitetaan").click()
    return page


def test_every_page_of_the_desk_is_whole_in_every_language(desk, server, code, browser):
    team = joined(browser, server, code)
    base = f"{server.url}/staff/games/{code}"
    desk.goto(f"{base}/desk")
    path = desk.locator("#desk-teams tbody a").first.get_attribute("href")
    pages = ("desk", "messages", "deeds", "photos", "checkpoints/tori")
    for language in LANGUAGES:
        for address in (*(f"{base}/{one}" for one in pages), f"{server.url}{path}"):
            desk.goto(f"{address}?lang={language}")
            looked_over(desk)
    team.context.close()


def test_a_team_that_sets_out_is_on_the_desk_in_three_seconds(desk, server, code, browser):
    desk.goto(f"{server.url}/staff/games/{code}/desk")
    rows = desk.locator("#desk-teams tbody a")
    before = rows.count()

    team = joined(browser, server, code)

    expect(rows).to_have_count(before + 1, timeout=AT_MOST_MS)
    team.context.close()


def test_an_open_form_and_what_is_typed_in_it_stay(desk, server, code, browser):
    desk.goto(f"{server.url}/staff/games/{code}/desk")
    rows = desk.locator("#desk-teams tbody a")
    before = rows.count()
    desk.get_by_text("Tiedote kaikille").click()
    field = desk.get_by_label("Mitä kaikille sanotaan?")
    field.fill("Sade tulee")

    team = joined(browser, server, code)

    expect(rows).to_have_count(before + 1, timeout=AT_MOST_MS)
    expect(field).to_have_value("Sade tulee")
    expect(field).to_be_focused()
    desk.get_by_role("button", name="Lähetetään").first.click()
    expect(desk.get_by_role("status").first).to_contain_text("Viesti lähetetty.")
    team.reload()
    expect(team.get_by_text("Sade tulee")).to_be_visible()
    team.context.close()


def test_the_focus_stays_on_the_button_that_had_it(desk, server, code, browser):
    desk.goto(f"{server.url}/staff/games/{code}/desk")
    count = desk.locator("#desk-head p.n")
    said = count.inner_text()
    desk.locator("#desk-clock").focus()

    team = joined(browser, server, code)

    expect(count).not_to_have_text(said, timeout=AT_MOST_MS)
    expect(desk.locator("#desk-clock")).to_be_focused()
    team.context.close()


def test_without_the_server_the_desk_says_of_when_it_is(server, browser, code):
    """Unwatched: a browser complains of every request that fails."""
    desk = come_in(server, browser, None, "--role", "organiser")
    desk.goto(f"{server.url}/staff/games/{code}/desk")
    note = desk.get_by_text("Palvelin ei vastaa.")
    expect(note).to_be_hidden()

    desk.route("**/desk/now", lambda route: route.abort())

    expect(note).to_be_visible(timeout=2 * AT_MOST_MS)
    desk.context.close()


def test_a_host_checks_a_team_in(desk, server, code, browser, witness):
    team = joined(browser, server, code)
    host = come_in(
        server, browser, witness,
        "--role", "host", "--game", code, "--checkpoint", "asema", "--label", fresh_id()[:8],
    )  # fmt: skip
    host.get_by_role("link", name="Avaan rastin").click()
    looked_over(host)
    host.get_by_role("button", name="Leimaa").first.click()
    expect(host.get_by_role("status").first).to_contain_text("Leimattu")
    looked_over(host)
    host.context.close()
    team.context.close()
