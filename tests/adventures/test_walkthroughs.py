import json

import pytest
from click.testing import CliRunner

from adventures.catalogue import SHIPPED
from web.cli import main

WALKS = sorted(SHIPPED.glob("*/walkthroughs/*.yaml"))


def played(walk, *options):
    adventure = str(walk.parent.parent)
    return CliRunner().invoke(main, ["play", adventure, "--walkthrough", str(walk), *options])


def test_every_shipped_adventure_is_walked():
    walked = {walk.parent.parent.name for walk in WALKS}

    assert walked == {head.parent.name for head in SHIPPED.glob("*/adventure.yaml")}


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: f"{walk.parts[-3]}/{walk.stem}")
def test_a_shipped_walk_goes_as_it_is_written(walk):
    result = played(walk, "--json")

    assert (result.exit_code, json.loads(result.stdout)["told"]) == (0, [])


def test_a_walk_that_goes_otherwise_says_what_was_expected(tmp_path):
    walk = tmp_path / "walk.yaml"
    source = (SHIPPED / "perille" / "walkthroughs" / "lyhin.yaml").read_text("utf-8")
    walk.write_text(source.replace("score: 0", "score: 94"), "utf-8")
    perille = str(SHIPPED / "perille")

    result = CliRunner().invoke(main, ["play", perille, "--walkthrough", str(walk)])

    assert result.exit_code == 1
    assert "94" in result.stderr
    assert result.stdout.count("\n") > 20


def test_a_broken_walk_is_told_with_its_line(tmp_path):
    walk = tmp_path / "walk.yaml"
    walk.write_text("title: X\nteam: {language: fi}\nsteps:\n  - {dance: tori}\nexpect: {}\n")
    perille = str(SHIPPED / "perille")

    result = CliRunner().invoke(main, ["play", perille, "--walkthrough", str(walk)])

    assert result.exit_code == 1
    assert "walk.yaml:4: steps: write exactly one of check_in" in result.stderr
