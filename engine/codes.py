"""Codes that stand for a place, a game or a run: on paper, on a screen, in a link.

A poster's QR code carries 80 bits of an HMAC-SHA-256 over adventure, checkpoint and epoch,
as sixteen base32 letters: nothing can be read from it, nothing guessed, and raising the
epoch re-issues one checkpoint. `HTTPS://host/Q/` and those letters stay within version 4
at level H up to a host of 23 characters, all in QR's alphanumeric set.

A code of an earlier epoch is known for what it was: refused in words of its own, but for what
was claimed before it was replaced and came to the server later.

Under the code stands a short code for people: five letters made the same way and a check
letter that catches every single slip and every swap of neighbours (weights modulo 31, a
prime). The 31 letters leave out 0, O, 1, I and L.
"""

import hashlib
import hmac
from base64 import b32encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Final

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
TOKEN_LENGTH = 16
SHORT_LENGTH = 6
JOIN_LENGTH = 7
RESUME_LENGTH = 10

_REMEMBERED: Final = 20
"""Of so many earlier printings of a poster it is known that they were replaced."""


@dataclass(frozen=True, slots=True)
class PlaceCodes:
    """What hangs at one checkpoint: the QR code's token and the code to type."""

    checkpoint: str
    token: str
    short_code: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """The checkpoint that a code stood for, until that time; None where nobody knows when."""

    checkpoint: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class CodeBook:
    """All codes of one adventure, both ways, and those that hung there before.

    Every re-issue raises `issue`.
    """

    adventure: str
    places: tuple[PlaceCodes, ...]
    by_code: Mapping[str, str]
    replaced: Mapping[str, Replaced] = field(default_factory=dict)
    issue: int = 0

    def checkpoint_of(self, code: str, at: datetime | None = None) -> str | None:
        """The checkpoint that a typed short code or a scanned token stands for.

        A code that has been replaced still stands for what was claimed with it before, `at`
        that time.
        """
        known = self.by_code.get(tidy(code))
        before = self.replaced.get(tidy(code))
        if known or at is None or before is None or before.until is None:
            return known
        return before.checkpoint if at < before.until else None

    def was_replaced(self, code: str) -> bool:
        """Whether a code once hung at a checkpoint, and another does now."""
        return tidy(code) not in self.by_code and tidy(code) in self.replaced

    def at(self, checkpoint: str) -> PlaceCodes | None:
        """The codes that hang at a checkpoint."""
        return next((codes for codes in self.places if codes.checkpoint == checkpoint), None)


def code_book(
    key: bytes,
    adventure: str,
    epochs: Mapping[str, int],
    ended: Mapping[str, Sequence[datetime]] | None = None,
) -> CodeBook:
    """Make the codes of an adventure's checkpoints, `epochs` by checkpoint id.

    `ended` says when the last epochs of a checkpoint were over, the newest last. Two short
    codes that fall together (one in millions) are told apart by a salt, in the order given,
    so the same adventure always gets the same codes.
    """
    places: list[PlaceCodes] = []
    taken: dict[str, str] = {}
    replaced: dict[str, Replaced] = {}
    for checkpoint, epoch in epochs.items():
        token = qr_token(key, adventure, checkpoint, epoch)
        short = next(
            code
            for salt in count()
            if (code := _short_code(key, adventure, checkpoint, epoch, salt)) not in taken
        )
        places.append(PlaceCodes(checkpoint, token, short))
        taken |= {token: checkpoint, short: checkpoint}
        over = (ended or {}).get(checkpoint, ())
        for back in range(1, min(epoch, _REMEMBERED + 1)):
            until = over[-back] if back <= len(over) else None
            before = Replaced(checkpoint, until)
            replaced[qr_token(key, adventure, checkpoint, epoch - back)] = before
            replaced[_short_code(key, adventure, checkpoint, epoch - back, 0)] = before
    return CodeBook(adventure, tuple(places), taken, replaced, sum(epochs.values()))


def qr_token(key: bytes, adventure: str, checkpoint: str, epoch: int) -> str:
    """Sixteen base32 letters: 80 bits that only the holder of `key` can make."""
    mac = _mac(key, "qr", adventure, checkpoint, str(epoch))
    return b32encode(mac[:10]).decode("ascii")


def _short_code(key: bytes, adventure: str, checkpoint: str, epoch: int, salt: int) -> str:
    mac = _mac(key, "short", adventure, checkpoint, str(epoch), str(salt))
    letters = spell(mac, SHORT_LENGTH - 1)
    return letters + check_letter(letters)


def join_code(chance: bytes) -> str:
    """Seven letters that lead to a game; `chance` is at least eight random bytes."""
    return spell(chance, JOIN_LENGTH)


def resume_code(key: bytes, run: str, issue: int = 0) -> str:
    """Ten letters that bring another phone to a run: 49 bits, made again at need.

    Each `issue` is another code: a team changes it when a phone is lost.
    """
    named = ("resume", run, str(issue)) if issue else ("resume", run)
    return spell(_mac(key, *named), RESUME_LENGTH)


def spell(octets: bytes, length: int) -> str:
    """Write the number in `octets` with `length` letters of the alphabet."""
    number = int.from_bytes(octets)
    letters: list[str] = []
    for _ in range(length):
        number, index = divmod(number, len(LETTERS))
        letters.append(LETTERS[index])
    return "".join(letters)


def check_letter(letters: str) -> str:
    """The letter that makes the weighted sum of the whole code divisible by 31."""
    total = sum(
        weight * LETTERS.index(letter) for weight, letter in enumerate(letters, start=2)
    )
    return LETTERS[-total % len(LETTERS)]


def well_formed(code: str) -> bool:
    """Whether a typed short code has its check letter: if not, it was mistyped."""
    typed = tidy(code)
    if len(typed) != SHORT_LENGTH or any(letter not in LETTERS for letter in typed):
        return False
    return check_letter(typed[:-1]) == typed[-1]


def tidy(code: str) -> str:
    """Read what a person typed: capitals, no spaces or hyphens.

    Only letters that no code uses are left alone: QR tokens are base32 and hold O, I and L.
    """
    return "".join(letter for letter in code.upper() if letter.isalnum())


def grouped(code: str, sizes: Sequence[int] = (3, 3)) -> str:
    """Write a code in groups a person can keep in mind: `AB7-K9Q`."""
    groups: list[str] = []
    rest = code
    for size in sizes:
        groups.append(rest[:size])
        rest = rest[size:]
    return "-".join([*groups, rest] if rest else groups)


def _mac(key: bytes, *parts: str) -> bytes:
    message = "\x1f".join(parts).encode()
    return hmac.new(key, message, hashlib.sha256).digest()
