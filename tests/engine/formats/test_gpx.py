import pytest
from gpxpy import parse as independently_read
from hypothesis import given
from hypothesis import strategies as st

from engine.formats.gpx import read_gpx, write_gpx
from engine.formats.publishing import Shown
from engine.formats.waypoints import Unreadable, Waypoint
from engine.geo import Point, distance_m
from tests.building import SQUARE, away
from tests.chance import LAWS
from tests.placing import exported, is_read_or_refused

NAMESPACE = 'xmlns="http://www.topografix.com/GPX/1/1"'
TORI = '<wpt lat="61.687879" lon="27.273147"><name>Tori</name><desc>Kauppaa</desc></wpt>'
ASEMA = '<wpt lat="61.687818" lon="27.277969"><name>Asema</name></wpt>'


def gpx(inside: str, head: str = NAMESPACE, prolog: str = "") -> bytes:
    return f'<?xml version="1.0"?>{prolog}<gpx version="1.1" {head}>{inside}</gpx>'.encode()


def stretch(tag: str, *places: Point) -> str:
    return "".join(f'<{tag} lat="{one.lat}" lon="{one.lon}"></{tag}>' for one in places)


def recorded(*places: Point) -> str:
    return f"<trk><name>Lenkki</name><trkseg>{stretch('trkpt', *places)}</trkseg></trk>"


def names(octets: bytes) -> list[str]:
    return [one.name for one in read_gpx(octets).points]


def test_waypoints_are_read_with_what_they_are_called():
    found = read_gpx(gpx(f"<metadata><name>Kierros</name></metadata>{TORI}{ASEMA}"))

    assert found.points == (
        Waypoint("Tori", "Kauppaa", Point(lat=61.687879, lon=27.273147)),
        Waypoint("Asema", "", Point(lat=61.687818, lon=27.277969)),
    )
    assert (found.title, found.in_order, found.laid_out) == ("Kierros", False, False)


@pytest.mark.parametrize(
    "octets",
    [
        gpx(TORI, head=""),
        gpx(TORI).replace(b"1/1", b"1/0").replace(b'"1.1"', b'"1.0"'),
        gpx(TORI).decode().encode("utf-16"),
        b"\xef\xbb\xbf" + gpx(TORI),
        gpx(TORI + "<extensions><g:hr xmlns:g='urn:g'>99</g:hr></extensions>"),
        gpx(TORI.replace("</wpt>", "<time>the day before</time></wpt>")),
        gpx(TORI.replace("Kauppaa", "<![CDATA[Kauppaa]]>")),
    ],
    ids=["no name space", "1.0", "UTF-16", "a mark", "extensions", "a bad time", "CDATA"],
)
def test_gpx_is_read_as_programs_really_write_it(octets):
    assert read_gpx(octets).points == read_gpx(gpx(TORI)).points


def test_a_route_gives_its_points_in_order():
    found = read_gpx(
        gpx('<rte><name>Reitti</name><rtept lat="61.69" lon="27.27"><name>Eka</name></rtept>'
            '<rtept lat="61.68" lon="27.27"></rtept></rte>')
    )  # fmt: skip

    assert found.points == (
        Waypoint("Eka", "", Point(lat=61.69, lon=27.27)),
        Waypoint("", "", Point(lat=61.68, lon=27.27)),
    )
    assert (found.title, found.in_order) == ("Reitti", True)


def test_a_recorded_walk_puts_waypoints_in_the_order_it_passed_them():
    walk = recorded(*(away(metres, origin=SQUARE) for metres in range(0, 2_000, 5)))
    marked = "".join(
        f'<wpt lat="{at.lat}" lon="{at.lon}"><name>{metres}</name></wpt>'
        for metres in (1_500, 40, 900, 420)
        if (at := away(metres + 8))
    )

    assert names(gpx(marked + walk)) == ["40", "420", "900", "1500"]
    assert read_gpx(gpx(marked + walk)).in_order


def test_a_walk_that_ends_where_it_began_keeps_both_of_its_ends():
    stops = [Shown("a", "Alku", "", "", SQUARE, (), 35),
             Shown("b", "Väli", "", "", away(300), (), 35),
             Shown("c", "Loppu", "", "", SQUARE, (), 35)]  # fmt: skip

    assert names(write_gpx("Kierros", ["Me"], stops).encode()) == ["Alku", "Väli", "Loppu"]


def test_a_walk_without_waypoints_gets_points_laid_along_it():
    found = read_gpx(gpx(recorded(*(away(metres) for metres in range(0, 1_001, 2)))))

    gaps = [
        distance_m(a.at, b.at) for a, b in zip(found.points, found.points[1:], strict=False)
    ]
    assert (found.title, found.in_order, found.laid_out) == ("Lenkki", True, True)
    assert found.points[0].at == Point(lat=round(SQUARE.lat, 7), lon=round(SQUARE.lon, 7))
    assert len(found.points) == 6
    assert gaps == pytest.approx([200] * 5, abs=5)


