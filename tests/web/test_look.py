"""Motifs drawn from names: the strip, the punch, the ruler of a refusal."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from web.gauge import LEFT, RIGHT, gauge
from web.look import STRIP_WIDTH, morse_strip, punch, wave_strip

WEB = Path(__file__).parents[2] / "web"
PLACES = ("asema", "tori", "kirjasto", "kaupungintalo", "lokki", "naisvuori", "vastassa")


def marks(strip: str) -> list[tuple[int, int]]:
    """Where each mark of a Morse strip begins, and how long it is."""
    return [(int(x), int(length)) for x, length in re.findall(r"M(\d+) 2h(\d+)v6", strip)]


def test_the_strip_says_the_square_in_morse():
    begun = marks(morse_strip("tori"))[:9]

    lengths = [length // 5 for _x, length in begun]
    gaps = [(after[0] - before[0] - before[1]) // 5 for before, after in pairwise(begun)]
    assert lengths == [3, 3, 3, 3, 1, 3, 1, 1, 1]
    assert gaps == [3, 1, 1, 3, 1, 1, 3, 1]


def test_the_strip_says_its_name_again_after_a_pause():
    drawn = marks(morse_strip("tori"))

    assert drawn[9][0] - drawn[8][0] - drawn[8][1] == 15 * 5
    assert drawn[9][1] == drawn[0][1]


def test_the_strip_fills_the_width_and_goes_no_further():
    last = marks(morse_strip("naisvuori"))[-1][0]

    assert STRIP_WIDTH - 100 < last < STRIP_WIDTH


def test_finnish_letters_have_morse_signs_and_a_name_without_any_has_no_strip():
    assert marks(morse_strip("åäö"))
    assert morse_strip("…") == ""


def test_the_water_has_as_many_crests_as_the_places_number():
    assert wave_strip(3).split("h84")[0].count("q5-8") == 3


def test_a_punch_is_the_same_every_time_and_mirrored():
    for place in PLACES:
        pins = set(punch(place))
        assert pins == set(punch(place))
        assert pins == {(6 - column, row) for column, row in pins}
        assert 8 <= len(pins) <= 16


def test_two_places_have_different_punches():
    assert len({punch(place) for place in PLACES}) == len(PLACES)


def test_every_icon_in_a_template_is_in_the_sprite():
    sprite = set(json.loads((WEB / "client" / "icons.json").read_text()))
    pages = [path.read_text() for path in (WEB / "templates").rglob("*.html")]
    used = {name for page in pages for name in re.findall(r'icon\("([\w-]+)"\)', page)}

    assert used - sprite == set()


def test_the_ruler_is_to_scale_when_the_team_is_near():
    ruler = gauge(distance_m=80, accuracy_m=20, radius_m=45)

    scale = (ruler.you - LEFT) / 80
    assert ruler.edge == pytest.approx(LEFT + 45 * scale, abs=0.1)
    assert ruler.credit == pytest.approx(LEFT + 55 * scale, abs=0.1)
    assert ruler.left_m == 25
    assert not ruler.broken


@pytest.mark.parametrize("distance", [20, 60, 120, 800, 5000])
@pytest.mark.parametrize("accuracy", [10, 20, 60])
@pytest.mark.parametrize("radius", [0, 25, 35, 65, 145])
def test_the_ruler_stays_on_the_paper(distance: int, accuracy: int, radius: int):
    ruler = gauge(distance_m=distance, accuracy_m=accuracy, radius_m=radius)

    assert LEFT < ruler.edge <= ruler.credit
    assert LEFT <= ruler.doubt_from <= ruler.you <= ruler.doubt_to <= RIGHT


def test_a_far_team_sees_a_break_in_the_ruler_between_the_circle_and_itself():
    ruler = gauge(distance_m=800, accuracy_m=20, radius_m=45)

    assert ruler.broken
    assert ruler.credit < ruler.break_x < ruler.doubt_from
    assert ruler.left_m == 745
