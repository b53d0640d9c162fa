"""What the checks look at: an adventure, its files, and every text and task by its place."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from engine.programme import Programme
from engine.proof.finding import Finding, Fix, Rule, Value, file_of
from engine.scenario.adventure import Adventure
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint, Kind
from engine.scenario.files import HEAD
from engine.scenario.model import Authored
from engine.scenario.reading import Document, Path
from engine.text import Text


@dataclass(frozen=True, slots=True)
class Written:
    """An adventure with the files it was read from, by their paths.

    Without files all is checked that does not depend on how something was written.
    """

    adventure: Adventure
    documents: Mapping[str, Document]
    programme: Programme | None = None


Check: TypeAlias = Callable[[Written], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text where it stands; `title` is what readers know its checkpoint or adventure by."""

    file: str
    path: Path
    text: Text
    title: Text


@dataclass(frozen=True, slots=True)
class Asked:
    """A challenge where it stands."""

    stop: Checkpoint
    number: int
    challenge: Challenge

    @property
    def file(self) -> str:
        """Its checkpoint's file."""
        return file_of(self.stop)

    @property
    def ref(self) -> str:
        """As conditions write it: `checkpoint/challenge`."""
        return f"{self.stop.id}/{self.challenge.id}"

    def path(self, *steps: str | int) -> Path:
        """A path within it."""
        return ("challenges", self.number, *steps)

    def found(
        self, rule: Rule, *steps: str | int, fix: Fix | None = None, **values: Value
    ) -> Finding:
        """Report a rule at a path within it; messages name it by `title` and `challenge`."""
        named: dict[str, Value] = {"title": self.stop.title, "challenge": self.challenge.id}
        return Finding(rule, self.file, self.path(*steps), named | values, fix)


def is_plain(stop: Checkpoint) -> bool:
    """Whether every team is meant to go there."""
    return not stop.optional and stop.kind is Kind.BASIC


def all_asked(adventure: Adventure) -> Iterator[Asked]:
    """Every challenge, in the order of the checkpoints."""
    for stop in adventure.checkpoints:
        for number, challenge in enumerate(stop.challenges):
            yield Asked(stop, number, challenge)


def passages(adventure: Adventure) -> Iterator[Passage]:
    """Every text, file by file."""
    for path, text in texts_in(adventure):
        if path[0] != "checkpoints":
            yield Passage(HEAD, path, text, adventure.title)
    for stop in adventure.checkpoints:
        for path, text in texts_in(stop):
            yield Passage(file_of(stop), path, text, stop.title)


def texts_in(value: object, path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Every text in something authored, however deep, with its path in the file."""
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, tuple):
        members: tuple[object, ...] = value
        for number, one in enumerate(members):
            yield from texts_in(one, (*path, number))
    elif isinstance(value, Authored):
        for name in value.__pydantic_fields__:
            inner: object = getattr(value, name)
            yield from texts_in(inner, (*path, name))
