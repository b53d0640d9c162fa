"""The scanner, as built, before codes blurred, shaken, slanted, dark, far away or in shade."""

import pytest

from tests.browser.scanning import scanned, scanner
from tests.spoiling import FAMILIES, spoiled

EACH = 2
HALF_GONE = {"glaring", "torn", "all at once"}
"""A lamp or a scrap may hide a whole corner of a code; two of them, and nobody finds it."""


@pytest.fixture(scope="module")
def pictures():
    return list(spoiled(EACH))


@pytest.fixture(scope="module")
def scans(browser, server, pictures):
    with scanner(browser, server, strong=True) as page:
        return list(scanned(page, pictures))


def test_a_code_whose_corners_are_all_to_be_seen_is_read(scans):
    whole = [one for one in scans if one.picture.family not in HALF_GONE]

    assert len(whole) == EACH * (len(FAMILIES) - len(HALF_GONE))
    assert [one.picture.family for one in whole if not one.read] == []


def test_a_code_half_in_shade_is_read_by_the_brightened_look(browser, server):
    with scanner(browser, server, strong=True) as page:
        scans = list(scanned(page, spoiled(15, "half in shade")))

    assert sum(one.read for one in scans) >= 14  # 10 without that look


def test_a_code_whose_corner_a_lamp_hides_is_read_by_the_looks_that_draw_it(browser, server):
    with scanner(browser, server, strong=True) as page:
        scans = list(scanned(page, spoiled(4, "glaring")))

    assert [one.read for one in scans] == [True] * 4  # two without those looks


def test_no_code_is_taken_for_another(scans):
    assert [one.picture.family for one in scans if one.misread] == []


def test_the_small_reader_alone_reads_dark_and_shaded_codes(browser, server, pictures):
    dim = [one for one in pictures if one.family in {"dark", "half in shade", "grainy"}]

    with scanner(browser, server, strong=False) as page:
        assert all(one.read for one in scanned(page, dim))
