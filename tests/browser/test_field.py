"""In the field: a guided group, a ride, a second phone, and what is taken home."""

import json
import re
import struct

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.chromium import PHONE
from tests.browser.team import Team, place_of

GEOLOCATION = """() => {
  const told = [];
  window.tell = (coords, age_s) => {
    const timestamp = Date.now() - age_s * 1000;
    for (const one of told) one?.onPosition({ coords, timestamp });
  };
  window.fineness = () => told.map(({ fine }) => fine);
  const geolocation = {
    watchPosition: (onPosition, _, { enableHighAccuracy: fine }) =>
      told.push({ onPosition, fine }),
    clearWatch: (id) => delete told[id - 1],
  };
  Object.defineProperty(navigator, "geolocation", { value: geolocation });
}"""


@pytest.fixture
def context(browser, witness):
    made: list[BrowserContext] = []

    def opened(**wishes) -> BrowserContext:
        context = browser.new_context(viewport=PHONE, locale="fi", **wishes)
        witness.watch(context)
        made.append(context)
        return context

    yield opened
    for one in made:
        one.close()


@pytest.fixture
def page(context) -> Page:
    return context(permissions=["geolocation"]).new_page()


def until(page: Page, holds: str) -> None:
    """Wait for a condition; the page's own policy lets no test wait within it."""
    for _ in range(100):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never: {holds}")


def tell(page: Page, place: dict[str, float], speed: float | None = None, age_s: int = 0):
    coords = {"latitude": place["lat"], "longitude": place["lon"], "accuracy": 8}
    page.evaluate("([coords, age]) => tell(coords, age)", [coords | {"speed": speed}, age_s])


@pytest.fixture
def walker(page: Page, server) -> Team:
    """A team whose phone says what the test tells it to."""
    page.add_init_script(f"({GEOLOCATION})()")
    team = Team(page, server)
    team.join()
    until(page, "fineness().length > 0")
    return team


def test_who_rides_is_asked_to_wait_and_goes_on_when_the_ride_is_over(page, walker):
    dialog = page.get_by_role("dialog", name="Odottakaa, kunnes pysähdytte")
    station = place_of("asema")

    for age_s in (20, 15, 10):
        tell(page, station, speed=14, age_s=age_s)

    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("button")).to_be_focused()
    tell(page, station, speed=1, age_s=5)
    expect(dialog).to_be_hidden()


def test_a_passenger_is_left_in_peace(page, walker):
    dialog = page.get_by_role("dialog", name="Odottakaa, kunnes pysähdytte")
    for age_s in (20, 15, 10):
        tell(page, place_of("asema"), speed=14, age_s=age_s)

    expect(dialog).to_be_visible()
    at_once = """button => { button.click(); tell({ ...%s, accuracy: 8, speed: 14 }, 5); }"""
    station = {"latitude": place_of("asema")["lat"], "longitude": place_of("asema")["lon"]}
    dialog.get_by_role("button").evaluate(at_once % json.dumps(station))
    tell(page, place_of("asema"), speed=14, age_s=4)

    expect(dialog).to_be_hidden()


def test_the_phone_looks_closely_only_near_what_is_open(page, walker):
    tell(page, place_of("naisvuori"))
    until(page, "fineness().at(-1) === false")

    tell(page, place_of("asema"))
    until(page, "fineness().at(-1) === true")


def test_an_old_position_is_explained(page, walker):
    tell(page, place_of("naisvuori"), age_s=40)

    expect(page.get_by_text("Sijainti on yli puoli minuuttia vanha.")).to_be_visible()


def test_text_only_fetches_no_picture_and_no_map(context, server):
    page = context(permissions=["geolocation"]).new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{server.url}/reading")
    page.get_by_label("Vain teksti").check()
    page.get_by_role("button", name="Talletetaan").click()

    Team(page, server).join()
    page.wait_for_timeout(300)

    assert [one for one in fetched if re.search(r"map\.js|map-|/media/|basemap", one)] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_guided_group_s_walk_is_large_and_nothing_sticks_out(context, server, scheme):
    page = context(color_scheme=scheme).new_page()
    page.goto(f"{server.url}/reading")
    page.get_by_label("Opastettu ryhmä").check()
    page.get_by_role("button", name="Talletetaan").click()

    Team(page, server).join()

    size = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    assert size >= 22
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    expect(page.locator(".pictograms [aria-current=step]")).to_have_text("Kävelkää")


@pytest.mark.parametrize("reading", ["none", "guided"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_at_four_times_the_size_and_in_both_directions_nothing_sticks_out(
    browser, server, reading, direction
):
    context = browser.new_context(viewport={"width": 320, "height": 256}, locale="fi")
    context.add_cookies([{"name": "reading", "value": reading, "url": server.url}])
    page = context.new_page()
    team = Team(page, server)
    team.join()

    wide = {}
    for address in ("", "/help", "/checkpoints/asema"):
        page.goto(team.run + address)
        for summary in page.locator("main summary").all():
            summary.click()
        page.evaluate("direction => { document.documentElement.dir = direction }", direction)
        wide[address] = page.evaluate("document.documentElement.scrollWidth")
    context.close()

    assert {address: width for address, width in wide.items() if width > 320} == {}


def test_another_phone_comes_along_by_the_code_s_link(context, page, server):
    team = Team(page, server)
    team.join()
    page.goto(f"{team.run}/help")
    code = page.locator("#phones .d").inner_text()
    other = context().new_page()

    other.goto(f"{server.url}/resume#{code}")

    expect(other.get_by_label("Jatkokoodi")).to_have_value(code)
    assert "#" not in other.url
    other.get_by_role("button", name="Jatketaan matkaa").click()
    expect(other.get_by_text("Tämä puhelin on mukana.")).to_be_visible()


def test_the_picture_is_drawn_on_the_phone_and_nothing_is_sent(page, server, tmp_path):
    team = Team(page, server)
    team.join()
    page.goto(f"{team.run}/help")
    page.get_by_text("Lopetetaan kesken").click()
    page.get_by_role("button", name="Lopetetaan tähän").click()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))

    page.get_by_role("button", name="Tehdään kuva").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Talletetaan kuva").click()

    picture = tmp_path / "card.png"
    download.value.save_as(picture)
    assert struct.unpack(">II", picture.read_bytes()[16:24]) == (1080, 1350)
    assert "POST" not in sent
    expect(page.get_by_role("img", name=re.compile("Kuva: .* 0 p"))).to_be_visible()


def test_the_focus_is_never_under_the_dock(page, server):
    team = Team(page, server)
    team.join()
    page.goto(f"{team.run}/help")
    for summary in page.locator("summary").all():
        summary.click()
    page.evaluate("scrollTo(0, 0)")

    hidden = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen = page.evaluate("""() => {
          const [one, dock] = [document.activeElement, document.querySelector(".dock")];
          if (!one || one === document.body || dock.contains(one)) return "";
          const [box, over] = [one.getBoundingClientRect(), dock.getBoundingClientRect()];
          return box.bottom > over.top && box.top >= over.top ? one.outerHTML.slice(0, 90) : "";
        }""")
        hidden += [seen] if seen else []
    assert hidden == []
