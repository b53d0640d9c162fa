"""The impact report: on a page and as files, and every figure of it again from the log."""

import io
import json
from datetime import timedelta
from pathlib import Path

import pytest
from odfdo import Document

from tests import commanding
from tests.playing import Phone
from tests.reading import Reader
from tests.staffing import come_in
from tests.visiting import codes_of
from web import games
from web.report import kept
from web.report.asked import Asked
from web.report.report import Report, report_of
from web.site import Site
from web.staffing import Role
from web.terms import Terms
from web.words import words_in

TEAMS = 12


@pytest.fixture
def organiser(app, site) -> Reader:
    return come_in(app, site, Role.ORGANISER)


@pytest.fixture
def teams(app, site) -> list[Phone]:
    """Twelve teams in Perille, seven of which check in at the station."""
    phones = [Phone(app.test_client(use_cookies=False)) for _ in range(TEAMS)]
    for number, phone in enumerate(phones):
        phone.start(code_of(site), team={"size": 2})
        if number < 7:
            phone.happened({"kind": "check-in", "code": codes_of(site)["asema"]})
    return phones


def code_of(site: Site) -> str:
    return games.game_of_adventure(site, "perille").code


def made(site: Site, **asked: object) -> Report:
    return report_of(site, Asked(**asked), site.clock())


def value(report: Report, name: str) -> float | None:
    line = report.line(name)
    assert line is not None
    return line.value


def told(site: Site, *words: str):
    return commanding.told("report", "--data", site.settings.data, *words)


def test_the_log_is_counted_and_the_sub_project_of_a_checkpoint_with_it(site, teams):
    report = made(site)

    assert (value(report, "teams"), value(report, "players")) == (TEAMS, 2 * TEAMS)
    assert value(report, "met/tutka/teams") == 7
    assert value(report, "ends/open") == TEAMS


def test_every_figure_names_a_query_that_is_told(site, teams, organiser):
    page = organiser.read("/staff/report")

    for line in made(site).lines:
        assert f'id="query-{line.query}"' in page.answer.text
    assert "SELECT" in page.words


def test_rehearsals_are_in_no_figure(site, teams, app):
    staged = games.create(site, "perille", on=Terms(rehearsal=True))
    for _ in range(6):
        Phone(app.test_client(use_cookies=False)).start(staged.code, team={"size": 2})

    report = made(site)

    assert value(report, "teams") == TEAMS
    assert staged.code not in report.games


def test_a_period_counts_the_teams_that_set_out_in_it(site, teams):
    today = site.clock().date()

    assert value(made(site, first=today - timedelta(2), last=today + timedelta(2)), "teams")
    assert value(made(site, last=today - timedelta(3)), "teams") == 0
    assert value(made(site, first=today + timedelta(3)), "teams") == 0


def test_only_the_games_that_are_named_are_counted(site, teams):
    other = games.game_of_adventure(site, "kadonnut-virta").code

    assert value(made(site, games=(code_of(site),)), "teams") == TEAMS
    assert value(made(site, games=(other,)), "teams") == 0


def test_the_report_of_one_part_tells_what_the_whole_tells_of_it(site, teams):
    whole = {line.id: line.value for line in made(site).lines}
    part = {line.id: line.value for line in made(site, part="tutka").lines}

    assert part.items() <= whole.items()
    assert "met/tutka/teams" in part
    assert "met/esli/teams" not in part
    assert not [name for name in part if name.startswith("languages/")]


def test_a_page_opened_from_a_game_is_counted_and_nobody_with_it(app, site):
    reader = Reader(app.test_client())
    run = reader.set_out().address.split("/")[2]

    for _ in range(6):
        reader.read(f"/programme/tutka?back=/runs/{run}")
    reader.read("/programme/tutka")
    Reader(app.test_client()).read(f"/programme/tutka?back=/runs/{run}")

    assert value(made(site), "openings/tutka") == 6


@pytest.mark.parametrize("kind", ["json", "ods"])
def test_every_figure_follows_from_the_log_again(site, teams, tmp_path, kind):
    file = tmp_path / f"report.{kind}"
    assert told(site, "--format", kind, "--out", str(file)).exit_code == 0

    answer = told(site, "--verify", str(file))

    assert answer.exit_code == 0, answer.output
    assert answer.output.startswith("all ")


def test_a_figure_that_was_changed_in_the_file_is_named(site, teams, tmp_path):
    file = tmp_path / "report.json"
    told(site, "--format", "json", "--out", str(file))
    whole = json.loads(file.read_text("utf-8"))
    next(one for one in whole["figures"] if one["id"] == "players")["value"] = 99
    file.write_text(json.dumps(whole), "utf-8")

    answer = told(site, "--verify", str(file))

    assert answer.exit_code == 1
    assert answer.output == "players: 99 in the file, 24 now\n"


def test_a_file_that_is_no_report_is_told_so(site, tmp_path):
    file = tmp_path / "other.json"
    file.write_text("{}", "utf-8")

    answer = told(site, "--verify", str(file))

    assert answer.exit_code == 1
    assert "is no report" in answer.output


def test_what_is_hidden_stands_in_no_file(site, teams):
    teams[0].start(code_of(site), team={"size": 2}, language="sv")
    report = made(site)

    assert value(report, "languages/sv") is None
    plain = json.loads(kept.as_json(report, words_in("fi")))
    [line] = [one for one in plain["figures"] if one["id"] == "languages/sv"]
    assert line["value"] is None


def test_the_spreadsheet_has_numbers_and_dashes_and_the_queries(site, teams, organiser):
    octets = organiser.client.get("/staff/report.ods").data

    document = Document(io.BytesIO(octets))
    rows = document.body.get_table(name="Joukkueet ja pelaajat").get_values()
    assert rows[1][1:3] == [TEAMS, 2 * TEAMS]
    assert document.body.get_table(name="Mistä luvut tulevat").get_values()[1][0] == "teams"


def test_the_pdf_says_whose_report_it_is(site, teams, tmp_path: Path):
    from pypdf import PdfReader

    file = tmp_path / "report.pdf"
    assert told(site, "--format", "pdf", "--out", str(file), "--language", "en").exit_code == 0

    read = PdfReader(file)
    words = "".join(page.extract_text() for page in read.pages)
    assert "Impact report" in words
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_a_day_that_is_none_is_said_and_everything_shown(teams, organiser):
    page = organiser.read("/staff/report?from=tomorrow")

    assert "Tarkista päivät." in page.words


def test_the_terminal_has_the_same_in_lines(site, teams):
    answer = told(site)

    assert "Yhteensä: 12, 24" in answer.output


def test_an_unknown_part_is_wrong_usage(site):
    assert told(site, "--sub-project", "nobody").exit_code == 2
