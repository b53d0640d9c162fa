"""The organiser's desk in a browser: it keeps itself fresh, and takes nobody's pen away."""

from itertools import cycle, product

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import PHONE, follow
from tests.browser.staff import LANGUAGES, come_in, looked_over
from tests.playing import fresh_id

AT_MOST_MS = 3_000


@pytest.fixture
def desk(server, browser, witness) -> Page:
    page = come_in(server, browser, witness, "--role", "organiser")
    yield page
    page.context.close()


@pytest.fixture
def code(desk) -> str:
    """The code of the first game at the desk."""
    follow(desk, desk.get_by_role("link", name="Avaa peli").first)
    return desk.url.rpartition("/")[2]


def joined(browser, server, code: str) -> Page:
    """A team on its own phone."""
    context = browser.new_context(locale="fi-FI", viewport=PHONE)
    page = context.new_page()
    page.goto(f"{server.url}/games/{code}/join")
    page.get_by_label("Luimme nämä yhdessä").check()
    page.get_by_role("button", name="Aloitetaan").click()
    return page


@pytest.fixture
def pages(desk, server, code, browser):
    """The desk's pages, while a team is on its way."""
    team = joined(browser, server, code)
    base = f"{server.url}/staff/games/{code}"
    desk.goto(f"{base}/desk")
    path = desk.locator("#desk-teams tbody a").first.get_attribute("href")
    named = ("desk", "messages", "deeds", "photos", "checkpoints/tori")
    yield [*(f"{base}/{one}" for one in named), f"{server.url}{path}"]
    team.context.close()


def test_every_page_of_the_desk_is_whole(desk, pages):
    for address, language in zip(pages, cycle(LANGUAGES)):  # each language has its turn
        desk.goto(f"{address}?lang={language}")
        looked_over(desk)


@pytest.mark.long
def test_every_page_of_the_desk_is_whole_in_every_language(desk, pages):
    for address, language in product(pages, LANGUAGES):
        desk.goto(f"{address}?lang={language}")
        looked_over(desk)


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
    follow(host, host.get_by_role("link", name="Avaan rastin"))
    looked_over(host)
    host.get_by_role("button", name="Leimaa").first.click()
    expect(host.get_by_role("status").first).to_contain_text("Leimattu")
    looked_over(host)
    host.context.close()
    team.context.close()
