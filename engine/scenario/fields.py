"""The names that the format knows, for `did you mean`."""

from collections.abc import Iterator
from functools import cache

from pydantic import TypeAdapter

from engine.scenario.adventure import Adventure


def _properties(schema: object) -> Iterator[str]:
    """Names of all fields in a JSON Schema, however deep."""
    if isinstance(schema, list):
        for one in schema:
            yield from _properties(one)
    if not isinstance(schema, dict):
        return
    fields: object = schema.get("properties")
    if isinstance(fields, dict):
        yield from map(str, fields)
    for one in schema.values():
        yield from _properties(one)


@cache
def known() -> frozenset[str]:
    """Every field of every model that an adventure is made of."""
    schema: dict[str, object] = TypeAdapter(Adventure).json_schema()
    return frozenset(_properties(schema))
