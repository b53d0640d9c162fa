"""Fixes made in an author's file: one field changes, every other line stays as it was.

ruamel reads where each value begins and ends; what replaces it is written in the house's
style and spliced in. So comments, order, quoting and blocks are not kept by writing the file
anew, they are never touched. The file is read again afterwards and must say what was meant.
"""
# mypy: disallow-any-expr=False
# ruamel's nodes hold Any.

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from engine.proof.finding import Fix
from engine.proof.yaml_words import entry, flow, item, lines
from engine.scenario.reading import Document, Path, Plain, read

_COMMENT = re.compile(r"[ \t]+#[^\r\n]*")
_BOM = "\ufeff"


class CannotMend(ValueError):
    """A fix that does not fit its file."""


class Span(NamedTuple):
    """From and until, in characters of the source."""

    begins: int
    ends: int


@dataclass(frozen=True, slots=True)
class _Spot:
    """A node of the file: the key it stands under, if any, and whether it is in braces."""

    node: Node
    key: Node | None
    in_flow: bool


def mended(source: str, fixes: Iterable[Fix]) -> str:
    """A file's text with the fixes made, one after the other; all are for this one file.

    Line ends and a byte order mark stay as they were. Raises CannotMend where a fix's path
    leads nowhere in the file, or the file is not one that can be read.
    """
    mark = _BOM if source.startswith(_BOM) else ""
    text = source.removeprefix(_BOM)
    for fix in fixes:
        text = _mended(text, fix.path, fix.value)
    return mark + text


def _mended(source: str, path: Path, value: Plain) -> str:
    meant = _with(_value_of(source), path, value)
    root = YAML(typ="safe", pure=True).compose(source)
    spot, missing = _found(_Spot(root, None, in_flow=False), path)
    if missing and isinstance(spot.node, (MappingNode, SequenceNode)):
        text = _added(source, spot, missing[0], _nested(missing[1:], value))
    else:
        text = _replaced(source, spot, _nested(missing, value))
    if _value_of(text) != meant:
        message = f"cannot write {path} here: mend it by hand"
        raise CannotMend(message)
    return text


def _value_of(source: str) -> Plain:
    found = read("", source)
    if not isinstance(found, Document):
        raise CannotMend(found.message)
    return found.value


def _with(value: Plain, path: Path, new: Plain) -> Plain:
    """What the file should say: the value with another at a path."""
    if not path:
        return new
    step, *rest = path
    if isinstance(step, str) and isinstance(value, dict | None):
        held = value or {}
        return held | {step: _with(held.get(step), tuple(rest), new)}
    if isinstance(step, int) and isinstance(value, list | None):
        members = list(value or [])
        members[step : step + 1] = [
            _with(members[step] if step < len(members) else None, tuple(rest), new)
        ]
        return members
    message = f"there is no {step} here"
    raise CannotMend(message)


def _found(spot: _Spot, path: Path) -> tuple[_Spot, Path]:
    """Follow a path as far as the file goes; what is left of it is missing."""
    for depth, step in enumerate(path):
        below = _below(spot, step)
        if below is None:
            return spot, path[depth:]
        spot = below
    return spot, ()


def _below(spot: _Spot, step: str | int) -> _Spot | None:
    node = spot.node
    in_flow = spot.in_flow or _in_braces(node)
    if isinstance(node, MappingNode):
        found = ((key, inner) for key, inner in node.value if key.value == step)
        pair = next(found, None)
        return _Spot(pair[1], pair[0], in_flow) if pair else None
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return _Spot(node.value[step], None, in_flow)
    return None


def _nested(path: Path, value: Plain) -> Plain:
    for step in reversed(path):
        value = {step: value} if isinstance(step, str) else [value]
    return value


def _replaced(source: str, spot: _Spot, value: Plain) -> str:
    span = _span(source, spot)
    if spot.in_flow:
        return _spliced(source, span, flow(value))
    if _is_block(spot.node) or spot.key is None:
        return _laid(source, span, _in_place(spot, value), spot.node.start_mark.column)
    colon = source.index(":", spot.key.end_mark.index) + 1
    first, *rest = entry("", value)
    return _laid(source, Span(colon, span.ends), [first[1:], *rest], spot.key.start_mark.column)


