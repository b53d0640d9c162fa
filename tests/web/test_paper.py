"""The booklet as a PDF, read by a reader that had no part in making it."""

import io
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from adventures.folders import SHIPPED
from engine.formats.paper.making import booklet
from engine.scenario.asking import Feedback
from engine.scenario.checkpoint import Kind, Preview
from tests.asking import branch, match, number, order, quiz, several, survey, text, word
from tests.building import (
    adventure,
    done,
    ending,
    give,
    hints,
    item,
    perille,
    shipped,
    stop,
)
from web import look
from web.cli import main
from web.paper.drawing import Picture, pictures
from web.paper.printing import paper, printed
from web.paper.telling import broken, told
from web.words import LANGUAGES

BREAKS = dict.fromkeys(map(ord, "\N{ZERO WIDTH SPACE}\N{SOFT HYPHEN}"))
STAFF = {
    "fi": "Oikeat vastaukset",
    "sv": "Rätta svar",
    "en": "Right answers",
    "fi-x-selko": "Oikeat vastaukset",
}
TOKENS = Path(__file__).parents[2] / "web" / "client" / "look" / "tokens.css"


def read(octets: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(octets))


def pages(octets: bytes) -> list[str]:
    """Each page's words, as one line."""
    return [
        " ".join(page.extract_text().translate(BREAKS).split()) for page in read(octets).pages
    ]


def joined(words: str) -> str:
    """Words without what a line's end does to them."""
    return re.sub(r"[\s-]", "", words)


def for_team(octets: bytes, language: str = "fi") -> str:
    """All that a team can read: the pages before the staff's."""
    told = pages(octets)
    first = next(at for at, page in enumerate(told) if STAFF[language] in page)
    return " ".join(told[:first])


def set_in_type(rules, *, large_print: bool = False, language: str = "fi") -> bytes:
    return printed(booklet(rules, language), {}, large_print=large_print)


def fonts(octets: bytes) -> list[DictionaryObject]:
    found = []
    for page in read(octets).pages:
        resources = page["/Resources"].get_object()
        found += [one.get_object() for one in resources.get("/Font", {}).values()]
    return found


def sizes(octets: bytes) -> set[float]:
    """Every height of letters in points, by the text's and the page's own scale."""
    seen: set[float] = set()

    def note(words, page_matrix, text_matrix, _font, size):
        if words.strip():
            scale = (text_matrix[2] ** 2 + text_matrix[3] ** 2) ** 0.5
            whole = (page_matrix[2] ** 2 + page_matrix[3] ** 2) ** 0.5
            seen.add(round(size * scale * whole, 1))

    for page in read(octets).pages:
        page.extract_text(visitor_text=note)
    return seen


@pytest.mark.parametrize("rules", shipped().adventures, ids=lambda one: one.id)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_listed_checkpoint_is_printed_and_no_secret_one(rules, language):
    whole = " ".join(pages(paper(rules, SHIPPED / rules.id, language, large_print=False)))
    listed = [rules.said(one.title, language) for one in rules.listed]
    secret = [rules.said(one.title, language) for one in rules.checkpoints if one.is_secret]

    assert [one for one in listed if joined(one) not in joined(whole)] == []
    assert [one for one in secret if joined(one) in joined(whole)] == []


def test_no_answer_stands_before_the_sheet_of_the_staff():
    rules = adventure(
        stop(
            "a",
            word("sana", "salasana", feedback=Feedback(right=text("Kaikki selvisi."))),
            number("luku", "4711"),
            quiz(),
            several(),
            order(),
            match(),
        )
    )
    octets = set_in_type(rules)
    secrets = ("salasana", "4711", "Kaikki selvisi.")
    whole = " ".join(pages(octets))

    assert [one for one in secrets if one not in whole] == []
    assert [one for one in secrets if one in for_team(octets)] == []


def test_the_staff_reads_right_answers_and_points():
    octets = set_in_type(adventure(stop("a", quiz(points=7, hints=hints(2), wrong_costs=1))))

    assert "1.1 Oikein: A Tämä Pisteet: 7; väärä −1; vihjeet −2" in pages(octets)[-1]


def test_the_answer_sheet_asks_for_no_persons_name():
    octets = set_in_type(adventure(stop("a", quiz())))

    sheet = next(page for page in pages(octets) if page.startswith("Vastauslomake"))

    assert "Joukkueen nimi" in sheet
    assert "Älkää kirjoittako ihmisten nimiä" in sheet


def test_a_late_clue_is_not_among_the_first_and_its_page_is_named():
    late = stop("b", preview=Preview.NONE, unlock=done("a"), clue=text("Vanhan tammen luo."))
    told = pages(set_in_type(adventure(stop("a"), late)))
    clues = next(page for page in told if "Johtolangat" in page)
    at = next(number for number, page in enumerate(told, start=1) if "tammen" in page)

    assert "Rasti b" not in clues
    assert f"Johtolanka on sivulla {at}." in clues


