"""The maps of a sub-project's page in a real browser: the same checkpoints as in its lists."""

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import PHONE


@pytest.fixture
def visit(browser, server, witness):
    """Opens the page of TUTKA, whose checkpoints are in both adventures, on a new phone."""
    opened = []

    def open_page(*, scripted=True):
        context = browser.new_context(
            viewport=PHONE, locale="fi-FI", base_url=server.url, java_script_enabled=scripted
        )
        opened.append(context)
        witness.watch(context)
        page = context.new_page()
        page.goto("/programme/tutka")
        return page

    yield open_page
    for context in opened:
        context.close()


def bands(page) -> list:
    return page.locator("section.band[data-line]").all()


def test_each_map_has_the_numbers_of_the_list_below_it(visit):
    page = visit()

    for band in bands(page):
        band.scroll_into_view_if_needed()
        listed = band.locator("li.row .no").all_inner_texts()
        numbers = [text.split()[-1] for text in listed if text.split()[-1].isdigit()]
        expect(band.locator(".map .mt")).to_have_text(numbers)


def test_a_mark_leads_to_its_row(visit):
    page = visit()
    band = bands(page)[0]
    band.scroll_into_view_if_needed()

    band.locator(".map .leaflet-marker-icon:has(.mk) svg").last.click()

    anchor = page.url.partition("#")[2]
    expect(band.locator(f"li[id='{anchor}']")).to_be_in_viewport()


def test_without_a_script_there_are_the_lists_and_no_empty_maps(visit):
    page = visit(scripted=False)

    assert len(bands(page)) == 2
    assert all(band.locator("li.row").count() for band in bands(page))
    expect(page.locator("[data-places]:visible")).to_have_count(0)
