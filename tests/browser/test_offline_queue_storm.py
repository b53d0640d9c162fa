"""All that happens to a phone at once: what it has answered for is in the log, once."""

import pytest

from tests.browser.queueing import storm, weathered
from tests.browser.queueing_weather import HAPPENS

FEW = 5 * len(HAPPENS)


@pytest.fixture(scope="module")
def weather(playwright, tmp_path_factory):
    with storm(playwright, tmp_path_factory.mktemp("storm")) as happening:
        yield happening


@pytest.mark.long
def test_over_kills_reloads_two_tabs_an_update_and_a_full_phone_nothing_is_lost_or_doubled(
    weather,
):
    count = weathered(weather, FEW)

    assert (count.lost, count.doubled, count.strange) == (0, 0, 0)
    assert count.in_order
    assert count.refused == 1  # the full phone's, which it said at once
