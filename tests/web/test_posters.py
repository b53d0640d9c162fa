"""What hangs at the checkpoints: links that scan in the rain, and codes to type."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import zxingcpp
from click.testing import CliRunner
from PIL import Image

from adventures.catalogue import Catalogue
from engine.codes import well_formed
from tests.building import shipped
from tests.reading import Reader
from tests.visiting import everything_kept
from web.cli import main
from web.folder import site_at
from web.posters import Poster, matrix, posters, svg
from web.preparing import prepared
from web.settings import settings_for
from web.site import Site

SHORT_URL = "https://" + "m" * 20 + ".fi"
LONG_URL = "https://kaupunkiseikkailu.mikkelin-matkalla.example"
ALPHANUMERIC = re.compile(r"[0-9A-Z $%*+\-./:]+")
TOKEN = "A" * 16
MODULE_PX = 8


def link(url: str) -> str:
    return f"{url}/q/{TOKEN}".upper()


def drawn(rows: Sequence[Sequence[bool]]) -> Image.Image:
    """Modules as a picture."""
    side = len(rows)
    picture = Image.new("L", (side, side))
    picture.putdata([0 if dark else 255 for row in rows for dark in row])
    return picture.resize((side * MODULE_PX, side * MODULE_PX), Image.Resampling.NEAREST)


def worn(rows: Sequence[Sequence[bool]], share: float) -> list[list[bool]]:
    """A block in the middle of the code turned white, as by a torn corner or a sticker."""
    side = len(rows) - 8
    high = round(side * share**0.5)
    wide = -(-round(side * side * share) // high)
    top, left = 4 + (side - high) // 2, 4 + (side - wide) // 2
    within = {(y, x) for y in range(top, top + high) for x in range(left, left + wide)}
    assert len(within) >= side * side * share
    return [
        [on and (y, x) not in within for x, on in enumerate(row)] for y, row in enumerate(rows)
    ]


def scanned(picture: Image.Image) -> list[str]:
    """What a reader that knows nothing of ours sees."""
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def printed(data: Path, *options: str) -> list[dict[str, str]]:
    told = CliRunner().invoke(main, ["qr", "--data", str(data), "--json", *options])
    assert told.exit_code == 0, told.output
    return json.loads(told.stdout)


def sheet(data: Path, content: Catalogue | None = None, url: str = SHORT_URL) -> list[Poster]:
    """All posters of a folder, as a server started now would have them."""
    prepared(data)
    site = site_at(settings_for(data, url), content or shipped())
    made = list(posters(site, url))
    site.database.close()
    return made


def reissued(checkpoint: str) -> Catalogue:
    """The shipped adventures with one checkpoint's epoch raised by its author."""
    content = shipped()
    perille, *others = content.adventures
    stops = tuple(
        stop.model_copy(update={"epoch": stop.epoch + 1}) if stop.id == checkpoint else stop
        for stop in perille.checkpoints
    )
    raised = perille.model_copy(update={"checkpoints": stops})
    return replace(content, adventures=(raised, *others))


def test_there_is_one_poster_for_each_checkpoint(tmp_path):
    rows = printed(tmp_path, "--public-url", SHORT_URL)

    places = [
        (adventure.id, stop.id)
        for adventure in shipped().adventures
        for stop in adventure.checkpoints
    ]
    assert [(row["adventure"], row["checkpoint"]) for row in rows] == places
    assert {tuple(row) for row in rows} == {("adventure", "checkpoint", "url", "short_code")}
    assert len({row["url"] for row in rows}) == len(places)
    assert len({row["short_code"] for row in rows}) == len(places)
    assert all(well_formed(row["short_code"]) for row in rows)


@pytest.mark.parametrize("url", [SHORT_URL, LONG_URL, "http://192.168.1.20:8000/"])
def test_a_link_is_in_qr_codes_own_alphabet(tmp_path, url):
    links = [row["url"] for row in printed(tmp_path, "--public-url", url)]

    assert all(ALPHANUMERIC.fullmatch(one) for one in links)
    assert all(one.startswith(f"{url.upper().rstrip('/')}/Q/") for one in links)


def test_a_host_of_23_letters_keeps_the_modules_large():
    rows = matrix(link(SHORT_URL))

    assert len(SHORT_URL.removeprefix("https://")) == 23
    assert [len(row) for row in rows] == [33 + 8] * (33 + 8)
    assert not any(any(row[:4] + row[-4:]) for row in rows)
    assert not any(any(row) for row in rows[:4] + rows[-4:])


