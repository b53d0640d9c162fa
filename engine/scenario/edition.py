"""An edition: an adventure compiled to canonical JSON and named by its SHA-256.

A run pins the edition it plays, so every entry of its log knows its rules.
"""

import hashlib
import json
from dataclasses import dataclass

from engine.scenario.adventure import Adventure


@dataclass(frozen=True, slots=True)
class Edition:
    """`sha` is the hex SHA-256 of `body`, the adventure as canonical JSON."""

    sha: str
    body: str


def compiled(adventure: Adventure) -> Edition:
    """Compile: fields in the model's order, no white space, nothing that is at its default.

    Keys are not sorted: a text's first language is its original, and falling back needs it.
    """
    plain: dict[str, object] = adventure.model_dump(mode="json", exclude_defaults=True)
    body = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return Edition(hashlib.sha256(body.encode()).hexdigest(), body)


def restored(body: str) -> Adventure:
    """Read an edition's body back."""
    return Adventure.model_validate_json(body)
