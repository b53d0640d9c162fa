"""Finds and reads adventure folders: the only reader of authored files."""

import hashlib
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from adventures.folders import (
    MEDIA,
    PROGRAMME,
    SHIPPED,
    AdventureNotFound,
    adventure_folders,
    authored,
    media,
)
from engine.programme import Programme
from engine.scenario.adventure import Adventure
from engine.scenario.filling import Around, MediaFile
from engine.scenario.parsing import Parsed, parse, parse_model
from engine.scenario.problem import Problem, say

T = TypeVar("T")


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
    folder: Path = SHIPPED

    def adventure(self, adventure_id: str) -> Adventure | None:
        """The adventure with that id."""
        found = (one for one in self.adventures if one.id == adventure_id)
        return next(found, None)


def catalogue(folder: Path = SHIPPED) -> Catalogue:
    """Read a folder of adventures, line a before line b.

    Raises BrokenAdventure with every problem in all of them.
    """
    programme = _whole(read_programme(folder))
    parsed = [read_adventure(path, programme) for path in adventure_folders(folder)]
    problems = tuple(problem for one in parsed for problem in one.problems)
    if problems:
        raise BrokenAdventure(problems)
    by_line = sorted(map(_whole, parsed), key=lambda one: one.line)
    return Catalogue(programme, tuple(by_line), folder)


def media_file(content: Catalogue, sha: str, name: str) -> Path | None:
    """A file of an adventure's `media/` by its SHA-256 and its name; None where none is.

    Captions are named beside the film's hash: they have none of their own. A file that was
    changed since the folder was read is no more what its hash says, and not given.
    """
    return next(
        (
            whole.with_name(name)
            for adventure in content.adventures
            for medium in adventure.media
            if medium.sha == sha and name in {medium.file, medium.captions}
            for whole in sorted(content.folder.glob(f"*/{MEDIA}/{medium.file}"))
            if _sha_of(whole, whole.stat().st_mtime_ns) == sha
            if whole.with_name(name).is_file()
        ),
        None,
    )


@lru_cache(256)
def _sha_of(file: Path, _changed_ns: int) -> str:
    """What a file holds, read once for each time it was changed."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def read_programme(folder: Path) -> Parsed[Programme]:
    """Read the programme that stands beside the adventures."""
    file = folder / PROGRAMME
    source = _text(file, str(file))
    if isinstance(source, Problem):
        return Parsed(None, (source,))
    return parse_model(str(file), source, Programme)


def read_adventure(folder: Path, programme: Programme) -> Parsed[Adventure]:
    """Read one adventure; its problems carry paths that can be opened from here."""
    if not folder.is_dir():
        message = f"{folder}: there is no such folder"
        raise AdventureNotFound(message)
    sources = {path: _text(path, str(path)) for path in authored(folder)}
    unread = tuple(one for one in sources.values() if isinstance(one, Problem))
    if unread:
        return Parsed(None, unread)
    files = {
        path.relative_to(folder).as_posix(): source
        for path, source in sources.items()
        if isinstance(source, str)
    }
    ids = [part.id for part in programme.sub_projects]
    parsed = parse(files, Around(ids, programme.occasions, _media(folder)))
    located = tuple(replace(one, file=str(folder / one.file)) for one in parsed.problems)
    return Parsed(parsed.value, located, parsed.documents)


def _media(folder: Path) -> dict[str, MediaFile]:
    """The files in an adventure's `media/`, by name."""
    weighed = ((file.name, file.read_bytes()) for file in media(folder))
    return {
        name: MediaFile(hashlib.sha256(octets).hexdigest(), len(octets))
        for name, octets in weighed
    }


def _text(path: Path, name: str) -> str | Problem:
    """A file's text; a problem where an editor saved it in another encoding."""
    octets = path.read_bytes()
    try:
        return octets.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        line = octets.count(b"\n", 0, broken.start) + 1
        told = say("this letter is not UTF-8: save the file as UTF-8")
        return Problem(name, line, told)


def _whole(parsed: Parsed[T]) -> T:
    if parsed.value is None:
        raise BrokenAdventure(parsed.problems)
    return parsed.value
