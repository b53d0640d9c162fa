"""Where adventures stand on the disk, and which files one is made of.

Nothing is read or parsed here, and nothing heavy imported: who only asks whether a folder
has changed does not wait for the rules.
"""

from collections.abc import Iterator
from pathlib import Path

from engine.scenario.files import HEAD, STOPS

SHIPPED = Path(__file__).parent
PROGRAMME = "programme.yaml"
MEDIA = "media"


class AdventureNotFound(LookupError):
    """A path that holds no adventure."""


def adventure_folders(folder: Path) -> Iterator[Path]:
    """The folders below that hold an adventure, by name."""
    yield from sorted(head.parent for head in folder.glob(f"*/{HEAD}"))


def folders_in(path: Path) -> list[Path]:
    """The adventure at a path, or those in the folder there."""
    if (path / HEAD).is_file():
        return [path]
    return list(adventure_folders(path)) or [path]


def programme_for(folder: Path) -> Path:
    """The folder whose programme an adventure belongs to: the one around it, or the shipped."""
    beside = folder.parent
    return beside if (beside / PROGRAMME).is_file() else SHIPPED


def authored(folder: Path) -> list[Path]:
    """The files of an adventure that its author writes."""
    files = (folder / HEAD, *sorted(folder.glob(f"{STOPS}*.yaml")))
    return [file for file in files if file.is_file()]


def media(folder: Path) -> list[Path]:
    """Its pictures, sounds and films."""
    return [file for file in sorted(folder.glob(f"{MEDIA}/*")) if file.is_file()]
