"""A walk with a time limit in a real browser: the clock ticks, the nearest comes first."""

import re
from itertools import chain

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from engine.geo import Point
from engine.play.intents import Pause
from tests.browser.access import unrolled
from tests.browser.chromium import DESKTOP, PHONE, Witness, stand
from tests.browser.test_pages import HEIGHTS, RULES, WIDE
from tests.clockwork import HILL, LIBRARY, SQUARE, STATION, Clock, a_site, served
from web import games, organising

MAALI = "/checkpoints/maali"
AROUND = {"lat": 61.6884, "lon": 27.2750}
"""A street corner: the square is nearest, the library a little farther."""


class Walk:
    """A team on the timed walk, with its phone and the organiser's hand on the clock."""

    def __init__(self, page: Page, url: str, site, clock: Clock) -> None:
        self.page, self.url, self.site, self.clock = page, url, site, clock
        self.code = games.open_games(site)[0].code
        page.goto(f"{url}/games/{self.code}/join")
        page.get_by_label("Luimme nämä yhdessä").check()
        page.get_by_role("button", name="Aloitetaan").click()
        page.wait_for_url("**/runs/**")
        self.run = page.url.split("?")[0]

    def arrive(self, checkpoint: str) -> str:
        """Check in by the team's word; gives where that is told."""
        self.page.goto(f"{self.run}/checkpoints/{checkpoint}")
        self.page.get_by_text("Puhelin ei usko", exact=False).first.click()
        self.page.locator("form:has(input[name=here]) button").first.click()
        self.page.wait_for_url("**/entries/**")
        return self.here()

    def here(self) -> str:
        """The page's address within the run."""
        return self.page.url.removeprefix(self.run)

    def go(self, address: str = "") -> Page:
        self.page.goto(f"{self.run}{address}")
        return self.page

    def hear(self, words: str) -> None:
        organising.say(self.site, self.code, words, self.clock.at)

    def stand(self, at: Point) -> None:
        stand(self.page, {"lat": at.lat, "lon": at.lon})


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def begun(browser, tmp_path, clock, request):
    """Set out and start the clock; no foreign request, no script error may come of it."""
    options = getattr(request, "param", {})
    site = a_site(tmp_path / "data", clock)
    with served(site) as url:
        context = browser.new_context(
            **{"viewport": PHONE, "locale": "fi-FI", "permissions": ["geolocation"]} | options
        )
        witness = Witness(url)
        witness.watch(context)
        stand(page := context.new_page(), AROUND)
        walk = Walk(page, url, site, clock)
        walk.arrive("asema")
        yield walk
        context.close()
        assert witness.foreign == []
        assert witness.complaints == []
    site.database.close()


def line(walk: Walk, phase: str):
    return walk.page.locator(f"[data-phase={phase}]")


def test_the_clock_ticks_without_a_word(begun, clock):
    clock.go_on(minutes=28, seconds=20)
    page = begun.go("/help")

    expect(page.locator("[data-left-words]")).to_have_text(re.compile(r"^1\smin\s3\d\ss$"))
    expect(page.locator("[data-live]")).to_have_text("")


def test_overtime_begins_on_an_open_page_and_is_said_once(begun, clock):
    clock.go_on(minutes=29, seconds=58)
    page = begun.go("/help")
    expect(line(begun, "running")).to_be_visible()

    expect(line(begun, "overtime")).to_be_visible(timeout=6_000)
    expect(line(begun, "running")).to_be_hidden()
    expect(page.locator("[data-cost-number]")).to_have_text("−5", timeout=3_000)
    expect(page.locator("[data-live]")).to_have_text(re.compile("^Yliaikaa: .*12.40 asti.$"))


def test_the_time_is_over_on_an_open_page(begun, clock):
    clock.go_on(minutes=39, seconds=58)
    begun.go("/help")

    expect(line(begun, "over")).to_be_visible(timeout=6_000)
    expect(line(begun, "over")).to_contain_text("matka saa jatkua")
    expect(line(begun, "overtime")).to_be_hidden()


def test_a_clock_that_stands_does_not_tick(begun, clock):
    clock.go_on(minutes=28, seconds=20)
    organising.in_game(begun.site, begun.code, Pause(clock.at))
    page = begun.go("/help")

    page.wait_for_timeout(1_500)

    expect(page.locator(".clock")).to_have_text(re.compile(r"Aikaa jäljellä 1\smin\s40\ss\."))


