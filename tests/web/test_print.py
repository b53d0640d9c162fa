"""Posters, join sheets, the list to hang by and certificates, read by readers of their own."""

import io
import re
from dataclasses import replace
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
import zxingcpp
from click.testing import CliRunner
from pypdf import PdfReader

from tests.building import shipped, text
from tests.playing import Phone
from tests.visiting import codes_of
from web import games
from web.cli import main
from web.folder import site_at
from web.posters import posters
from web.preparing import prepared
from web.print.certificates import certificates
from web.print.checklist import checklist
from web.print.job import Job
from web.print.joining import join_sheets
from web.print.posters import poster_sheets
from web.print.sheets import SHEETS, sheets
from web.settings import settings_for
from web.site import Site
from web.terms import Terms
from web.words import LANGUAGES

URL = "https://seikkailu.mikkeli.example"
A4_PT = (595, 842)
CODE_MM = {"a4": 91, "a5": 64, "a6": 46}
MM = 72 / 25.4
BREAKS = dict.fromkeys(map(ord, "\N{ZERO WIDTH SPACE}\N{SOFT HYPHEN}"))


@pytest.fixture(scope="module")
def here(tmp_path_factory) -> Site:
    data = tmp_path_factory.mktemp("data")
    prepared(data)
    built = site_at(settings_for(data, URL, contact="Toimisto, 040 123 4567"), shipped())
    yield built
    built.database.close()


def job(site: Site, adventure: str = "perille", *languages: str) -> Job:
    staged = games.game_of_adventure(site, adventure)
    assert staged is not None
    return Job(site, staged, languages or ("fi", "en"))


def read(octets: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(octets))


def words(octets: bytes) -> str:
    told = (page.extract_text().translate(BREAKS) for page in read(octets).pages)
    return " ".join(" ".join(told).split())


def pictures(octets: bytes, dpi: int):
    for page in pypdfium2.PdfDocument(octets):
        yield page.render(scale=dpi / 72, grayscale=True).to_pil()


def codes_in(octets: bytes, dpi: int) -> list[str]:
    """What a reader that knows nothing of ours sees, page by page."""
    return [
        found.text
        for picture in pictures(octets, dpi)
        for found in zxingcpp.read_barcodes(picture)
    ]


def links(site: Site, adventure: str = "perille") -> set[str]:
    return {one.url for one in posters(site, URL) if one.adventure == adventure}


@pytest.fixture(scope="module", params=["a4", "a5", "a6"])
def hung(here, request) -> tuple[str, bytes]:
    return request.param, poster_sheets(job(here), request.param)


def test_every_poster_is_scanned_from_paper_of_every_size(here, hung):
    _, octets = hung

    seen = codes_in(octets, 100)

    assert len(seen) == len(links(here))
    assert set(seen) == links(here)


@pytest.mark.parametrize("dpi", [100, 150, 300])
@pytest.mark.parametrize("size", CODE_MM)
def test_a_poster_is_scanned_at_every_sharpness(here, size, dpi):
    [link] = [one.url for one in posters(here, URL) if one.checkpoint == "lokki"]

    assert codes_in(poster_sheets(job(here), size, "lokki"), dpi) == [link]


def test_a_code_is_at_level_h_and_as_large_as_its_paper_allows(hung):
    size, octets = hung
    dpi = 150

    found = zxingcpp.read_barcodes(next(pictures(octets, dpi)))[0]

    corners = found.position
    side = (corners.top_right.x - corners.top_left.x) * 25.4 / dpi
    modules = 33 + 4 * (len(URL.removeprefix("https://")) > 23)
    assert found.ec_level == "H"
    assert side == pytest.approx(CODE_MM[size] * modules / (modules + 8), rel=0.03)


