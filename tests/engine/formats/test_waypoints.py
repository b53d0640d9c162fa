import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.formats.waypoints import Unreadable, lines, one_line, place_at
from tests.chance import LAWS
from tests.placing import latitudes, longitudes


@LAWS
@given(latitudes, longitudes)
def test_a_place_in_finland_is_let_in_and_noticed_when_swapped(lat, lon):
    assert place_at(lat, lon, "row 2").lat == lat
    with pytest.raises(Unreadable, match=r"^row 2: .* swapped"):
        place_at(lon, lat, "row 2")


@LAWS
@given(st.floats(), st.floats())
def test_a_place_is_on_earth_or_refused(lat, lon):
    try:
        at = place_at(lat, lon, "row 2")
    except Unreadable as refused:
        assert str(refused).startswith("row 2: ")  # noqa: PT017 (either is good)
    else:
        assert -90 <= at.lat <= 90
        assert -180 <= at.lon <= 180


@LAWS
@given(st.text())
def test_texts_are_cleaned_once_and_for_all(words):
    assert one_line(one_line(words)) == one_line(words)
    assert lines(lines(words)) == lines(words)
    assert "\n" not in one_line(words)
    assert "\n\n\n" not in lines(words)


def test_a_description_keeps_its_paragraphs_and_has_an_end():
    assert lines(" Yksi\r\nkaksi \x07\n\n\n\nkolme\n") == "Yksi\nkaksi\n\nkolme"
    assert lines("a" * 5_000) == "a" * 3_999 + "…"