@pytest.mark.parametrize(("metres", "count"), [(10, 2), (100_000, 10)])
def test_neither_a_short_nor_a_long_walk_is_strewn_with_points(metres, count):
    found = read_gpx(gpx(recorded(*(away(metres * part / 50) for part in range(51)))))

    assert len(found.points) == count


BOMB = "<!DOCTYPE g [" + '<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in ("ab", "bc", "cd", "de")
) + "]>"  # fmt: skip
REFUSED = {
    "no bytes": (b"", "is empty"),
    "a billion laughs": (gpx(TORI.replace("Tori", "&e;"), prolog=BOMB), "document type"),
    "a file of ours": (
        gpx(
            TORI.replace("Tori", "&x;"),
            prolog='<!DOCTYPE g [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        ),
        "document type",
    ),
    "a document type elsewhere": (
        gpx(TORI, prolog='<!DOCTYPE gpx SYSTEM "http://192.0.2.1/gpx.dtd">'),
        "document type",
    ),
    "an entity nobody made": (gpx(TORI.replace("Tori", "&x;")), "line 1: this is not XML"),
    "no XML": (b"<gpx", "line 1: this is not XML"),
    "half a file": (gpx(TORI)[:-20], "this is not XML"),
    "another XML": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "holds svg, not gpx"),
    "an encoding nobody knows": (
        b'<?xml version="1.0" encoding="klingon"?><gpx/>',
        "letters that cannot be read",
    ),
    "a letter not in UTF-8": (
        gpx(TORI).replace(b"Tori", b"T\xe4ri"),
        "this is not XML",
    ),
    "no place": (gpx("<metadata><name>x</name></metadata>"), "no place in this file"),
    "no latitude": (gpx('<wpt lon="27"/>'), "this is not GPX"),
    "words for a latitude": (gpx('<wpt lat="north" lon="27"/>'), "this is not GPX"),
    "no number": (gpx('<wpt lat="nan" lon="27"/>'), "waypoint 1: .* no place on Earth"),
    "a huge number": (gpx('<wpt lat="1e999" lon="27"/>'), "waypoint 1: .* no place on Earth"),
    "swapped": (
        gpx(TORI + '<wpt lat="27.27" lon="61.68"><name>Asema</name></wpt>'),
        r"waypoint 2 \('Asema'\): .* swapped",
    ),
    "2,001 waypoints": (gpx(TORI * 2001), "over 2000 places"),
    "a million elements": (gpx("<a>" * 400_001), "holds too much"),
    "over 5 MB": (gpx(" " * 5_000_000), "over 5 MB"),
}


@pytest.mark.parametrize(("octets", "sentence"), REFUSED.values(), ids=REFUSED)
def test_gpx_that_cannot_be_used_is_refused_in_one_sentence(octets, sentence):
    with pytest.raises(Unreadable, match=sentence) as refused:
        read_gpx(octets)

    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 250


def test_what_cannot_be_printed_is_not_let_in():
    named = TORI.replace("Tori", "  To&#x202E;ri\n &#xAD; " + "x" * 500)

    [only] = read_gpx(gpx(named)).points

    assert only.name.startswith("To ri xxx")
    assert only.name.isprintable()
    assert len(only.name) == 120


@LAWS
@given(exported())
def test_what_was_written_as_gpx_is_read_back_in_order(stops):
    found = read_gpx(write_gpx("Kierros", ["Me"], stops).encode())

    placed = [one for one in stops if one.at is not None]
    assert [(one.name, one.description) for one in found.points] == [
        (one.name, one.description) for one in placed
    ]
    assert all(
        distance_m(one.at, there.at) < 0.02
        for one, there in zip(found.points, placed, strict=True)
    )
    assert (found.title, found.in_order) == ("Kierros", True)


@LAWS
@given(exported())
def test_other_programs_find_waypoints_and_the_route(stops):
    read = independently_read(write_gpx("Kierros", ["Me"], stops))

    placed = [one.name for one in stops if one.at is not None]
    assert [one.name for one in read.waypoints] == placed
    assert [one.name for one in read.routes[0].points] == placed
    assert (read.version, read.author_name) == ("1.1", "Me")


@LAWS
@given(st.binary(max_size=200), st.integers(0, 200))
def test_whatever_comes_is_read_or_refused(octets, at):
    good = gpx(TORI + ASEMA)
    for spoiled in (octets, good[:at] + octets + good[at:], good[:at] + good[at + 3 :]):
        assert is_read_or_refused(read_gpx, spoiled)