def test_no_page_names_a_task_or_an_option_by_its_id():
    asked = (quiz("kysymys-x"), order("jono-x"), match("parit-x"), word("sana-x", "sana"))
    place = stop("paikka-x", *asked, title=text("Ranta"))

    whole = joined(" ".join(pages(set_in_type(adventure(place)))))

    assert [one.id for one in (place, *asked) if joined(one.id) in whole] == []
    assert "vaara" not in whole


def test_the_first_page_of_the_arrivals_says_where_each_checkpoints_page_is():
    told = pages(set_in_type(adventure(stop("a"), stop("b"), stop("c"))))
    list_of_pages = next(page for page in told if page.startswith("OSA 2"))
    at = {
        name: next(
            at for at, page in enumerate(told, 1) if f"perillä {number} Rasti {name}" in page
        )
        for number, name in enumerate("abc", 1)
    }

    assert all(f"Rasti {name} {number}" in list_of_pages for name, number in at.items())


def test_the_table_of_endings_shares_a_page_with_hints_but_never_with_an_arrival():
    closes = (ending("eka", done("a")), ending("muu"))
    asked, silent = stop("a", quiz(hints=hints(1))), stop("a", quiz())

    with_hints, without = (
        next(
            page
            for page in pages(set_in_type(adventure(one, endings=closes)))
            if "OSA 5" in page
        )
        for one in (asked, silent)
    )

    assert "vihje 1" in with_hints
    assert without.startswith("OSA 5")


@pytest.mark.parametrize("tasks", [1, 2, 3, 4])
def test_a_picture_never_takes_a_page_that_its_tasks_could_do_without(tasks):
    asked = tuple(quiz(f"visa-{place}") for place in range(tasks))
    seen = stop("a", *asked, media=("kuva",), story=text("Olette perillä. " * 12))
    made = booklet(adventure(seen), "fi")
    cover = pictures(perille(), SHIPPED / "perille", "fi")["kansi"]

    bare, pictured = (
        len(pages(printed(made, drawn, large_print=False))) for drawn in ({}, {"kuva": cover})
    )

    assert pictured == bare


def test_endings_are_sealed_and_a_table_leads_to_each():
    closes = (ending("eka", done("a")), ending("muu"))
    told = pages(set_in_type(adventure(stop("a"), endings=closes)))
    table = next(page for page in told if page.startswith("OSA 5"))
    first, other = (
        next(at for at, page in enumerate(told, start=1) if f"Loppu {name}" in page)
        for name in ("eka", "muu")
    )

    assert f"rasti 1 on tehty {first} Muuten {other}" in table
    assert "Loppu" not in table.replace("Loput", "")


@pytest.mark.parametrize("large_print", [False, True])
def test_the_pdf_is_tagged_speaks_its_language_and_carries_its_fonts(large_print):
    octets = paper(perille(), SHIPPED / "perille", "en", large_print=large_print)
    root = read(octets).trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert root["/Lang"] == "en"
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    found = fonts(octets)
    assert found
    for font in found:
        under = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        descriptor = under["/FontDescriptor"].get_object()
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)


def test_the_looks_two_faces_set_every_shipped_booklet():
    octets = paper(perille(), SHIPPED / "perille", "fi", large_print=False)

    names = {
        str(font["/BaseFont"]).partition("+")[2].partition("-")[0] for font in fonts(octets)
    }

    assert names <= {"AtkinsonHyperlegibleNext", "AtkinsonHyperlegibleNeEx", "Besley", "BeslEx"}
    assert {"AtkinsonHyperlegibleNext", "Besley"} <= names


@pytest.mark.parametrize("rules", shipped().adventures, ids=lambda one: one.id)
def test_large_print_sets_nothing_under_sixteen_points(rules):
    octets = paper(rules, SHIPPED / rules.id, "fi", large_print=True)

    assert min(sizes(octets)) >= 16
    assert 18 in sizes(octets)
    assert min(sizes(paper(rules, SHIPPED / rules.id, "fi", large_print=False))) >= 10


HOSTILE = {
    "markup": '#panic("x") $x^2$ = _a_ *b* `c` <d> @e \\ // /* {[( "q" #set page(width: 1pt)',
    "html": "<script>alert(1)</script><img src=x onerror=y>",
    "a long word": "kaupunkiseikkailu" * 60,
    "right to left": "مرحبا بكم في المدينة שלום",
    "no glyph": "漢字 🙂 \ue000",
    "controls": "a\u202eb\x07c\ud83d",
    "very much": "Kävelkää rantaan ja katsokaa vettä. " * 90,
}


