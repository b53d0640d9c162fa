"""Pictures made anew: of what a camera wrote into a file, only the picture goes further.

Strangers feed the decoder, so it works in a process of its own (`web.redrawing`), with
little memory and little time. What comes back is held to be a WEBP of nothing but pixels.
"""

import signal
import subprocess
import sys
from enum import StrEnum
from threading import BoundedSemaphore
from typing import Final

MOST_BYTES: Final = 8 * 1024**2
MOST_PIXELS: Final = 40_000_000
LONGEST_PX: Final = 1600
WALL_S: Final = 10.0
CPU_S: Final = 10
MEMORY_BYTES: Final = 512 * 1024**2

NOT_A_PICTURE: Final = 3
TOO_MANY_PIXELS: Final = 4
"""What the process exits with. 1 and 2 are Python's own, and would be our mistake."""

MAKER: Final = (sys.executable, "-P", "-m", "web.redrawing")
"""The process. `-P`: a file in the folder that the server was started in is not imported."""

AT_ONCE: Final = 2
TURN_S: Final = 4.0
_turns = BoundedSemaphore(AT_ONCE)

_HEAD = 20
_SIMPLE = b"WEBPVP8 "
"""The file format's plain form: one lossy picture, and no place for anything beside it."""


class Trouble(StrEnum):
    """Why a photo is not taken. The last four say nothing of the picture itself."""

    TOO_LARGE = "photo-too-large"
    NOT_A_PICTURE = "photo-not-a-picture"
    TOO_MANY_PIXELS = "photo-too-many-pixels"
    TOO_SLOW = "photo-too-slow"
    NOT_ASKED = "photo-not-asked"
    TOO_MANY = "photo-too-many"
    NO_ROOM = "photo-no-room"
    BUSY = "photo-busy"


class PhotoRefused(ValueError):
    """A photo that is not taken; nothing is kept of it."""

    def __init__(self, trouble: Trouble) -> None:
        """Keep the reason."""
        super().__init__(trouble)
        self.trouble = trouble


class RedrawingFailed(RuntimeError):
    """The process failed at something that was not the picture's fault."""


def made_anew(
    octets: bytes, *, maker: tuple[str, ...] = MAKER, patience_s: float = WALL_S
) -> bytes:
    """Draw a JPEG, PNG or WEBP again, as a WEBP: upright, small, and without a word.

    At most `AT_ONCE` are drawn at a time: each may take `MEMORY_BYTES`, and a core.
    Raises PhotoRefused.
    """
    if len(octets) > MOST_BYTES:
        raise PhotoRefused(Trouble.TOO_LARGE)
    if not _turns.acquire(timeout=TURN_S):
        raise PhotoRefused(Trouble.BUSY)
    try:
        done = subprocess.run(  # noqa: S603 (our own module)
            maker, input=octets, capture_output=True, timeout=patience_s, check=False
        )
    except subprocess.TimeoutExpired as slow:
        raise PhotoRefused(Trouble.TOO_SLOW) from slow
    finally:
        _turns.release()
    if done.returncode != 0:
        raise _failure(done.returncode, done.stderr)
    if not is_bare(done.stdout):
        message = "a picture was drawn with more in it than a picture"
        raise RedrawingFailed(message)
    return done.stdout


def is_bare(webp: bytes) -> bool:
    """Whether these octets are one lossy WEBP picture: no EXIF, XMP, ICC, nor a tail."""
    if webp[:4] != b"RIFF" or webp[8:16] != _SIMPLE:
        return False
    whole = 8 + int.from_bytes(webp[4:8], "little")
    picture = int.from_bytes(webp[16:_HEAD], "little")
    return len(webp) == whole == _HEAD + picture + picture % 2


def _failure(code: int, said: bytes) -> Exception:
    """What an exit code stands for: ours, or a signal as a negative number."""
    if code == TOO_MANY_PIXELS:
        return PhotoRefused(Trouble.TOO_MANY_PIXELS)
    if code < 0 and -code == getattr(signal, "SIGXCPU", None):
        return PhotoRefused(Trouble.TOO_SLOW)
    if code == NOT_A_PICTURE or code < 0:
        return PhotoRefused(Trouble.NOT_A_PICTURE)
    return RedrawingFailed(said[-2000:].decode("utf-8", "replace"))
