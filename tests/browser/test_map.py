"""The walk's map in a real browser: the sketch, and the streets that an organiser imports."""

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import PHONE, stand
from tests.browser.team import Team, place_of
from tests.mapping import TOWN
from tests.serving import command


@pytest.fixture
def page(browser, server, witness):
    """A team's phone by the station, on the page with the map."""
    context = browser.new_context(
        viewport=PHONE, locale="fi-FI", permissions=["geolocation"], base_url=server.url
    )
    witness.watch(context)
    page = context.new_page()
    page.goto("/adventures/perille")
    page.get_by_role("link", name="Lähdetään matkaan").click()
    page.get_by_label("Luimme nämä yhdessä").check()
    page.get_by_role("button", name="Aloitetaan").click()
    yield page
    context.close()


@pytest.fixture
def streets(server):
    """Streets of the tests' own town, imported while the server runs."""
    command("basemap", "import", str(TOWN), "--data", str(server.data))
    yield
    command("basemap", "remove", "--data", str(server.data))


def names(page) -> set[str]:
    return set(page.locator(".map .name text").all_text_contents())


def ways(page, kind: str) -> str:
    """What is drawn of a kind: one path for all of them."""
    return page.locator(f".map path.way.{kind}").first.get_attribute("d") or ""


def test_without_an_import_the_map_says_that_it_is_a_sketch(page, server):
    page.goto(Team(page, server).run)

    caption = page.locator(".map .cap")
    expect(caption).to_contain_text("Luonnoskartta: kadut suunnilleen")
    expect(caption).to_contain_text("© OpenStreetMap")
    assert "M" in ways(page, "street")


def test_imported_streets_are_drawn_named_and_credited(page, server, streets):
    stand(page, place_of("tori"))
    page.goto(Team(page, server).run)

    caption = page.locator(".map .cap")
    expect(caption).to_have_text("© OpenStreetMap contributors, ODbL")
    for kind in ("road", "street", "path"):
        assert "M" in ways(page, kind), kind
    assert "M" in (page.locator(".map path.bu").get_attribute("d") or "")
    assert "Kuuraketunkatu" in names(page)


def test_a_phone_that_cannot_reach_the_map_draws_the_sketch_it_came_with(page, server, witness):
    page.route("**/basemap.json", lambda route: route.abort())

    page.goto(Team(page, server).run)

    expect(page.locator(".map .cap")).to_contain_text("Luonnoskartta")
    assert "M" in ways(page, "street")
    witness.complaints.clear()  # Chromium notes the request that did not get through