def test_posters_are_sheets_of_a4_with_one_two_or_four(here, hung):
    size, octets = hung
    each = {"a4": 1, "a5": 2, "a6": 4}[size]

    made = read(octets).pages

    count = len(shipped().adventure("perille").checkpoints)
    assert len(made) == -(-count // each)
    for page in made:
        assert sorted(round(float(side)) for side in page.mediabox[2:]) == list(A4_PT)


def test_a_code_can_be_read_under_it_with_the_site_s_name_and_whom_to_tell(here, hung):
    _, octets = hung
    told = words(octets)

    short = {one.short_code for one in posters(here, URL) if one.adventure == "perille"}
    closed_up = told.replace(" ", "")  # a reader takes wide kerning for a space
    assert [code for code in short if code not in closed_up] == []
    assert "seikkailu.mikkeli.example" in told
    assert "Toimisto, 040 123 4567" in told
    assert "Katso liikennettä" in told


SCAN = {
    "fi": "Avaa puhelimen kamera ja osoita koodia.",
    "sv": "Öppna telefonens kamera",
    "en": "Open your phone’s camera",
    "fi-x-selko": "Näytä koodi kameralle.",
}


@pytest.mark.parametrize("second", LANGUAGES)
@pytest.mark.parametrize("first", LANGUAGES)
def test_a_poster_speaks_the_pair_that_was_chosen(here, first, second):
    pair = tuple(dict.fromkeys((first, second)))

    told = words(poster_sheets(job(here, "kadonnut-virta", *pair), "a6", "asema"))

    assert {tag for tag, said in SCAN.items() if said in told} == set(pair)


@pytest.mark.parametrize("what", SHEETS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_is_printed_is_tagged_and_carries_its_fonts(here, what, language):
    octets = sheets(what, job(here, "perille", language), "a4")
    root = read(octets).trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert root["/Lang"] == language.partition("-")[0]
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    fonts = [
        one.get_object()
        for page in read(octets).pages
        for one in page["/Resources"].get_object().get("/Font", {}).values()
    ]
    assert fonts
    for font in fonts:
        under = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(
            under["/FontDescriptor"].get_object()
        )


HOSTILE = {
    "markup": '#panic("x") $x^2$ = _a_ *b* `c` <d> @e \\ // /* {[( "q" #set page(width: 1pt)',
    "html": "<script>alert(1)</script><img src=x onerror=y>",
    "a long word": "kaupunkiseikkailu" * 30,
    "right to left": "مرحبا بكم في المدينة שלום",
    "no glyph": "漢字 🙂 \ue000",
    "controls": "a\u202eb\x07c\ud83d",
    "very much": "Kävelkää rantaan ja katsokaa vettä. " * 9,
}


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("size", ["a4", "a6"])
def test_a_hostile_title_stays_words_and_the_code_beside_it_scans(here, title, size):
    staged = job(here)
    said = text(title, ar=title)
    stops = tuple(
        stop.model_copy(update={"title": said}) for stop in staged.adventure.checkpoints[:2]
    )
    rules = staged.adventure.model_copy(update={"title": said, "checkpoints": stops})
    here.editions["hostile"] = rules
    typed = title.encode("utf-8", "replace").decode()
    terms = Terms(contact=typed[:120], name=typed[:60])
    hostile = replace(staged, game=replace(staged.game, edition="hostile", terms=terms))

    octets = poster_sheets(hostile, size)

    if title.isascii() and len(title) < 200:
        assert title.split()[0] in words(octets)
    own = {one.url for one in posters(here, URL) if one.checkpoint in {s.id for s in stops}}
    assert set(codes_in(octets, 150)) == own & links(here)
    assert len(codes_in(join_sheets(hostile, size), 150)) == (4 if size == "a6" else 1)
    assert len(read(checklist(hostile)).pages) >= 1


def test_a_join_sheet_leads_to_the_game_by_code_and_by_camera(here):
    made = job(here, "perille", "fi", "sv")
    octets = join_sheets(made, "a6")

    told = words(octets)

    assert set(codes_in(octets, 150)) == {f"{URL}/games/{made.game.code}/join"}
    assert told.count(made.game.code) == 4
    assert "Pelikoodi" in told
    assert "Spelkod" in told
    assert "seikkailu.mikkeli.example" in told


def test_the_list_has_every_checkpoint_with_its_code_and_two_boxes(here):
    told = words(checklist(job(here)))

    for stop in shipped().adventure("perille").checkpoints:
        assert stop.title.said("fi") in told
    for one in posters(here, URL):
        assert (one.short_code in told.replace(" ", "")) == (one.adventure == "perille")
    assert "Ripustettu Otettu pois" in told
    assert "90–120 cm" in told


def test_every_place_is_on_the_map_and_no_number_hides_another(here):
    from web.print.sketch import ground, sketch

    rules = shipped().adventure("perille")
    assert rules is not None
    places = {
        number: stop.place.fence.centre
        for number, stop in enumerate(rules.listed, start=1)
        if stop.place
    }
    drawn = sketch(places, ground(here.settings.data))

    assert [one.number for one in drawn.plates] == list(places)
    for one in drawn.plates:
        assert 0 < one.plate[0] < 100
        assert 0 < one.plate[1] < drawn.height
    spots = [one.plate for one in drawn.plates]
    apart = [
        ((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5
        for at, (ax, ay) in enumerate(spots)
        for bx, by in spots[:at]
    ]
    assert min(apart) > 5
    assert drawn.rough


@pytest.mark.parametrize(
    ("ranking", "counted"), [("board", True), ("goal", False), ("none", False)]
)
def test_a_certificate_has_the_team_s_name_the_day_and_points_where_points_rank(
    site, app, ranking, counted
):
    phone = Phone(app.test_client(use_cookies=False))
    staged = games.game_of_adventure(site, "perille")
    assert staged is not None
    phone.start(staged.code, team={"name": "Rannan *tähdet* #1", "size": 3})
    phone.send({"kind": "check-in", "code": codes_of(site)["asema"]})
    phone.send({"kind": "skip", "challenge": "asema/avain"})
    game = replace(staged, terms=Terms(ranking=ranking))

    told = words(certificates(Job(site, game, ("fi", "en"))))

    assert "Rannan *tähdet* #1" in told
    assert "on kulkenut seikkailun Perille" in told
    there = site.clock().astimezone(ZoneInfo("Europe/Helsinki"))
    assert f"{there.day}. " in told
    assert bool(re.search(r"\d+ (piste|pistettä)", told)) == counted


def test_the_command_prints_a_game_s_posters(tmp_path):
    file = tmp_path / "julisteet.pdf"
    data = ("--data", str(tmp_path / "data"), "--public-url", URL)
    which = CliRunner().invoke(main, ["print", "posters", "--out", str(file), *data])
    [code] = re.findall(r"(\w{7}) \(perille\)", which.output)

    chosen = ("--game", code, "--size", "a5", "--language", "sv", "--out", str(file))
    done = CliRunner().invoke(main, ["print", "posters", *chosen, *data])

    assert which.exit_code == 2
    assert (done.exit_code, done.output) == (0, "")
    assert "Öppna telefonens kamera" in words(file.read_bytes())
