"""What a page of the walk tells the phone's script."""

from typing import Any

import pytest

from engine.geo import Polygon
from engine.play.intents import Intent
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Grade, Place
from tests.building import SQUARE, adventure, away, reach, stop, text
from tests.showing import FI, a_fair, a_walk, cards, seen
from web.player.phone import walk_data


@pytest.fixture
def walk() -> Adventure:
    return a_walk()


@pytest.fixture
def fair() -> Adventure:
    return a_fair()


def told_phone(walk: Adventure, *intents: Intent, freely: bool = False) -> dict[str, Any]:
    """What the page tells the phone's script."""
    return walk_data(
        cards(walk, *intents),
        FI,
        lambda checkpoint: f"/{checkpoint}",
        suggested=seen(walk, *intents).next,
        freely=freely,
    )


@pytest.mark.parametrize("beeline", [True, False])
def test_a_phone_is_told_whether_it_may_show_the_straight_way(walk: Adventure, beeline):
    told = walk_data(cards(walk), FI, str, suggested=None, freely=False, beeline=beeline)

    assert told["beeline"] is beeline


def test_a_phone_lights_no_plate_for_an_event_that_is_closed(fair: Adventure):
    [closed] = [one for one in told_phone(fair)["checkpoints"] if one["id"] == "tori"]

    assert closed["kind"] == "event"
    assert closed["ways"] == []


def test_where_all_is_open_a_phone_is_told_what_would_end_the_game():
    rules = adventure(stop("eka"), stop("maali", role="finish"), mode="score")
    last = {one["id"]: one.get("last") for one in told_phone(rules, freely=True)["checkpoints"]}
    at_last = told_phone(rules, reach("eka"), freely=True)["checkpoints"][-1]

    assert last == {"eka": None, "maali": True}
    assert "last" not in at_last


def test_a_phone_is_told_nothing_of_what_is_locked(walk: Adventure):
    told = told_phone(walk)

    [first, *locked] = told["checkpoints"]
    assert first["url"] == "/eka"
    assert first["place"] == {"lat": SQUARE.lat, "lon": SQUARE.lon, "radius_m": 35}
    assert all(set(one) == {"id", "number", "title", "status"} for one in locked)


def test_a_phone_is_told_a_polygon_corner_by_corner():
    corners = tuple(away(30, bearing) for bearing in (0, 120, 240))
    place = Place(polygon=corners, grade=Grade.SURVEYED, accuracy_m=5, source="measured")
    told = told_phone(adventure(stop("eka", place=place)))

    [first] = told["checkpoints"]
    assert len(first["place"]["polygon"]) == 3
    assert Polygon(polygon=corners).radius_m == 0


def test_the_phone_hears_a_title_without_the_marks_that_an_author_wrote():
    told = told_phone(adventure(stop("eka", title=text("Talo *Tuulispää* & **torni**"))))

    assert told["checkpoints"][0]["title"] == "Talo Tuulispää & torni"
