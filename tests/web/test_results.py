"""What a game leaves behind: tables, a result list, the log, and each team's answers."""

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner
from lxml import etree
from odfdo import Document

from tests.playing import Phone
from tests.staffing import come_in
from tests.visiting import codes_of
from web import games
from web.cli import main
from web.leaderboard import Asked, live
from web.results.csv_file import csv_of
from web.results.sheets import Sheet
from web.results.teams import teams_of
from web.staffing import Role
from web.store.tables import participation
from web.terms import Terms

SCHEMA = Path(__file__).parents[1] / "iof_results.xsd"
FORMULA = '=HYPERLINK("x")'
ERASED = sa.delete(participation).where(participation.c.kind == "answer")
NS = {"i": "http://www.orienteering.org/datastandard/3.0"}


@pytest.fixture
def game(site):
    return games.create(site, "perille", on=Terms(name="7B", brackets=("class", "family")))


@pytest.fixture
def played(site, app, game):
    """Three teams: one plays to the end, one is on its way, one gives up."""
    phones = []
    for name, bracket in (("Perillä", "class"), (FORMULA, "class"), ("Luopui", "family")):
        phone = Phone(app.test_client(use_cookies=False))
        answer = phone.start(game.code, bracket=bracket, team={"name": name, "size": 4})
        assert answer.status_code == 201
        phones.append(phone)
    codes = codes_of(site)
    phones[0].play(codes)
    for _ in range(3):
        phones[1].happened(phones[1].next_wish(codes))
    phones[2].happened({"kind": "end"})
    return phones


@pytest.fixture
def desk(app, site):
    return come_in(app, site, Role.ORGANISER)


def taken(desk, game, name: str) -> bytes:
    answer = desk.client.get(f"/staff/games/{game.code}/results/{name}")
    assert answer.status_code == 200
    assert name in answer.headers["Content-Disposition"]
    return answer.data


def typed_by(site, game) -> set[str]:
    """What teams typed in words."""
    every = (task.answer for team in teams_of(site, game) for task in team.tasks.values())
    return {given for given in every if given and isinstance(given, str)}


def tables(octets: bytes) -> dict[str, list[list[str]]]:
    with zipfile.ZipFile(io.BytesIO(octets)) as archive:
        return {
            name: list(
                csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig")), delimiter=";")
            )
            for name in archive.namelist()
        }


def test_tables_say_what_the_board_says(site, game, played, desk):
    table = tables(taken(desk, game, "results.csv.zip"))["Joukkueet.csv"]
    head, *rows = table

    told = {
        row[head.index("Joukkue")].lstrip("'"): int(row[head.index("Pisteet")]) for row in rows
    }

    assert told == {line.team: line.score for line in live(site, game, Asked(10)).rows}
    assert {row[head.index("Sarja")] for row in rows} == {"Koululuokat", "Perheet"}


def test_who_gave_up_has_no_time_and_is_said_to_have(game, played, desk):
    head, *rows = tables(taken(desk, game, "results.csv.zip"))["Joukkueet.csv"]

    [row] = [row for row in rows if row[head.index("Joukkue")] == "Luopui"]

    assert row[head.index("Keskeytti")] == "kyllä"
    assert row[head.index("Minuutteja")] == ""