@pytest.mark.parametrize("large_print", [False, True])
@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_whatever_somebody_writes_stays_words(words, large_print):
    said = text(words, ar=words)
    asked = quiz(prompt=said, note=said, feedback=Feedback(right=said), hints=hints(1))
    place = stop(
        "a", asked, survey(), branch(), title=said, clue=said, story=said, address=said
    )
    close = ending("loppu").model_copy(update={"title": said, "text": said})
    thing = item("avain").model_copy(update={"title": said, "text": said})
    place = place.model_copy(update={"on_done": (give("avain"),)})
    rules = adventure(
        place, title=said, summary=said, safety=said, endings=(close,), items=(thing,)
    )

    octets = set_in_type(rules, large_print=large_print)

    assert len(pages(octets)) > 5
    if words.isascii() and len(words) < 200:
        assert words.split()[0] in " ".join(pages(octets))


def test_no_letter_of_a_long_text_or_word_leaves_the_paper():
    rules = adventure(stop("a", clue=text(f"{'Kävelkää rantaan. ' * 400}LOPPU {'sana' * 99}")))
    octets = set_in_type(rules, large_print=True)
    width, height = read(octets).pages[0].mediabox[2:]
    places: list[tuple[float, float]] = []

    def note(words, _page, matrix, _font, _size):
        if words.strip():
            places.append((matrix[4], matrix[5]))

    for page in read(octets).pages:
        page.extract_text(visitor_text=note)
    assert "LOPPU" in joined(" ".join(pages(octets)))
    assert all(0 <= x <= width and 0 <= y <= height for x, y in places)


def test_a_word_without_end_can_be_broken_and_others_are_left_alone():
    assert broken("Hyvinvointia ja kulttuuria") == "Hyvinvointia ja kulttuuria"
    assert max(map(len, broken("x" * 100).split("\N{ZERO WIDTH SPACE}"))) <= 16


def test_a_number_stays_on_one_line():
    tied = broken("11 000 vuotta, 3 2 5")

    assert tied == "11\N{NO-BREAK SPACE}000 vuotta, 3 2 5"


def test_a_picture_that_is_broken_or_missing_is_left_out(tmp_path):
    rules = shipped().adventure("kadonnut-virta")
    assert rules is not None
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "asema.svg").write_text("<svg><script/></svg>")

    assert pictures(rules, tmp_path, "fi") == {}


def test_pictures_are_printed_in_the_tones_of_the_day():
    rules = shipped().adventure("kadonnut-virta")
    assert rules is not None
    drawn: dict[str, Picture] = pictures(rules, SHIPPED / rules.id, "fi")
    day = TOKENS.read_text("utf-8").partition("@media (prefers-color-scheme: dark)")[0]
    used = {
        colour
        for one in drawn.values()
        for colour in one.octets.decode().partition("</style>")[0].split("{")
        for colour in [colour.rpartition("#")[2].partition("}")[0]]
        if "#" in f"#{colour}" and len(colour) == 6
    }

    assert drawn
    assert all(one.alt for one in drawn.values())
    assert {colour for colour in used if f"#{colour}" not in day} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bars_of_a_place_say_the_same_in_every_language(language):
    rules = perille()
    at = [stop.id for stop in rules.listed].index("tori")

    strips = told(booklet(rules, language), {})["strips"]

    assert isinstance(strips, list)
    assert strips[at] == look.morse_strip("tori")


def test_secret_places_keep_out_even_of_a_booklets_data():
    hidden = stop("piilo", kind=Kind.SECRET, title=text("Kätkö"))
    made = booklet(adventure(stop("a"), hidden), "fi")

    assert "Kätkö" not in json.dumps(told(made, {}), ensure_ascii=False)


def test_the_command_writes_one_pdf_in_a_language_of_the_house(tmp_path):
    file = tmp_path / "vihko.pdf"
    words = ["export", str(SHIPPED / "perille"), "--as", "paper", "--language", "sv"]

    done_so = CliRunner().invoke(main, [*words, "--into", str(file), "--large-print"])

    assert (done_so.exit_code, done_so.output) == (0, "")
    assert "Så spelar ni på papper" in " ".join(pages(file.read_bytes()))


def test_a_booklet_is_not_poured_into_a_terminal():
    refused = CliRunner().invoke(main, ["export", str(SHIPPED / "perille"), "--as", "paper"])

    assert refused.exit_code == 2
    assert "a pdf goes into a file: add --out NAME.pdf" in refused.output


def test_a_language_that_neither_the_house_nor_the_author_speaks_is_refused(tmp_path):
    words = ["export", str(SHIPPED / "perille"), "--as", "paper", "--language", "de"]

    refused = CliRunner().invoke(main, [*words, "--into", str(tmp_path / "x.pdf")])

    assert refused.exit_code == 2
    assert "choose one of these" in refused.output
