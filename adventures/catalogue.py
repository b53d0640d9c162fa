"""Finds and reads adventure folders: the only reader of authored files."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from engine.programme import Programme
from engine.scenario.adventure import Adventure
from engine.scenario.parsing import HEAD, Parsed, parse, parse_model
from engine.scenario.problem import Problem

T = TypeVar("T")

SHIPPED = Path(__file__).parent
PROGRAMME = "programme.yaml"


class AdventureNotFound(LookupError):
    """A path that holds no adventure."""


class BrokenAdventure(ValueError):
    """An adventure with problems; they are its arguments."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep the problems, and print them a line each."""
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What one folder holds: the programme and the adventures, by folder name."""

    programme: Programme
    adventures: tuple[Adventure, ...]

    def adventure(self, adventure_id: str) -> Adventure | None:
        """The adventure with that id."""
        found = (one for one in self.adventures if one.id == adventure_id)
        return next(found, None)


def catalogue(folder: Path = SHIPPED) -> Catalogue:
    """Read a folder of adventures; raises BrokenAdventure with every problem in all of them."""
    programme = _whole(read_programme(folder))
    ids = [part.id for part in programme.sub_projects]
    parsed = [read_adventure(path, ids) for path in adventure_folders(folder)]
    problems = tuple(problem for one in parsed for problem in one.problems)
    if problems:
        raise BrokenAdventure(problems)
    return Catalogue(programme, tuple(_whole(one) for one in parsed))


def adventure_folders(folder: Path) -> Iterator[Path]:
    """The folders below that hold an adventure, by name."""
    yield from sorted(head.parent for head in folder.glob(f"*/{HEAD}"))


def read_programme(folder: Path) -> Parsed[Programme]:
    """Read the programme that stands beside the adventures."""
    file = folder / PROGRAMME
    return parse_model(str(file), file.read_text("utf-8"), Programme)


def read_adventure(folder: Path, sub_projects: list[str]) -> Parsed[Adventure]:
    """Read one adventure; its problems carry paths that can be opened from here."""
    if not folder.is_dir():
        message = f"{folder}: there is no such folder"
        raise AdventureNotFound(message)
    paths = [folder / HEAD, *sorted(folder.glob("checkpoints/*.yaml"))]
    files = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in paths
        if path.is_file()
    }
    parsed = parse(files, sub_projects)
    located = tuple(
        Problem(str(folder / one.file), one.line, one.message) for one in parsed.problems
    )
    return Parsed(parsed.value, located)


def _whole(parsed: Parsed[T]) -> T:
    if parsed.value is None:
        raise BrokenAdventure(parsed.problems)
    return parsed.value