def test_no_cell_of_a_table_is_a_formula(game, played, desk):
    for rows in tables(taken(desk, game, "results.csv.zip")).values():
        for row in rows:
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("nasty", ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1", 'a;"b"\n=c'])
def test_what_is_typed_comes_back_from_a_table_as_it_was(nasty):
    octets = csv_of(Sheet("x", ("a", "b"), ((nasty, 1),)))

    [_, row] = list(
        csv.reader(io.StringIO(octets.decode("utf-8-sig"), newline=""), delimiter=";")
    )

    assert row[0].removeprefix("'") == nasty
    assert not row[0].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_spreadsheet_has_the_same_tables_and_words_are_words(game, played, desk):
    tabled = tables(taken(desk, game, "results.csv.zip"))

    document = Document(io.BytesIO(taken(desk, game, "results.ods")))

    sheets = {table.name: table for table in document.body.tables}
    assert {f"{name}.csv" for name in sheets} == set(tabled)
    for name, table in sheets.items():
        assert table.height == len(tabled[f"{name}.csv"])
    cells = [cell for row in sheets["Joukkueet"].traverse() for cell in row.traverse()]
    assert FORMULA in [cell.value for cell in cells]
    assert not [cell for cell in cells if cell.formula]


def test_a_result_list_is_of_the_standard_s_form(game, played, desk):
    found = etree.fromstring(taken(desk, game, "results.xml"))

    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(found)
    classes = [one.text for one in found.findall("i:ClassResult/i:Class/i:Name", NS)]
    statuses = {
        one.findtext("i:Name", namespaces=NS): one.findtext(".//i:Status", namespaces=NS)
        for one in found.iterfind(".//i:TeamResult", NS)
    }
    assert classes == ["Koululuokat", "Perheet"]
    assert statuses == {"Perillä": "OK", FORMULA: "Active", "Luopui": "DidNotFinish"}
    assert found.get("status") == "Snapshot"


def test_splits_of_a_result_list_follow_the_way(game, played, desk):
    found = etree.fromstring(taken(desk, game, "results.xml"))

    [team] = found.xpath("//i:TeamResult[i:Name='Perillä']", namespaces=NS)

    times = [float(one.text) for one in team.iterfind(".//i:SplitTime/i:Time", NS)]
    assert times == sorted(times)
    assert len(times) >= 10


def test_the_answers_of_each_team_stand_on_its_own_sheet(site, game, played, desk):
    page = desk.read(f"/staff/games/{game.code}/answers")

    assert page.answer.text.count('class="w sec sheet"') == 3
    [first, *_] = teams_of(site, game)
    typed = [task.answer for task in first.tasks.values() if isinstance(task.answer, str)]
    assert any(given and given in page.words for given in typed)
    assert not re.search(r"\b[a-zåäö]+(-[a-z0-9åäö]+)+ / [a-z]", page.words), "raw ids"


def test_what_was_only_done_is_told_as_done(game, played, desk):
    words = desk.read(f"/staff/games/{game.code}/answers").words

    assert "tehty oikein" in words
    assert " true " not in words


def test_answers_that_were_erased_are_on_no_sheet(site, game, played, desk):
    before = typed_by(site, game)

    site.database.write(lambda connection: connection.write(ERASED))

    assert "Haloo" in before
    assert typed_by(site, game) < before


def test_a_rehearsal_s_files_say_so(site, desk):
    game = games.create(site, "perille", on=Terms(rehearsal=True))

    answer = desk.client.get(f"/staff/games/{game.code}/results/results.ods")

    assert "rehearsal-perille" in answer.headers["Content-Disposition"]


def test_an_empty_game_has_empty_tables(site, desk):
    game = games.create(site, "kadonnut-virta")

    for name in ("results.ods", "results.csv.zip", "results.xml", "runs.jsonl", "photos.zip"):
        assert taken(desk, game, name)
    assert (
        "Kukaan ei ole vielä vastannut." in desk.read(f"/staff/games/{game.code}/answers").words
    )


def test_the_command_writes_the_same_files(site, game, played, tmp_path, desk):
    data = str(site.settings.data)
    for ending in (".ods", ".csv.zip", ".xml", ".jsonl", ".zip"):
        file = tmp_path / f"tulos{ending}"
        result = CliRunner().invoke(
            main, ["game", "results", game.code, str(file), "--data", data]
        )
        assert result.exit_code == 0, result.output
        assert file.stat().st_size > 20
    assert tables((tmp_path / "tulos.csv.zip").read_bytes()) == tables(
        taken(desk, game, "results.csv.zip")
    )


def test_a_file_of_no_known_kind_is_refused_in_one_sentence(site, game, tmp_path):
    file, data = str(tmp_path / "tulos.docx"), str(site.settings.data)

    result = CliRunner().invoke(main, ["game", "results", game.code, file, "--data", data])

    assert result.exit_code == 2
    assert ".ods, .csv.zip, .xml, .jsonl or .zip" in result.output
