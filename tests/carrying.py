"""Adventures that lie in folders, for tests: carried into the house, and out of it."""

from pathlib import Path

from adventures.catalogue import SHIPPED, read_adventure, read_programme
from engine.scenario.adventure import Adventure
from engine.scenario.edition import compiled

PERILLE = SHIPPED / "perille"
TABLE = "nimi;lat;lon;kuvaus\nTori;61,687879;27,273147;Kauppaa\nAsema;61,687818;27,277969;\n"


def sha(folder: Path) -> str:
    return compiled(adventure_in(folder)).sha


def adventure_in(folder: Path) -> Adventure:
    programme = read_programme(SHIPPED).value
    assert programme is not None
    adventure = read_adventure(folder, programme).value
    assert adventure is not None
    return adventure


def left_in(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}
