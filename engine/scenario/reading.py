"""A strict reader of YAML 1.2: values, and the line each of them stands on.

Built on ruamel's event stream, so that what could do harm is refused before anything is
made of it: anchors, aliases and tags, a key written twice, a file too large or too deep.
`no` is a word, `10:30` is a word, only what YAML 1.2's core schema calls a number is one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from engine.scenario.problem import Problem, Sentence, say

MAX_BYTES = 1_000_000
MAX_DEPTH = 12
MAX_NODES = 20_000

Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"
Path: TypeAlias = tuple[str | int, ...]

_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS: dict[str, Plain] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Document:
    """A file as plain values, with the line of every path in it.

    `flows` are the paths of maps and lists in braces and brackets, `{fi: .., en: ..}`: the
    values do not tell, and a sentence written there is cut at its comma.
    """

    file: str
    value: Plain
    lines: dict[Path, int]
    flows: frozenset[Path] = frozenset()

    def line_of(self, location: tuple[str | int, ...]) -> int:
        """The line nearest to a location; steps that are not in the file are passed over."""
        path: Path = ()
        for step in location:
            if (*path, step) in self.lines:
                path = (*path, step)
        return self.lines.get(path, 1)


def read(file: str, source: str) -> Document | Problem:
    """Read one file; a problem where it is not the YAML that this format is written in."""
    if len(source.encode()) > MAX_BYTES:
        told = say("this file is over 1 MB: split it, or move text out of it")
        return Problem(file, 1, told)
    try:
        return _Reader(file, source).document()
    except _Refused as refused:
        return Problem(file, refused.line, refused.sentence)
    except MarkedYAMLError as broken:
        line = broken.problem_mark.line + 1 if broken.problem_mark else 1
        return Problem(file, line, _unreadable(f"{broken.context} {broken.problem}"))
    except YAMLError as broken:
        return Problem(file, 1, _unreadable(str(broken)))


_MARKED = "& and * mean something else here: put the words in quotation marks"
_TAGGED = "! means something else here: put the words in quotation marks"
_DEEP = "there are too many levels inside one another here: write it more simply"

_COLON = (
    "there is a colon too many, or the line is indented wrongly: put text with a colon in"
    " quotation marks"
)
_BROKEN = (
    ("'\\t'", "there is a tab here: indent with spaces"),
    (
        "mapping values are not allowed",
        _COLON,
    ),
    ("stream", "a quotation mark or a bracket is left open above: close it"),
    (
        "could not find expected ':'",
        "a colon is missing after a field's name, or the line is indented wrongly",
    ),
    ("unacceptable character", "there is a sign here that no text can hold: take it out"),
)
"""What the YAML reader says of common slips, and what an author would rather hear."""


def _unreadable(told: str) -> Sentence:
    usual = "this line cannot be read: look for a missing space, quotation mark or bracket"
    return say(next((words for part, words in _BROKEN if part in told), usual))


class _Refused(Exception):
    def __init__(self, event: Event, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.line = event.start_mark.line + 1 if event.start_mark else 1
        self.sentence = sentence


@dataclass
class _Reader:
    file: str
    source: str
    lines: dict[Path, int] = field(default_factory=dict)
    flows: set[Path] = field(default_factory=set)
    nodes: int = 0

    def document(self) -> Document:
        yaml = YAML(typ="safe", pure=True)
        yaml.version = (1, 2)
        events: Iterator[Event] = iter(yaml.parse(self.source))
        found: Document | None = None
        for event in events:
            if not isinstance(event, NodeEvent):
                continue
            if found is not None:
                raise _Refused(event, say("a file holds one document: leave out the --- here"))
            value = self.value(event, events, ())
            found = Document(self.file, value, self.lines, frozenset(self.flows))
        return found or Document(self.file, None, {(): 1})

    def value(self, event: Event, events: Iterator[Event], path: Path) -> Plain:
        self.admit(event, path)
        self.lines.setdefault(path, event.start_mark.line + 1)
        if isinstance(event, ScalarEvent):
            return _scalar(event)
        if isinstance(event, CollectionStartEvent) and event.flow_style:
            self.flows.add(path)
        if isinstance(event, SequenceStartEvent):
            return self.sequence(events, path)
        return self.mapping(events, path)

    def admit(self, event: Event, path: Path) -> None:
        self.nodes += 1
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            raise _Refused(event, say(_MARKED))
        if getattr(event, "tag", None) and not _implicit(event):
            raise _Refused(event, say(_TAGGED))
        if len(path) > MAX_DEPTH:
            raise _Refused(event, say(_DEEP))
        if self.nodes > MAX_NODES:
            raise _Refused(event, say("this file holds too much: split it"))

    def sequence(self, events: Iterator[Event], path: Path) -> list[Plain]:
        values: list[Plain] = []
        for event in events:
            if isinstance(event, SequenceEndEvent):
                break
            values.append(self.value(event, events, (*path, len(values))))
        return values

    def mapping(self, events: Iterator[Event], path: Path) -> dict[str, Plain]:
        values: dict[str, Plain] = {}
        for event in events:
            if not isinstance(event, NodeEvent):
                break
            key = self.key(event)
            if key in values:
                raise _Refused(event, say("'{name}' stands here twice: keep one", name=key))
            self.lines[*path, key] = event.start_mark.line + 1
            values[key] = self.value(next(events), events, (*path, key))
        return values

    def key(self, event: Event) -> str:
        self.admit(event, ())
        if not isinstance(event, ScalarEvent):
            raise _Refused(event, say("a field's name is one plain word"))
        return str(event.value)


def _implicit(event: Event) -> bool:
    return isinstance(event, MappingStartEvent | CollectionStartEvent) and bool(event.implicit)


def _scalar(event: ScalarEvent) -> Plain:
    words = str(event.value)
    if event.style is not None:
        return words
    if words in _WORDS:
        return _WORDS[words]
    if _INT.fullmatch(words):
        return int(words) if len(words) < 20 else words
    return float(words) if _FLOAT.fullmatch(words) else words
