"""Both adventures played to their end in the browser, without scripts."""

import pytest

from tests.browser.strolls import stroll

STROLLS = (("perille", "sv"), ("kadonnut-virta", "fi-x-selko"))
"""One of each; `make strolls` plays the fullest walks in all four languages."""


@pytest.mark.parametrize(("adventure", "language"), STROLLS)
def test_an_adventure_is_played_to_its_end_in_a_language(browser, server, adventure, language):
    last = stroll(browser, server, adventure, language, "lyhin")

    assert last
