"""Every kind of page for everyone: by axe, by the reader's text and width, by thumb and by ear.

Each kind of page is met at least once, and over them every language, width and theme together.
`make axe` meets every state of every page in all of them.
"""

import re
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import access_measures as measures
from tests.browser.access import DRESSES, Dress, calm, dressed, findings, opened
from tests.browser.access_house import View
from tests.browser.access_tour import FAR, tour
from tests.browser.chromium import stand
from tests.browser.team import PERILLE, place_of

LOOK = Path(__file__).parents[2] / "web" / "client" / "look"
ZOOMED = {"width": 320, "height": 225}
"""A window of 1280 x 900 at 400 %."""
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


@pytest.fixture(scope="module")
def kinds(views) -> list[View]:
    """One view of each kind of page."""
    first = {view.template: view for view in reversed(views)}
    return list(first.values())


@pytest.fixture
def page(browser):
    context = calm(browser)
    yield context.new_page()
    context.close()


def test_axe_finds_nothing_and_leaves_nothing_open(page, kinds):
    faults = []
    for view, dress in zip(kinds, cycle(SPREAD), strict=False):
        opened(page, view, dress.language)
        dressed(page, dress)
        faults += [(view.name, dress, *found) for found in findings(page)]

    assert faults == []


SPREAD = tuple(DRESSES[at * 7 % len(DRESSES)] for at in range(len(DRESSES)))
"""All dresses, so mixed that pages that follow each other differ in everything."""


def test_axe_sees_a_planted_fault(page, views):
    opened(page, views[0], "fi")
    dressed(page, Dress("fi", 360, "light"))
    page.evaluate(PLANTED)

    assert {one.rule for one in findings(page)} >= {
        "image-alt", "label", "color-contrast-enhanced"
    }  # fmt: skip


def test_every_kind_of_page_fits_every_width_and_size_of_text(page, kinds):
    faults = []

    def measured(view: View, how: str) -> None:
        found = measures.sticking_out(page) + measures.cut_off(page)
        faults.extend((view.name, how, one) for one in found)

    for view, dress in zip(kinds, cycle(SPREAD), strict=False):
        opened(page, view, dress.language)
        for size in (ZOOMED, {"width": 360, "height": 740}):
            page.set_viewport_size(size)
            measured(view, f"{size['width']} px")
        measures.mirrored(page)
        measured(view, "from right to left")
        measures.mirrored(page, "ltr")
        measures.enlarged(page, "200%")
        measured(view, "text twice as large")

    assert faults == []


def test_every_thumb_finds_its_target_and_nothing_moves(page, kinds):
    faults = []
    page.set_viewport_size({"width": 360, "height": 740})
    for view, dress in zip(kinds, cycle(SPREAD), strict=False):
        page.emulate_media(reduced_motion="reduce", forced_colors="none")
        opened(page, view, dress.language)
        faults += [(view.name, one) for one in measures.too_small(page)]
        faults += [(view.name, one) for one in measures.moving(page)]
        page.emulate_media(forced_colors="active")
        faults += [(view.name, "no edge", one) for one in measures.edgeless(page)]

    assert faults == []


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
