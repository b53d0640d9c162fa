import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.formats.csv_points import WRITTEN, read_csv, write_csv
from engine.formats.publishing import Shown
from engine.formats.waypoints import Unreadable, Waypoint
from engine.geo import Point
from tests.chance import LAWS
from tests.placing import exported, is_read_or_refused

TORI = Point(lat=61.687879, lon=27.273147)
ASEMA = Point(lat=61.687818, lon=27.277969)
TWO = (Waypoint("Tori", "Kauppaa – ja kahvejä", TORI), Waypoint("Asema", "", ASEMA))

FINNISH_EXCEL = (
    "Nimi;Lat;Lon;Kuvaus\r\n"
    "Tori;61,687879;27,273147;Kauppaa – ja kahvejä\r\n"
    "Asema;61,687818;27,277969;\r\n"
)
FLAVOURS = {
    "Finnish Excel": FINNISH_EXCEL.encode("cp1252"),
    "Excel, UTF-8": FINNISH_EXCEL.encode("utf-8-sig"),
    "Excel, Unicode text": FINNISH_EXCEL.replace(";", "\t").encode("utf-16"),
    "Excel with a separator line": b"sep=;\r\n" + FINNISH_EXCEL.encode("cp1252"),
    "LibreOffice, English": (
        '"name","latitude","longitude","description"\n'
        '"Tori",61.687879,27.273147,"Kauppaa – ja kahvejä"\n"Asema",61.687818,27.277969,\n'
    ).encode(),
    "LibreOffice, Swedish, decimal commas": (
        "namn,latitud,längdgrad,beskrivning\n"
        'Tori,"61,687879","27,273147",Kauppaa – ja kahvejä\nAsema,"61,687818","27,277969",\n'
    ).encode(),
    "an old Macintosh": FINNISH_EXCEL.replace("\r\n", "\r").encode(),
    "columns in another order, one unknown": (
        "Lon (WGS84);Kunto;Lat (WGS84);Rasti;Teksti\n"
        "27.273147;hyva;61.687879;Tori;Kauppaa – ja kahvejä\n27.277969;;61.687818;Asema\n"
    ).encode(),
    "both coordinates in one cell": (
        "paikka;koordinaatit;kuvaus\nTori;61.687879, 27.273147;Kauppaa – ja kahvejä\n"
        "Asema;61,687818 27,277969;\n"
    ).encode(),
    "degree signs and blank rows": (
        "nimi;lat;lon;kuvaus\n;;;\nTori;61,687879°;27,273147°;Kauppaa – ja kahvejä\n\n"
        "Asema;61,687818 ;+27,277969;\n;;;\n"
    ).encode(),
}

REFUSED = {
    "no bytes": (b"", "is empty"),
    "only blanks": (b" \r\n\r\n", "is empty"),
    "a heading alone": (b"nimi;lat;lon\n", "no place in this file"),
    "no heading": (b"Tori;61,68;27,27\n", "row 1: there are no columns"),
    "swapped": (b"nimi;lat;lon\nTori;61,68;27,27\nAsema;27,27;61,68\n", "row 3: .* swapped"),
    "a huge number": (b"nimi;lat;lon\nTori;1e999;27\n", "row 2: '1e999' is no degree"),
    "many digits": (b"nimi;lat;lon\nTori;" + b"9" * 5000 + b";27\n", "row 2: .* no degree"),
    "not a number": (b"nimi;lat;lon\nTori;nan;27\n", "row 2: 'nan' is no degree"),
    "beyond the date line": (b"nimi;lat;lon\nTori;61,6;181\n", "row 2: .* no place on Earth"),
    "off the Earth": (b"nimi;lat;lon\nTori;161,6;27\n", "row 2: .* no place on Earth"),
    "a grid in metres": (b"nimi;lat;lon\nTori;6840123;514321\n", "row 2: .*ETRS-TM35FIN"),
    "half a coordinate": (b"nimi;lat;lon\nTori;61,68;\n", "row 2: one coordinate is missing"),
    "words for a place": (b"nimi;koordinaatit\nTori;torilla\n", "row 2: write both"),
    "words for a radius": (b"nimi;lat;lon;radius\nA;61;27;iso\n", "row 2: 'iso' is no radius"),
    "commas for both": (b"nimi,lat,lon\nTori,61,68,27,27\n", "row 2 has more cells"),
    "an open quotation": (b'nimi;lat;lon\n"Tori;61;27\n', "row 2: a quotation mark"),
    "a cell without end": (b'nimi;lat;lon\n"' + b"a" * 200_000 + b'";61;27\n', "row 2: "),
    "cells without end": (b"nimi;lat;lon\n" + b";" * 4_000_000, "row 2 has over 200 cells"),
    "headings without end": (b"nimi;lat;lon" + b";" * 4_000_000, "row 1 has over 200 cells"),
    "a place without end": (
        b"nimi;koordinaatit\nA;" + b"1" * 130_000 + b" x\n",
        "row 2: write both",
    ),
    "a heading of brackets": (b"(" * 130_000 + b";lat\n", "row 1: there are no columns"),
    "no text": (b"nimi;lat;lon\nTori\x00;61;27\n", "save the file as UTF-8"),
    "UTF-16 without its mark": ("nimi;lat;lon".encode("utf-16-le"), "save the file as UTF-8"),
    "half a letter of UTF-16": (b"\xff\xfen\x00i", "save the file as UTF-8"),
    "neither UTF-8 nor Windows": (b"nimi;lat;lon\n\x81\x8d;61;27", "save the file as UTF-8"),
    "2,001 rows": (b"nimi;lat;lon\n" + b"A;61;27\n" * 2001, "over 2000 places"),
    "over 5 MB": (b"nimi;lat;lon\n" + b"A;61;27\n" * 700_000, "over 5 MB"),
}


