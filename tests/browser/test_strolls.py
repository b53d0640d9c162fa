"""Both adventures played to their end in the browser, in every language, without scripts."""

import pytest

from tests.browser.strolls import stroll

STROLLS = (
    ("perille", "fi"),
    ("perille", "sv"),
    ("kadonnut-virta", "en"),
    ("kadonnut-virta", "fi-x-selko"),
)
"""Each language once; `make strolls` plays all eight, and the fullest walks."""


@pytest.mark.parametrize(("adventure", "language"), STROLLS)
def test_an_adventure_is_played_to_its_end_in_a_language(browser, server, adventure, language):
    last = stroll(browser, server, adventure, language, "lyhin")

    assert last