def test_where_all_are_open_the_nearest_is_suggested_and_claimed(begun):
    page = begun.go()
    expect(page.get_by_role("heading", name="Hallitustori")).to_be_visible()
    expect(page.get_by_text("Lähin rasti").first).to_be_visible()

    begun.stand(LIBRARY)
    expect(page.get_by_role("heading", name="Pääkirjasto")).to_be_visible()
    expect(page.get_by_role("heading", name="Hallitustori")).to_be_hidden()
    expect(page.locator("button[data-plate].lit")).to_be_visible()
    page.locator("button[data-plate]").click()

    expect(page.get_by_text("Leimattu").first).to_be_visible()
    expect(page.get_by_role("heading", name="Pääkirjasto")).to_be_visible()


def test_the_plate_never_ends_the_game_by_itself_where_the_finish_is_open_early(begun):
    page = begun.go()
    begun.stand(STATION)
    page.wait_for_timeout(800)

    expect(page.locator("button[data-plate].lit")).to_have_count(0)
    page.locator("button[data-plate]").click()
    expect(page.get_by_role("heading", name="Ei vielä perillä")).to_be_visible()

    page = begun.go()
    page.wait_for_timeout(500)
    page.get_by_role("button", name="Mitä täällä on?").click()
    expect(page.get_by_text("Kun leimaatte maalin, peli päättyy.")).to_be_visible()
    page.locator("button[data-plate].lit").click()
    expect(page.get_by_role("heading", name="Olette perillä")).to_be_visible()


def test_what_is_here_finds_the_secret_place(begun):
    page = begun.go()
    begun.stand(HILL)
    page.wait_for_timeout(500)

    page.get_by_role("button", name="Mitä täällä on?").click()

    expect(page.get_by_role("heading", name="Keinu")).to_be_visible(timeout=10_000)


def test_an_event_is_lit_only_in_its_hours(begun, clock):
    begun.stand(SQUARE)
    page = begun.go("/checkpoints/konsertti")
    expect(page.get_by_role("link", name="Takaisin reitille")).to_be_visible()

    clock.go_on(minutes=21)
    page = begun.go("/checkpoints/konsertti")
    page.locator("button[data-plate].lit").click()

    expect(page.get_by_role("heading", name="Torikonsertti")).to_be_visible()
    expect(page.get_by_text("Leimattu").first).to_be_visible()


def test_the_list_tells_how_far_everything_is(begun):
    page = begun.go("/list")

    row = page.locator("[data-checkpoint=kirjasto]")
    expect(row).to_contain_text(re.compile(r"Auki, 2\d0 m lounaaseen"))


def stages(walk: Walk):
    """Every page that time and the rest bring, one after the other."""
    yield "nearest", ""
    walk.hear("Torilla on kastetta: varokaa portaita.")
    walk.clock.go_on(minutes=10)
    walk.hear("Makkaraa on maalissa.")
    yield from (("announced", ""), ("list", "/list"), ("finish", MAALI))
    yield "closed event", "/checkpoints/konsertti"
    yield "opened", walk.arrive("kirjasto")
    walk.arrive("tori")
    walk.page.locator("input[name=value]").fill("kuuluuko")
    walk.page.locator("button.b.sign").click()
    yield "news", walk.here()
    yield "bag", "/list"
    walk.go("/checkpoints/puisto").get_by_role("button", name="Olemme perillä").click()
    walk.page.wait_for_url("**/entries/**")
    yield "refused", walk.here()
    yield "nothing here", f"{walk.here()}?asked=here"


def stages_when_time_is_up(walk: Walk):
    walk.clock.go_on(minutes=32)
    yield "overtime", ""
    walk.clock.go_on(minutes=10)
    yield "over", ""
    yield "over, told", walk.arrive("puisto")
    yield "finished", walk.arrive("maali")
    yield "card at the end", "/list"


@pytest.mark.long
@pytest.mark.parametrize(
    "begun",
    [
        {"viewport": DESKTOP},
        {"viewport": {"width": 320, "height": 560}, "color_scheme": "dark"},
    ],
    indirect=True,
    ids=["desk", "small and dark"],
)
def test_axe_finds_nothing_and_nothing_sticks_out(begun):
    faults = []
    for name, address in chain(stages(begun), stages_when_time_is_up(begun)):
        page = begun.go(address)
        page.wait_for_timeout(300)
        unrolled(page)
        found = Axe().run(page, options=RULES).response["violations"]
        faults += [
            (name, one["id"], node["html"][:120]) for one in found for node in one["nodes"]
        ]
        if page.evaluate(WIDE):
            faults.append((name, "sticks out sideways", ""))
        sizes = page.eval_on_selector_all("button, .b, summary", HEIGHTS)
        faults += [(name, "small", words) for words, height in sizes if height < 44]

    assert faults == []


def test_the_walk_with_a_clock_fits_a_small_phone(begun):
    page = begun.go()
    expect(page.get_by_role("heading", name="Hallitustori")).to_be_visible()

    assert page.evaluate("document.documentElement.scrollHeight <= window.innerHeight")
