"""Every kind of page for everyone: by axe, by the reader's text and width, by thumb and by ear.

A third of the kinds of pages is met here and the rest by `make long`, each once, and over them
every language, width and theme together. `make axe` meets every state of every page in all of
them; that no page is missing from it is tested here.
"""

import re
from collections import defaultdict
from itertools import cycle
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import access_measures as measures
from tests.browser.access import DRESSES, Dress, calm, dressed, findings, opened
from tests.browser.access_house import View
from tests.browser.access_tour import FAR, tour
from tests.browser.chromium import stand
from tests.browser.team import PERILLE, place_of
from tests.clockwork import Clock, a_site
from tests.housing import app_for

LOOK = Path(__file__).parents[2] / "web" / "client" / "look"
ZOOMED = {"width": 320, "height": 225}
"""A window of 1280 x 900 at 400 %."""
USUAL = {"width": 360, "height": 740}
PHYSICAL = re.compile(r"(margin|padding|border)-(left|right)|text-align: (left|right)|float:")
AWAY = re.compile(r"\d+\sk?m \w*(pohjois|etelä|itä|länt|luotee|koillis|kaakko|louna)")
SAID = """() => {
    window.said = [];
    const live = document.querySelector('[data-live]');
    new MutationObserver(() => window.said.push(live.textContent))
        .observe(live, { childList: true, characterData: true, subtree: true });
}"""
PLANTED = """() => {
    document.querySelector('main').insertAdjacentHTML('beforeend',
        '<img src="data:,"><input><p class="m" id="pale">Kalpea</p>');
    document.getElementById('pale').style.color = '#666';
}"""
CONTRASTS = {
    ("ink", "paper"): 7, ("ink", "granite"): 7, ("ink", "warn-tint"): 7, ("ink", "street"): 7,
    ("ink", "water"): 7, ("ink", "block"): 7, ("ink-2", "paper"): 7, ("ink-2", "granite"): 7,
    ("ink-2", "block"): 7, ("brick", "paper"): 7, ("lake", "paper"): 7, ("line", "paper"): 3,
    ("lake", "water"): 4.5,
}  # fmt: skip
"""What is read on what, and how much lighter or darker it must be; large words 4.5."""


@pytest.fixture(scope="module")
def views(tmp_path_factory):
    with tour(tmp_path_factory.mktemp("access")) as all_views:
        yield all_views


@pytest.fixture(scope="module", params=["sample", pytest.param("rest", marks=pytest.mark.long)])
def seen(request, browser, views) -> "Faults":
    """What is found of one view of each kind of page, looked at once for all that follows."""
    first = {view.template: view for view in reversed(views)}
    found: Faults = defaultdict(list)
    context = calm(browser)
    page = context.new_page()
    sampled = request.param == "sample"
    chosen = [one for at, one in enumerate(first.values()) if (at % 3 == 0) == sampled]
    for view, dress in zip(chosen, cycle(SPREAD), strict=False):
        opened(page, view, dress.language)
        dressed(page, dress)
        found["axe"] += [(view.name, dress, *one) for one in findings(page)]
        measured(page, view, found)
    context.close()
    return found


Faults = dict[str, list[tuple[object, ...]]]
SPREAD = tuple(DRESSES[at * 7 % len(DRESSES)] for at in range(len(DRESSES)))
"""All dresses, so mixed that pages that follow each other differ in everything."""


def measured(page: Page, view: View, found: Faults) -> None:
    """Measure an open page: narrow, usual, from right to left, and with text twice as large."""

    def fits(how: str) -> None:
        wrong = measures.sticking_out(page) + measures.cut_off(page)
        found["fits"] += [(view.name, how, one) for one in wrong]

    page.set_viewport_size(ZOOMED)
    fits("zoomed")
    page.set_viewport_size(USUAL)
    fits("as usual")
    found["thumb"] += [(view.name, one) for one in measures.too_small(page)]
    found["moves"] += [(view.name, one) for one in measures.moving(page)]
    page.emulate_media(reduced_motion="reduce", forced_colors="active")
    found["edge"] += [(view.name, one) for one in measures.edgeless(page)]
    page.emulate_media(reduced_motion="reduce", forced_colors="none")
    measures.mirrored(page)
    fits("from right to left")
    measures.mirrored(page, "ltr")
    measures.enlarged(page, "200%")
    fits("text twice as large")


@pytest.fixture
def page(browser):
    context = calm(browser)
    yield context.new_page()
    context.close()


NO_PAGES = {
    "/api/games": "JSON",
    "/api/games/<code>/leaderboard": "JSON",
    "/api/openapi.json": "JSON",
    "/api/runs/<run>/book": "JSON",
    "/api/runs/<run_id>": "JSON",
    "/api/runs/<run_id>/sealed": "JSON",
    "/api/runs/<run_id>/state": "JSON",
    "/basemap.json": "JSON",
    "/healthz": "JSON",
    "/readyz": "JSON",
    "/media/<sha>/<name>": "a picture or a sound",
    "/runs/<run>/media/<uuid:media>": "a picture",
    "/staff/games/<code>/photos/<name>": "a picture",
    "/staff/games/<code>/print.pdf": "a file",
    "/staff/games/<code>/results/<name>": "a file",
    "/staff/report.ods": "a file",
    "/staff/report.pdf": "a file",
    "/staff/games/<code>/desk/now": "the part of the desk that changes",
    "/sw.js": "a script",
}
"""What an address answers that is no page."""


