"""What does not fit a field, said as a person would: what to write there instead.

Pydantic finds it; none of its own words are passed on.
"""
# mypy: disallow-any-expr=False
# pydantic's ErrorDetails holds Any.

import re
from collections.abc import Mapping

from pydantic_core import ErrorDetails

from engine.scenario import fields
from engine.scenario.challenge import TYPES
from engine.scenario.problem import Sentence, nearest, say
from engine.scenario.verb import ONE_OF

_PLAINLY: Mapping[str, str] = {
    "string_type": "{name}: write words here",
    "dict_type": "{name}: write words, or words for each language",
    **dict.fromkeys(
        ("int_type", "int_parsing", "int_from_float"), "{name}: write a whole number"
    ),
    **dict.fromkeys(
        (
            *("float_type", "float_parsing", "finite_number", "decimal_type"),
            *("decimal_parsing", "is_instance_of"),
        ),
        "{name}: write a number, such as 12 or 12.5",
    ),
    **dict.fromkeys(("bool_type", "bool_parsing"), "{name}: write true or false"),
    **dict.fromkeys(("tuple_type", "list_type"), "{name}: write a list, such as [qr, code]"),
    **dict.fromkeys(
        ("model_type", "model_attributes_type"),
        "{name}: write fields here, each with a colon",
    ),
    **dict.fromkeys(
        (
            *("date_type", "date_parsing", "date_from_datetime_parsing"),
            "date_from_datetime_inexact",
        ),
        "{name}: write a date, such as 2026-06-01",
    ),
}
"""What to say of each of pydantic's kinds of error that needs no more than the field's name."""

_LIMITS: Mapping[str, tuple[str, str]] = {
    "greater_than_equal": ("ge", "{name}: write {limit} or more"),
    "less_than_equal": ("le", "{name}: write {limit} or less"),
    "too_short": ("min_length", "{name}: write at least this many: {limit}"),
    "too_long": ("max_length", "{name}: write at most this many: {limit}"),
    "string_too_long": (
        "max_length",
        "{name}: this is too long: write at most {limit} letters",
    ),
}
"""Where a bound is passed: its name in pydantic's context, and what to say."""

_PATTERNED: tuple[tuple[str, str], ...] = (
    ("^[a-z0-9]+(-", "{name}: use only a–z, 0–9 and single hyphens, as in vanha-tori"),
    (
        "^[a-z0-9][a-z0-9._-]*",
        "{name}: write a file's name in small letters, such as torni.webp",
    ),
    ("^(>=", '{name}: write a share such as ">= 0.8" or "<= 0.5"'),
)
"""How the format's patterns begin, and what to write."""


_TYPELESS: Mapping[str, str] = {
    "union_tag_not_found": "'type' is missing: write one of {known}",
    "union_tag_invalid": "{name}: there is no such type; write one of {known}",
}
_STRANGE = "{name}: this does not fit here: compare with another adventure"


def misfit(error: ErrorDetails, location: tuple[str | int, ...]) -> Sentence:
    """Say what to write where pydantic found something that does not fit."""
    name = next((str(step) for step in reversed(location) if isinstance(step, str)), "")
    match error["type"]:
        case "value_error":
            return say(error["msg"].removeprefix("Value error, "))
        case "extra_forbidden":
            near = nearest(name, fields.known())
            return say("'{name}' is not a field here", near, name=name)
        case "missing":
            words = "is missing a part" if isinstance(location[-1], int) else "is missing"
            return say(f"'{{name}}' {words}: write it", name=name)
        case "one_verb":
            known = error["msg"].removeprefix(ONE_OF)
            return say("{name}: write exactly one of {known}", name=name, known=known)
        case "union_tag_not_found" | "union_tag_invalid" as kind:
            return say(_TYPELESS[kind], name=name, known=", ".join(TYPES))
        case kind:
            return _by_kind(kind, name, error.get("ctx", {}))


def _by_kind(kind: str, name: str, found: Mapping[str, object]) -> Sentence:
    if kind in _LIMITS:
        bound, words = _LIMITS[kind]
        return say(words, name=name, limit=_spelt(found[bound]))
    if kind in {"enum", "literal_error"}:
        known = re.findall(r"'([^']*)'", f"{found['expected']}") or [f"{found['expected']}"]
        words = "{name}: write one of {known}" if len(known) > 1 else "{name}: write {known}"
        return say(words, name=name, known=", ".join(known))
    pattern = f"{found.get('pattern', '')}"
    patterned = (words for begins, words in _PATTERNED if pattern.startswith(begins))
    return say(_PLAINLY.get(kind) or next(patterned, _STRANGE), name=name)


def _spelt(limit: object) -> str:
    return f"{limit:g}" if isinstance(limit, float) else f"{limit}"