@pytest.mark.parametrize("octets", FLAVOURS.values(), ids=FLAVOURS)
def test_a_table_is_read_whichever_program_saved_it(octets):
    assert read_csv(octets).points == TWO


def test_a_table_is_a_list_and_no_route():
    assert not read_csv(FLAVOURS["Finnish Excel"]).in_order


@pytest.mark.parametrize(("octets", "sentence"), REFUSED.values(), ids=REFUSED)
def test_a_table_that_cannot_be_used_is_refused_in_one_sentence(octets, sentence):
    with pytest.raises(Unreadable, match=sentence) as refused:
        read_csv(octets)

    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 250


def test_2000_rows_are_let_in():
    assert len(read_csv(b"nimi;lat;lon\n" + b"A;61;27\n" * 2000).points) == 2000


def test_a_row_without_coordinates_is_a_place_yet_to_be_found():
    found = read_csv(b"nimi;lat;lon\nTori;61.687879;27.273147\nSalainen;;\n")

    assert found.points[1] == Waypoint("Salainen")


def test_a_radius_is_kept_within_what_a_checkpoint_can_have():
    table = "nimi;lat;lon;säde (m)\nA;61;27;35,5\nB;61;27;1\nC;61;27;900\n"

    assert [one.radius_m for one in read_csv(table.encode()).points] == [35.5, 5, 500]


@pytest.mark.parametrize("language", ["fi", "sv", "en", "uk"])
@LAWS
@given(stops=exported())
def test_what_was_written_as_a_table_is_read_back(language, stops):
    found = read_csv(write_csv(stops, language))

    assert found.points == tuple(
        Waypoint(one.name, one.description, rounded(one.at), (), one.radius_m, one.id)
        for one in stops
    )


def rounded(at: Point | None) -> Point | None:
    return at and Point(lat=round(at.lat, 7), lon=round(at.lon, 7))


@pytest.mark.parametrize("words", ["=1+1", "+358", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_no_cell_starts_a_formula(words):
    stop = Shown("a", words, words, "", TORI, (), 35)

    cells = write_csv([stop], "fi").decode("utf-8-sig").split("\r\n")[1].split(";")

    assert cells[1] == cells[5] == f"'{words}"
    assert read_csv(write_csv([stop], "fi")).points[0].name == words


def test_a_latitude_south_of_the_equator_stays_a_number():
    [_, row, _] = (
        write_csv([Shown("a", "Etelä", "", "", Point(lat=-33.5, lon=151.2), (), 35)], "fi")
        .decode("utf-8-sig")
        .split("\r\n")
    )

    assert row == "a;Etelä;-33,5;151,2;35;"


def test_every_written_heading_is_one_that_is_read():
    for heading in WRITTEN.values():
        line = ";".join(heading) + "\na;B;61,5;27,5;35;c\n"
        assert read_csv(line.encode()).points == (
            Waypoint("B", "c", Point(lat=61.5, lon=27.5), (), 35, "a"),
        )


@LAWS
@given(st.binary(max_size=300) | st.text(alphabet='";,\t\r\n61.nimlatokuvs').map(str.encode))
def test_whatever_comes_is_read_or_refused(octets):
    for table in (octets, b"nimi;lat;lon\n" + octets):
        assert is_read_or_refused(read_csv, table)
