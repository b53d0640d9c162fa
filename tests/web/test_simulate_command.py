"""`seikkailu simulate`, as an author uses it."""

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import Result

from adventures.catalogue import SHIPPED
from engine.proof.simulation.crowd import Crowd
from engine.proof.simulation.simulating import simulate
from tests import commanding
from tests.building import perille
from tests.crowding import export
from web.simulation import processes
from web.simulation.words import LANGUAGES

PERILLE = str(SHIPPED / "perille")


def told(*words: str) -> Result:
    return commanding.told("simulate", *words)


def expecting(folder: Path, lines: str) -> str:
    """The shipped adventure with these expectations, in a folder of its own."""
    copy = folder / "perille"
    shutil.copytree(SHIPPED / "perille", copy)
    head = copy / "adventure.yaml"
    kept = re.sub(r"\nexpect:.*(\n +.*)*", "", head.read_text("utf-8"))
    head.write_text(f"{kept}\nexpect: {lines}\n", "utf-8")
    return str(copy)


def test_the_report_is_told_in_finnish_and_says_that_it_is_an_estimate():
    result = told(PERILLE, "--players", "60")

    assert result.stdout.startswith("Perille: näin kierros menisi\n60 joukkuetta lähti")
    assert "Tämä on arvio." in result.stdout
    assert "Rautatieasema" in result.stdout
    assert "Linja auki" in result.stdout


@pytest.mark.parametrize("name", ["--language", "--lang"])
def test_it_can_be_told_in_english(name):
    result = told(PERILLE, "--players", "30", name, "en")

    assert "how the walk would go" in result.stdout
    assert "This is an estimate." in result.stdout
    assert "Railway Station" in result.stdout


def test_the_same_seed_says_the_same_whatever_the_number_of_processes(monkeypatch):
    monkeypatch.setattr(processes, "FEW", 10)
    one, two, three = (
        told(PERILLE, "--players", "120", "--seed", "4", "--processes", number).stdout
        for number in ("1", "2", "3")
    )

    assert one == two == three
    assert one != told(PERILLE, "--players", "120", "--seed", "5").stdout


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_however_processes_start_the_figures_are_the_same(method, monkeypatch):
    monkeypatch.setattr(processes, "FEW", 10)
    rules, crowd = perille(), Crowd(teams_at_once=7)

    found = processes.simulated(rules, crowd, 100, 3, 2, method=method)

    assert found == simulate(rules, crowd, 100, 3)


def test_machines_read_the_same_figures():
    options = ("--players", "60", "--teams-at-once", "6", "--spacing", "30", "--no-posters")
    whole = json.loads(told(PERILLE, *options, "--json").stdout)
    crowd = Crowd(teams_at_once=6, spacing_s=30, posters=False)
    found = simulate(perille(), crowd, 60, 1)

    assert whole["estimate"] is True
    assert whole["minutes"] == {"p10": found.minutes.p10, "p50": found.minutes.p50,
                                "p90": found.minutes.p90}  # fmt: skip
    assert whole["finish"]["share"] == found.finish.share
    assert [one["id"] for one in whole["stops"]] == [one.id for one in found.stops]
    assert sum(whole["spread"].values()) == round(60 * found.finish.share)
    assert {(one["from"], one["to"]) for one in whole["legs"]} == set(found.legs)
    assert whole["crowd"]["speed_m_s"]["mean"] == 1.25
    assert whole["failures"] == []


def test_an_expectation_that_is_not_met_fails_the_command_and_says_why(tmp_path: Path):
    folder = expecting(tmp_path, '{minutes: [5, 10], finish: ">= 0.5"}')

    plain = told(folder, "--players", "60")
    machine = told(folder, "--players", "60", "--json")

    assert plain.exit_code == machine.exit_code == 1
    assert "Odotus: 5–10." in plain.stdout
    assert "≥ 50 %" not in plain.stdout
    [failure] = json.loads(machine.stdout)["failures"]
    assert failure in plain.stdout


def test_expectations_that_are_met_are_said_to_be(tmp_path: Path):
    folder = expecting(tmp_path, '{minutes: [30, 120], finish: ">= 0.5"}')

    result = told(folder, "--players", "60", "--lang", "en")

    assert result.exit_code == 0
    assert "Everything the author expected came true." in result.stdout


def test_the_page_is_written_beside_the_text(tmp_path: Path):
    page = tmp_path / "report.html"

    result = told(PERILLE, "--players", "60", "--html", str(page))

    assert result.exit_code == 0
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert result.stdout.startswith("Perille")


def test_real_runs_make_more_than_estimates(tmp_path: Path):
    runs = tmp_path / "runs.jsonl"
    runs.write_text("\n".join(export(perille(), Crowd(), 25)), "utf-8")

    plain = told(PERILLE, "--players", "60", "--calibrate", str(runs))
    machine = told(PERILLE, "--players", "60", "--calibrate", str(runs), "--json")

    assert "Sovitettu 25 oikeaan suoritukseen." in plain.stdout
    assert "arvio" not in plain.stdout
    whole = json.loads(machine.stdout)
    assert (whole["estimate"], whole["runs"], whole["crowd"]["runs"]) == (False, 25, 25)


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (list(export(perille(), Crowd(), 3)), "3 runs are too few"),
        (["what is this?"], "line 1: this is no entry of a run"),
    ],
    ids=["few", "no export"],
)
def test_runs_that_nothing_can_be_fitted_to_are_told_in_one_sentence(lines, why, tmp_path):
    runs = tmp_path / "runs.jsonl"
    runs.write_text("\n".join(lines), "utf-8")

    result = told(PERILLE, "--players", "20", "--calibrate", str(runs))

    assert result.exit_code == 1
    assert why in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_broken_adventure_is_told_by_its_problems(tmp_path: Path):
    folder = expecting(tmp_path, '{finish: "most of them"}')

    result = told(folder, "--players", "20")

    assert result.exit_code == 1
    assert "adventure.yaml:" in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("no/such/folder",),
        (PERILLE, "--players", "0"),
        (PERILLE, "--teams-at-once", "0"),
        (PERILLE, "--lang", "la"),
        (PERILLE, "--calibrate", "no/such/file"),
        (PERILLE, "--begins", "tomorrow"),
    ],
    ids=lambda words: words[-1],
)
def test_wrong_usage_exits_with_2(words):
    assert told(*words).exit_code == 2


def test_the_start_is_local_where_the_adventure_is():
    whole = json.loads(
        told(PERILLE, "--players", "5", "--begins", "2026-12-06 11:00", "--json").stdout
    )

    assert whole["crowd"]["begins"] == "2026-12-06T09:00:00.000Z"


def test_every_language_of_the_report_has_all_of_its_words():
    from web.simulation.assumed import NAMES
    from web.simulation.words import WORDS

    keys = [set(WORDS[tag]) for tag in LANGUAGES]
    names = [set(NAMES[tag]) for tag in LANGUAGES]
    assert keys[0] == keys[1]
    assert names[0] == names[1] == set(Crowd._fields) - {"runs"}
