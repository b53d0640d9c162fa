"""An edition: an adventure compiled to canonical JSON and named by its SHA-256.

A run pins the edition it plays, so every entry of its log knows its rules. Its body is the
adventure's three parts (see `engine.scenario.parting`).
"""

import hashlib
import json
from dataclasses import dataclass

from engine.scenario.adventure import Adventure
from engine.scenario.parting import Parts, Plain, joined, parted


@dataclass(frozen=True, slots=True)
class Edition:
    """`sha` is the hex SHA-256 of `body`, the adventure's parts as canonical JSON."""

    sha: str
    body: str


def compiled(adventure: Adventure) -> Edition:
    """Compile: fields in the model's order, no white space, nothing that is at its default.

    Keys are not sorted: a text's first language is its original, and falling back needs it.
    """
    parts = parted(adventure)
    plain = {"public": parts.public, "sealed": parts.sealed, "secret": parts.secret}
    body = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return Edition(hashlib.sha256(body.encode()).hexdigest(), body)


def restored(body: str) -> Adventure:
    """Read an edition's body back; the first editions were not in parts yet."""
    plain: Plain = json.loads(body)
    whole = joined(parts_of(body)) if "sealed" in plain else plain
    return Adventure.model_validate(whole)


def parts_of(body: str) -> Parts:
    """The three parts of an edition's body."""
    plain: dict[str, Plain] = json.loads(body)
    return Parts(plain["public"], plain["sealed"], plain["secret"])
