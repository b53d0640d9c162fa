"""Values as authors write them: prose in blocks, labels plain, short lists in a line."""

import json
import re
from collections.abc import Iterator

from engine.scenario.reading import Plain

WIDTH = 80
LABEL_WORDS = 5
"""A label has no more words than this and no comma; all else is prose, and gets its lines."""
_COORDINATE = {"lat", "lon"}
_PLAIN = re.compile(r"[^\W\d_](?:[\w /()'’.–-]*[\w).?…])?")
_NOT_PLAIN = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
_FOLDS = re.compile(r"\S+(?: \S+)*")


def is_prose(told: str) -> bool:
    """Whether words belong on lines of their own."""
    return len(told.split()) > LABEL_WORDS or "," in told or "\n" in told


def lines(value: Plain) -> list[str]:
    """A value in block style, a line each; the first stands where the value does."""
    if isinstance(value, dict) and value and not _is_short(value):
        return [line for key, one in value.items() for line in entry(key, one)]
    if isinstance(value, list) and value and not _is_short(value):
        return [line for one in value for line in item(one)]
    if isinstance(value, str) and is_prose(value):
        return list(_block(value))
    return [flow(value)]


def entry(key: str, value: Plain) -> list[str]:
    """A line of a map, and what hangs below it."""
    first, *rest = lines(value)
    if isinstance(value, dict | list) and value and not _is_short(value):
        return [f"{key}:", *(f"  {line}" for line in (first, *rest))]
    return [f"{key}: {first}", *rest]


def item(value: Plain) -> list[str]:
    """A member of a list, and what hangs below its dash."""
    first, *rest = lines(value)
    return [f"- {first}", *(f"  {line}" for line in rest)]


def flow(value: Plain) -> str:
    """A value on one line, for inside braces."""
    match value:
        case dict():
            inner = ", ".join(f"{key}: {flow(one)}" for key, one in value.items())
            return f"{{{inner}}}"
        case list():
            return f"[{', '.join(map(flow, value))}]"
        case str() if _PLAIN.fullmatch(value) and value.lower() not in _NOT_PLAIN:
            return value
        case _:
            return json.dumps(value, ensure_ascii=False)


def _is_short(value: dict[str, Plain] | list[Plain]) -> bool:
    """A coordinate, or a list of words."""
    if isinstance(value, dict):
        return value.keys() <= _COORDINATE
    return all(not isinstance(one, dict | list) for one in value) and not any(
        isinstance(one, str) and is_prose(one) for one in value
    )


def _block(told: str) -> Iterator[str]:
    """Prose folded, or as it stands where its own lines matter; quoted where neither can be."""
    rows = told.split("\n")
    if not all(_FOLDS.fullmatch(row) for row in rows if row) or not (rows[0] and rows[-1]):
        yield json.dumps(told, ensure_ascii=False)
    elif len(rows) > 1:
        yield "|-"
        yield from (f"  {row}" if row else "" for row in rows)
    else:
        yield ">-"
        yield from (f"  {row}" for row in _wrapped(told))


def _wrapped(told: str) -> Iterator[str]:
    row = ""
    for word in told.split(" "):
        if row and len(row) + len(word) >= WIDTH:
            yield row
            row = word
        else:
            row = f"{row} {word}" if row else word
    yield row
