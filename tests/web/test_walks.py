from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from adventures.catalogue import PROGRAMME, SHIPPED
from engine.formats.writing import adventure_files
from engine.scenario.parsing import parse_model
from engine.scenario.walkthrough import Walkthrough
from tests.asking import branch, match, order, quiz, several
from tests.building import adventure, chose, done, either, every, solved, stop
from tests.proving import plainly, proof_for, way
from web.cli import main
from web.walks import keep_stuck, stuck_walks, text_of


def folder_of(rules, tmp_path: Path) -> Path:
    """An adventure as its author has it, with the programme beside it."""
    folder = tmp_path / "koe"
    (tmp_path / PROGRAMME).write_text((SHIPPED / PROGRAMME).read_text("utf-8"), "utf-8")
    for name, source in adventure_files(rules).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source, "utf-8")
    return folder


def played(folder: Path, walk: Path):
    return CliRunner().invoke(main, ["play", str(folder), "--walkthrough", str(walk)])


STRANDING = way(
    stop("a", branch(), access={"step_free": "yes"}),
    stop("b", unlock=chose("a/haara.vasen"), access={"step_free": "yes"}),
    unlock=done("b"),
)


def test_a_walk_that_gets_stuck_is_kept_and_plays_as_stuck(tmp_path):
    folder = folder_of(STRANDING, tmp_path)

    kept = keep_stuck(folder, folder / "walkthroughs")

    assert [file.name for file in kept] == ["stuck-1.yaml", "stuck-2.yaml"][: len(kept)]
    for file in kept:
        result = played(folder, file)
        assert (result.exit_code, result.stderr) == (0, "")
    mended = kept[0].read_text("utf-8").replace("value: oikea", "value: vasen")
    assert "value: vasen" in mended
    kept[0].write_text(mended, "utf-8")
    assert played(folder, kept[0]).exit_code == 1


def test_a_walk_that_is_there_is_never_written_over(tmp_path):
    folder = folder_of(STRANDING, tmp_path)
    first = keep_stuck(folder, tmp_path)

    second = keep_stuck(folder, tmp_path)

    assert set(first).isdisjoint(second)
    assert first[0].read_text("utf-8") == second[0].read_text("utf-8")


def test_of_a_good_adventure_nothing_is_kept(tmp_path):
    assert keep_stuck(SHIPPED / "perille", tmp_path / "walkthroughs") == ()
    assert not (tmp_path / "walkthroughs").exists()


@pytest.mark.parametrize("name", ["plain", "no-signal", "no-gps", "quiet"])
def test_a_walk_is_read_back_as_it_was_written(name):
    asked = (branch(), quiz(attempts=1), several(attempts=1), order(attempts=1), match())
    tried = [solved(f"a/{one.id}") for one in asked[1:]]
    rules = way(stop("a", *asked), unlock=every(*tried), integrity="competitive")
    walk = proof_for(rules, name).stuck

    back = parse_model("stuck-1.yaml", text_of(walk), Walkthrough)

    assert back.value == walk


def test_a_walk_by_the_clock_says_when_it_began():
    asked = quiz(time_limit=timedelta(minutes=5))
    walk = plainly(way(stop("a", asked), unlock=solved("a/visa"))).stuck

    back = parse_model("stuck-1.yaml", text_of(walk), Walkthrough)

    assert back.value == walk
    assert "begins: 2026-06-01 12:00" in text_of(walk).replace('"', "")


def test_each_way_of_getting_stuck_is_kept_once():
    rules = adventure(
        stop("a", branch(), access={"step_free": "yes"}),
        stop("b", unlock=chose("a/haara.vasen"), access={"step_free": "no"}, optional=True),
        stop("c", unlock=chose("a/haara.oikea"), access={"step_free": "yes"}, optional=True),
        finish_when=either(done("b"), done("c")),
        mode="branching",
    )
    proofs = [proof_for(rules, name) for name in ("plain", "no-stairs", "no-stairs")]

    (walk,) = stuck_walks(proofs)

    assert walk.team.access == ("no-stairs",)
