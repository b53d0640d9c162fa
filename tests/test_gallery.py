"""The shapes of adventures that others offer, each said in this format and walked."""

from pathlib import Path

import pytest

from adventures.catalogue import adventure_folders, read_adventure
from engine.play.walking import walked
from engine.scenario.edition import compiled, restored
from engine.scenario.parsing import parse_model
from engine.scenario.walkthrough import Walkthrough
from tests.building import NOON, shipped

GALLERY = Path(__file__).parent / "gallery"
SHAPES = {
    "intro-free-outro": "Actionbound: together at first and at last, in any order between",
    "lab-of-five": "Adventure Lab: five stops, begun anywhere",
    "item-chain": "Wherigo: one thing buys another, which opens a third",
    "foldback": "StoryPlaces: a story that parts and comes together again",
    "score-o": "MapRun and score orienteering: points, a clock, and overtime that costs",
    "tracks": "Moodle's treasure hunt: one road, several tracks",
    "hint-economy": "CTFd: hints and wrong tries cost, and some are for sale only later",
}
WALKS = sorted(GALLERY.glob("*/walkthroughs/*.yaml"))


def read(name: str):
    parsed = read_adventure(GALLERY / name, shipped().programme)
    assert parsed.problems == ()
    return parsed.value


def test_every_shape_hangs_in_the_gallery_and_is_walked():
    assert {folder.name for folder in adventure_folders(GALLERY)} == set(SHAPES)
    assert {walk.parent.parent.name for walk in WALKS} == set(SHAPES)


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_comes_back_from_its_edition_unchanged(name):
    rules = read(name)

    assert restored(compiled(rules).body) == rules


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: f"{walk.parts[-3]}/{walk.stem}")
def test_a_walk_through_a_shape_goes_as_it_says(walk):
    script = parse_model(str(walk), walk.read_text("utf-8"), Walkthrough)
    assert script.problems == ()

    done = walked(read(walk.parts[-3]), script.value, NOON)

    assert done.told == ()
