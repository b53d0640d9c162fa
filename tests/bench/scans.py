"""`make scans`: three hundred spoiled pictures of posters' codes through the scanner, as built.

Milliseconds run from the press that opens the camera to the code: the readers look again every
150. `python -m tests.bench.scans FOLDER` keeps the pictures that were not read.
"""

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from tests.browser import chromium
from tests.browser.scanning import Scanned, scanned, scanner
from tests.serving import serving
from tests.spoiling import FAMILIES, Spoiled, spoiled

EACH = 25
GOAL = 285
READERS = {"both readers": True, "small reader alone": False}


def measured(pictures: list[Spoiled]) -> dict[str, list[Scanned]]:
    """Every picture by every set of readers."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder) / "data") as server,
        chromium.playing() as playwright,
        chromium.chromium(playwright) as browser,
    ):
        found: dict[str, list[Scanned]] = {}
        for readers, strong in READERS.items():
            with scanner(browser, server, strong=strong) as page:
                found[readers] = list(scanned(page, pictures))
        return found


def row(name: str, *sets: Iterable[Scanned]) -> str:
    """Read, misread and the median time, of each set of readers."""
    cells: list[str] = []
    for scans in map(list, sets):
        times = [one.ms for one in scans if one.read]
        cells += [
            f"{len(times)} of {len(scans)}",
            str(sum(one.misread for one in scans)),
            f"{median(times):.0f}" if times else "",
        ]
    return f"| {name} | {' | '.join(cells)} |"


def of_family(scans: list[Scanned], family: str) -> list[Scanned]:
    """The pictures that were spoiled one way."""
    return [one for one in scans if one.picture.family == family]


def report(found: dict[str, list[Scanned]]) -> None:
    """Print the table, and whether the goal was met."""
    heads = [f"{readers}: read | misread | ms" for readers in found]
    print(f"| picture | {' | '.join(heads)} |")
    print("|---" * (1 + 3 * len(found)) + "|")
    for family in FAMILIES:
        print(row(family, *(of_family(scans, family) for scans in found.values())))
    print(row("all", *found.values()))
    scans = found["both readers"]
    read, misread = sum(one.read for one in scans), sum(one.misread for one in scans)
    met = read >= GOAL and misread == 0
    print(f"\nThe goal, {GOAL} read and none misread: {'met' if met else 'NOT met'}.")


def keep(found: dict[str, list[Scanned]], folder: Path) -> None:
    """Leave the pictures that were not read, to look at."""
    for readers, scans in found.items():
        for number, one in enumerate(scans):
            if not one.read:
                path = folder / readers / f"{one.picture.family} {number}.jpeg"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(one.picture.jpeg)


def main() -> None:
    """Draw, scan, report."""
    found = measured(list(spoiled(EACH)))
    report(found)
    for folder in sys.argv[1:]:
        keep(found, Path(folder))


if __name__ == "__main__":
    main()