def _in_place(spot: _Spot, value: Plain) -> list[str]:
    """The lines of a value that begins where the old one did.

    A list may stand right under its key; whatever follows it must be further in.
    """
    told = lines(value)
    missing = spot.key.start_mark.column + 2 - spot.node.start_mark.column if spot.key else 0
    if missing <= 0 or told[0].startswith("- "):
        return told
    return [f"{' ' * missing}{line}" for line in told]


def _added(source: str, spot: _Spot, step: str | int, value: Plain) -> str:
    node = spot.node
    children = _children(node)
    if spot.in_flow or _in_braces(node):
        told = flow(value) if isinstance(step, int) else f"{step}: {flow(value)}"
        at = _span(source, children[-1]).ends if children else node.start_mark.index + 1
        return _spliced(source, Span(at, at), f", {told}" if children else told)
    ends = _ends(source, children[-1])
    new = item(value) if isinstance(step, int) else entry(step, value)
    told = "\n".join(_indented(new, node.start_mark.column))
    if source[ends - 1] == "\n":  # blank lines that belong to a text before it
        return _spliced(source, Span(ends, ends), f"{told}\n")
    at = _line_end(source, ends)
    return _spliced(source, Span(at, at), f"\n{told}")


def _laid(source: str, span: Span, new: list[str], column: int) -> str:
    """Put lines in, the first where the old value began, the others below at a column.

    A comment behind the old value goes with the first line: below a block it would be text.
    """
    first, *rest = new
    comment = _COMMENT.match(source, span.ends) if rest else None
    if comment is not None:
        first += comment[0]
        span = Span(span.begins, comment.end())
    return _spliced(source, span, "\n".join([first, *_indented(rest, column)]))


def _indented(new: Iterable[str], column: int) -> Iterator[str]:
    return (f"{' ' * column}{line}".rstrip() for line in new)


def _spliced(source: str, span: Span, new: str) -> str:
    ends = "\r\n" if "\r\n" in source else "\n"
    return source[: span.begins] + new.replace("\n", ends) + source[span.ends :]


def _children(node: Node) -> list[_Spot]:
    in_flow = _in_braces(node)
    if isinstance(node, MappingNode):
        return [_Spot(inner, key, in_flow) for key, inner in node.value]
    return [_Spot(inner, None, in_flow) for inner in node.value]


def _span(source: str, spot: _Spot) -> Span:
    """Where a value stands, without the blank lines and comments that ruamel counts to it."""
    node = spot.node
    begins, ends = node.start_mark.index, node.end_mark.index
    if isinstance(node, ScalarNode):
        if begins == ends and spot.key is not None:
            begins = ends = source.index(":", spot.key.end_mark.index) + 1
        elif node.style in {">", "|"}:
            ends = begins + len(source[begins:ends].rstrip())
    elif not _in_braces(node):
        ends = _span(source, _children(node)[-1]).ends
    return Span(begins, ends)


def _ends(source: str, spot: _Spot) -> int:
    """Where the last thing in a value ends, with the blank lines that belong to its text."""
    node = spot.node
    if _is_block(node):
        return _ends(source, _children(node)[-1])
    header = source[node.start_mark.index :].partition("\n")[0]
    kept = isinstance(node, ScalarNode) and node.style in {">", "|"} and "+" in header
    return int(node.end_mark.index) if kept else _span(source, spot).ends


def _is_block(node: Node) -> bool:
    return not isinstance(node, ScalarNode) and not _in_braces(node)


def _in_braces(node: Node) -> bool:
    return bool(getattr(node, "flow_style", False))


def _line_end(source: str, at: int) -> int:
    newline = source.find("\n", at)
    end = len(source) if newline < 0 else newline
    return end - 1 if end > at and source[end - 1] == "\r" else end