def test_a_code_is_read_by_another_reader_even_worn_and_askew():
    found = zxingcpp.read_barcodes(drawn(matrix(link(SHORT_URL))))
    damaged = drawn(worn(matrix(link(SHORT_URL)), 0.12))
    askew = damaged.rotate(9, expand=True, fillcolor=255, resample=Image.Resampling.BILINEAR)

    assert [(one.text, one.ec_level) for one in found] == [(link(SHORT_URL), "H")]
    assert scanned(damaged) == [link(SHORT_URL)]
    assert scanned(askew) == [link(SHORT_URL)]
    assert scanned(drawn(worn(matrix(link(SHORT_URL)), 0.5))) == []


def test_a_longer_host_gets_a_larger_code_that_works_as_well():
    rows = matrix(link(LONG_URL))

    assert len(rows) > 33 + 8
    assert scanned(drawn(rows)) == [link(LONG_URL)]
    assert scanned(drawn(worn(rows, 0.12))) == [link(LONG_URL)]


def test_every_checkpoint_gets_a_picture_that_scans(tmp_path):
    rows = printed(tmp_path / "data", "--public-url", SHORT_URL, "--out", str(tmp_path / "out"))

    pictures = {file.name: file.read_text() for file in (tmp_path / "out").iterdir()}
    assert pictures.keys() == {f"{row['adventure']}-{row['checkpoint']}.svg" for row in rows}
    for row in rows:
        picture = pictures[f"{row['adventure']}-{row['checkpoint']}.svg"]
        assert scanned(drawn(modules_of(picture))) == [row["url"]]


def modules_of(picture: str) -> list[list[bool]]:
    """Read a picture as a printer does: a path of unit squares on white."""
    root = ET.fromstring(picture)  # noqa: S314 (our own)
    space = "{http://www.w3.org/2000/svg}"
    assert root.tag == f"{space}svg"
    assert root.get("width") == root.get("height") == "91mm"
    left, top, side, height = map(int, root.get("viewBox").split())
    background, dark = root.findall(f"{space}path")
    assert (left, top, side) == (0, 0, height)
    assert (background.get("fill"), background.get("d")) == (
        "#fff",
        f"M0 0h{side}v{side}H0z",
    )
    squares = re.findall(r"M(\d+) (\d+)h1v1h-1z", dark.get("d"))
    assert "".join(f"M{x} {y}h1v1h-1z" for x, y in squares) == dark.get("d")
    on = {(int(x), int(y)) for x, y in squares}
    return [[(x, y) in on for x in range(side)] for y in range(side)]


def test_a_picture_is_the_code_it_was_made_from():
    assert modules_of(svg(link(SHORT_URL))) == matrix(link(SHORT_URL))


def test_a_restart_with_the_same_key_keeps_every_poster_good(tmp_path):
    assert sheet(tmp_path / "a") == sheet(tmp_path / "a")


def test_another_key_makes_every_poster_anew(tmp_path):
    ours, theirs = sheet(tmp_path / "a"), sheet(tmp_path / "b")

    assert {one.url for one in ours}.isdisjoint(one.url for one in theirs)
    assert {one.short_code for one in ours}.isdisjoint(one.short_code for one in theirs)


def test_a_key_carried_over_carries_the_posters_over(tmp_path):
    ours = sheet(tmp_path / "a")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "key").write_bytes((tmp_path / "a" / "key").read_bytes())

    assert sheet(tmp_path / "b") == ours


def test_raising_an_epoch_reissues_one_checkpoint_and_no_other(tmp_path):
    lokki = ("perille", "lokki")
    before = {(one.adventure, one.checkpoint): one for one in sheet(tmp_path)}
    after = {(one.adventure, one.checkpoint): one for one in sheet(tmp_path, reissued("lokki"))}

    assert [name for name in before if before[name] != after[name]] == [lokki]
    assert before[lokki].url != after[lokki].url
    assert before[lokki].short_code != after[lokki].short_code


@pytest.mark.parametrize("path", ["/Q/{}", "/q/{}"])
@pytest.mark.parametrize("spelled", [str.upper, str.lower])
def test_a_link_answers_in_capitals_and_in_small_letters(app, site: Site, path, spelled):
    reader = Reader(app.test_client())
    reader.set_out()
    before = everything_kept(site.database)
    address = path.format(spelled(site.books["perille"].places[0].token))

    page = reader.read(address)
    unchanged = everything_kept(site.database) == before
    arrived = reader.send(page.forms[0])

    assert page.status == 200
    assert unchanged
    assert "Leimattu" in arrived.words
