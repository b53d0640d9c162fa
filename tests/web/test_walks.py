import json
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from adventures.catalogue import PROGRAMME, SHIPPED
from engine.formats.writing import adventure_files
from engine.scenario.checkpoint import Access, Role, StepFree
from engine.scenario.condition import InLanguage
from engine.scenario.parsing import parse_model
from engine.scenario.walkthrough import Walkthrough
from tests.asking import branch, match, order, quiz, several
from tests.building import (
    adventure,
    chose,
    done,
    either,
    every,
    flag,
    set_flag,
    solved,
    stop,
    unless,
)
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


def played(folder: Path, walk: Path, *more: str):
    words = ["play", str(folder), "--walkthrough", str(walk), *more]
    return CliRunner().invoke(main, words)


LEVEL = Access(step_free=StepFree.YES)
HIGH = Access(step_free=StepFree.NO)
STRANDING = way(
    stop("a", branch(), access=LEVEL),
    stop("b", unlock=chose("a/haara.vasen"), access=LEVEL),
    unlock=done("b"),
)


def check(folder: Path, into: Path, *more: str):
    return CliRunner().invoke(main, ["check", str(folder), "--write-walk", str(into), *more])


def level_way(*stops, unlock):
    """A start, these stops and a finish, with stairs at none but these."""
    ends = stop("maali", role=Role.FINISH, access=LEVEL, unlock=unlock)
    return adventure(stop("a", access=LEVEL), *stops, ends, mode="branching")


def named(into: Path, found):
    """The file that a walk was written to, as its line names it, and the walk in words."""
    line = next(line for line in found.stderr.splitlines() if line.startswith(str(into)))
    file, _, words = line.partition(": ")
    return Path(file), words


def test_a_walk_that_gets_stuck_is_kept_told_and_plays_as_stuck(tmp_path):
    folder = folder_of(STRANDING, tmp_path)

    found = check(folder, tmp_path / "walks", "--lang", "fi")

    file, words = named(tmp_path / "walks", found)
    assert (found.exit_code, file.name, words) == (1, "stuck-1.yaml", "Rasti a, ”Oikea”")
    result = played(folder, file, "--lang", "fi")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith("Tästä ei pääse enää eteenpäin.\n")


def test_a_walk_that_leads_on_after_all_is_not_called_stuck(tmp_path):
    folder = folder_of(STRANDING, tmp_path)
    ((file, _),) = keep_stuck(STRANDING, tmp_path)
    mended = file.read_text("utf-8").replace("value: oikea", "value: vasen")
    assert "value: vasen" in mended
    file.write_text(mended, "utf-8")

    result = played(folder, file)

    assert (result.exit_code, result.stderr) == (
        1,
        "The team should be stuck, but can still go on.\n",
    )
    assert "Nothing leads on" not in result.stdout


def test_who_gets_stuck_in_one_language_only_has_a_walk_in_it(tmp_path):
    finnish = stop("b", optional=True, access=LEVEL, unlock=InLanguage(language="fi"))
    rules = level_way(finnish, unlock=every(done("a"), done("b")))
    folder = folder_of(rules, tmp_path)

    found = check(folder, tmp_path / "walks", "--json")

    file, _ = named(tmp_path / "walks", found)
    walk = parse_model(str(file), file.read_text("utf-8"), Walkthrough).value
    assert walk.team.language == "en"
    assert played(folder, file).exit_code == 0
    assert len(list((tmp_path / "walks").iterdir())) == 1
    told = [row for row in json.loads(found.stdout) if row["key"] == "not-completable"]
    assert [row["message"].partition(":")[0] for row in told] == ["In English"]


def test_wheels_that_get_no_further_have_a_walk_of_their_own(tmp_path):
    high = stop("b", access=HIGH)
    folder = folder_of(level_way(high, unlock=done("b")), tmp_path)

    file, words = named(tmp_path, check(folder, tmp_path))

    assert "no-stairs" in file.read_text("utf-8")
    assert words == "Rasti a"
    assert played(folder, file).exit_code == 0


def test_where_a_door_may_shut_the_walk_that_comes_too_late_is_kept(tmp_path):
    trap = stop("b", optional=True, access=LEVEL, on_visit=(set_flag("x"),))
    rules = level_way(trap, unlock=every(done("a"), unless(flag("x"))))
    folder = folder_of(rules, tmp_path)

    found = check(folder, tmp_path, "--lang", "en")

    file, words = named(tmp_path, found)
    assert "Rasti b" in words
    result = played(folder, file)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith("Nothing leads on from here.\n")


def test_of_several_adventures_each_has_a_folder_for_its_walks(tmp_path):
    folder_of(STRANDING, tmp_path)
    (tmp_path / "koe").rename(tmp_path / "toinen")
    folder_of(STRANDING, tmp_path)

    check(tmp_path, tmp_path / "walks")

    assert sorted(one.name for one in (tmp_path / "walks").iterdir()) == ["koe", "toinen"]


def test_of_files_that_cannot_be_read_only_their_faults_are_told(tmp_path):
    folder = folder_of(STRANDING, tmp_path)
    (folder / "checkpoints" / "a.yaml").write_text("id: a\n", "utf-8")

    found = check(folder, tmp_path / "walks")

    assert (found.exit_code, found.stderr) == (1, "blocks 3, asks 0, tip 0\n")
    assert not (tmp_path / "walks").exists()


def test_the_same_walk_found_again_is_the_same_file(tmp_path):
    ((first, _),) = keep_stuck(STRANDING, tmp_path)
    ((again, _),) = keep_stuck(STRANDING, tmp_path)

    assert again == first
    assert [*tmp_path.iterdir()] == [first]


def test_a_file_that_its_author_has_changed_is_never_written_over(tmp_path):
    ((first, _),) = keep_stuck(STRANDING, tmp_path)
    theirs = first.read_text("utf-8").replace("How a team gets stuck", "Mind the fork")
    first.write_text(theirs, "utf-8")

    ((second, _),) = keep_stuck(STRANDING, tmp_path)

    assert first != second
    assert first.read_text("utf-8") == theirs


def test_of_a_good_adventure_nothing_is_kept(tmp_path):
    found = check(SHIPPED / "perille", tmp_path / "walkthroughs")

    assert "stuck" not in found.stderr
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
        stop("a", branch(), access=LEVEL),
        stop("b", unlock=chose("a/haara.vasen"), access=HIGH, optional=True),
        stop("c", unlock=chose("a/haara.oikea"), access=LEVEL, optional=True),
        finish_when=either(done("b"), done("c")),
        mode="branching",
    )
    proofs = [proof_for(rules, name) for name in ("plain", "no-stairs", "no-stairs")]

    (walk,) = stuck_walks(proofs)

    assert walk.team.access == ("no-stairs",)
