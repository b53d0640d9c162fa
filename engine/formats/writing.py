"""Adventures as authors' files: YAML in the house's style, always the same for the same.

Prose stands in blocks (`>-`, or `|-` where its lines matter), short words stand plain, only a
coordinate is a flow map, and what could be taken for a number, a date or a switch is quoted.
What is written here, `engine.scenario.reading` reads back as it was.
"""
# mypy: disallow-any-expr=False
# ruamel's values are Any.

import io
import re
from collections.abc import Mapping

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    LiteralScalarString,
)

from engine.scenario.adventure import Adventure
from engine.scenario.files import HEAD, STOPS
from engine.scenario.reading import Plain

SCHEMA = "adventure.schema.json"
WIDTH = 88
PROSE_LENGTH = 60
"""A longer text is folded; a shorter one, too, when it is a sentence."""
FLOW_LENGTH = 60
COORDINATE = {"lat", "lon"}
MAX_WHOLE = 1e15
FOUND_WHEN_READ = {"sha", "octets"}
"""What the reader of a folder finds out about its media; authors do not write it."""

_NO_WORD = re.compile(
    r"[-+.0-9~].*|true|false|null|yes|no|on|off|y|n", re.IGNORECASE | re.DOTALL
)
_LIST_WORD = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def written(value: Mapping[str, Plain], schema: str) -> str:
    """Write one file; `schema` is the way from it to the JSON Schema, for editors."""
    yaml = YAML(pure=True)
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.representer.ignore_aliases = lambda _: True
    page = io.StringIO()
    yaml.dump(_styled(dict(value)), page)
    return f"# yaml-language-server: $schema={schema}\n{page.getvalue()}"


def adventure_files(adventure: Adventure) -> dict[str, str]:
    """Write an adventure that was read from files as files again, by their paths."""
    head: dict[str, Plain] = adventure.model_dump(mode="json", exclude_defaults=True)
    written_stops = head.pop("checkpoints")
    stops = written_stops if isinstance(written_stops, list) else []
    media = head.get("media")
    if isinstance(media, list):
        head["media"] = [
            {name: said for name, said in one.items() if name not in FOUND_WHEN_READ}
            for one in media
            if isinstance(one, dict)
        ]
    return adventure_folder(head, [stop for stop in stops if isinstance(stop, dict)])


def adventure_folder(
    head: Mapping[str, Plain], stops: list[dict[str, Plain]]
) -> dict[str, str]:
    """Lay out the files: the head, and each checkpoint in one that is called by its id."""
    files = {f"{STOPS}{stop['id']}.yaml": written(stop, f"../../{SCHEMA}") for stop in stops}
    return {HEAD: written(head, f"../{SCHEMA}")} | files


def _styled(value: Plain) -> object:
    match value:
        case dict():
            mapping = CommentedMap({_key(name): _styled(one) for name, one in _rows(value)})
            if set(value) == COORDINATE:
                mapping.fa.set_flow_style()
            return mapping
        case list():
            sequence = CommentedSeq([_styled(one) for one in value])
            if _fits_a_line(value):
                sequence.fa.set_flow_style()
            return sequence
        case str():
            return _scalar(value)
        case float() if value.is_integer() and abs(value) < MAX_WHOLE:
            return int(value)
        case _:
            return value


def _fits_a_line(values: list[Plain]) -> bool:
    words = [str(one) for one in values if isinstance(one, str | int | float)]
    plain = len(words) == len(values) and all(_LIST_WORD.fullmatch(one) for one in words)
    return plain and len(", ".join(words)) <= FLOW_LENGTH


def _rows(value: dict[str, Plain]) -> list[tuple[str, Plain]]:
    """A challenge says its type right after its id, as people do."""
    rows = list(value.items())
    if value.keys() >= {"id", "type"}:
        rows.sort(key=lambda row: {"id": 0, "type": 1}.get(row[0], 2))
    return rows


def _key(name: str) -> object:
    return name if name.isprintable() else DoubleQuotedScalarString(name)


def _scalar(words: str) -> object:
    rows = words.split("\n")
    if not all(row.isprintable() for row in rows):
        return DoubleQuotedScalarString(words)
    if not words or any(row != row.strip() for row in rows):
        return DoubleQuotedScalarString(words)
    if len(rows) > 1:
        return LiteralScalarString(words)
    is_sentence = " " in words and words.endswith((".", "!", "?", "…"))
    if len(words) > PROSE_LENGTH or is_sentence:
        return FoldedScalarString(words)
    return DoubleQuotedScalarString(words) if _NO_WORD.fullmatch(words) else words
