"""The secret key: made at first run, kept in a file that only its owner can read."""

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

FILE = "key"
LENGTH = 32


class BadKey(RuntimeError):
    """A key file that cannot be used."""


@dataclass(frozen=True, slots=True)
class Keys:
    """One key for each purpose, all made from the one secret."""

    codes: bytes
    resume: bytes
    forms: bytes
    bodies: bytes
    limits: bytes


def keys(data: Path) -> Keys:
    """Read the key of a data folder, making it where there is none."""
    file = data / FILE
    if not file.exists():
        _make(file)
    try:
        secret = bytes.fromhex(file.read_text("ascii").strip())
    except ValueError:
        secret = b""
    if len(secret) < LENGTH:
        message = f"{file} holds no key, or one too short: restore it from a backup"
        raise BadKey(message)
    purposes = ("codes", "resume", "forms", "bodies", "limits")
    return Keys(*(_for(secret, purpose) for purpose in purposes))


def _make(file: Path) -> None:
    """Write a fresh key; O_EXCL lets the first of two processes win."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w") as out:
        out.write(secrets.token_hex(LENGTH) + "\n")


def _for(secret: bytes, purpose: str) -> bytes:
    return hmac.new(secret, purpose.encode(), hashlib.sha256).digest()