def test_every_page_of_the_application_is_on_the_tour(views, tmp_path):
    addresses = app_for(a_site(tmp_path, Clock())).url_map
    pages = {one.endpoint: one.rule for one in addresses.iter_rules() if "GET" in one.methods}
    asked = addresses.bind("localhost")
    ours = (urlsplit(view.address).path for view in views if view.template not in ELSEWHERE)
    visited = {asked.match(path, "GET")[0] for path in ours}

    assert {rule for page, rule in pages.items() if page not in visited} == set(NO_PAGES)


ELSEWHERE = {"no such page", "simulation"}
"""Views of what is at no address of the application."""


def test_axe_finds_nothing_and_leaves_nothing_open(seen):
    assert seen["axe"] == []


def test_every_page_fits_every_width_and_size_of_text(seen):
    assert seen["fits"] == []


def test_every_thumb_finds_its_target_and_nothing_moves(seen):
    assert seen["thumb"] == seen["moves"] == []


def test_what_can_be_pressed_has_an_edge_in_the_reader_s_own_colours(seen):
    assert seen["edge"] == []


def test_axe_sees_a_planted_fault(page, views):
    opened(page, views[0], "fi")
    dressed(page, Dress("fi", 360, "light"))
    page.evaluate(PLANTED)

    assert {one.rule for one in findings(page)} >= {
        "image-alt", "label", "color-contrast-enhanced"
    }  # fmt: skip


def test_the_look_says_start_and_end_so_that_a_page_may_read_from_the_right():
    physical = [
        (sheet.name, line.strip())
        for sheet in LOOK.glob("*.css")
        for line in sheet.read_text().splitlines()
        if PHYSICAL.search(line)
    ]

    assert physical == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), CONTRASTS)
def test_what_is_read_stands_out_from_its_ground(theme, words, ground):
    tokens = tokens_of(theme)

    assert contrast(tokens[words], tokens[ground]) >= CONTRASTS[words, ground]


def tokens_of(theme: str) -> dict[str, str]:
    """The colours of a theme, by their names."""
    light, dark, *_ = (LOOK / "tokens.css").read_text().split("@media")
    named = dict(re.findall(r"--([\w-]+): (#\w+);", light.split("[data-line")[0]))
    night = dict(re.findall(r"--([\w-]+): (#\w+);", dark.split("[data-line")[0]))
    return named | night if theme == "dark" else named


def contrast(one: str, other: str) -> float:
    """WCAG's formula."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    channels = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def called(views: list[View], name: str) -> View:
    return next(view for view in views if view.name == name)


@pytest.fixture
def walking(browser, views) -> Page:
    """A phone that tells its position."""
    context = calm(browser, permissions=["geolocation"])
    yield context.new_page()
    context.close()


def test_the_list_says_all_that_the_map_shows(walking, views):
    stand(walking, {"lat": FAR["lat"], "lon": FAR["lon"]})
    opened(walking, called(views, "list, timed: running"), "fi")
    shown = walking.evaluate("JSON.parse(document.getElementById('walk').textContent)")
    on_map = [one for one in shown["checkpoints"] if one.get("place")]
    assert len(on_map) > 3

    for one in on_map:
        row = row_of(walking, one["id"])
        expect(row).to_contain_text(one["title"])
        if one["status"] == "open":
            expect(row).to_contain_text(AWAY, timeout=10_000)


def test_a_row_leads_by_words_to_what_is_open(walking, views):
    opened(walking, called(views, "list: at the start"), "fi")
    start = PERILLE.checkpoint("asema")

    row = row_of(walking, "asema")

    expect(row).to_contain_text(str(start.clue.said("fi")))


def row_of(page: Page, checkpoint: str) -> Locator:
    """A checkpoint in the list; the next one has the list's head."""
    link = f"> a[href$='/checkpoints/{checkpoint}']"
    return page.locator(f"main li:has({link}), main section .w:has({link})")


def test_many_fixes_are_one_sentence(walking, views):
    there = place_of("asema")
    opened(walking, called(views, "walk: at the start"), "fi")
    walking.evaluate(SAID)

    for step in range(40):
        nudge = (40 - step if step < 30 else 0) * 0.00005
        stand(walking, {"lat": there["lat"] + nudge, "lon": there["lon"]}, 8 + step % 3)
        walking.wait_for_timeout(40)
    expect(walking.locator("button[data-plate].lit")).to_be_visible(timeout=10_000)

    said = walking.evaluate("window.said")
    assert len(said) == len(set(said)) <= 3  # not found yet, found, there
