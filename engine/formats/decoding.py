"""Octets from other people's programs become text, whichever way those saved it."""

from engine.formats.waypoints import Unreadable

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Byte order marks, the longer before those they begin with."""


def decoded(octets: bytes) -> str:
    """Text by its byte order mark, else as UTF-8, else as Windows' western letters (cp1252).

    Excel writes UTF-16 as "Unicode text", and cp1252 as plain "CSV". Raises Unreadable
    for what is in none of them, or no text at all.
    """
    for mark, encoding in _MARKS:
        if octets.startswith(mark):
            return _text(octets.removeprefix(mark), (encoding,))
    return _text(octets, ("utf-8", "cp1252"))


def _text(octets: bytes, encodings: tuple[str, ...]) -> str:
    for encoding in encodings:
        try:
            words = octets.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in words:
            return words
    message = "this is not text that can be read: save the file as UTF-8"
    raise Unreadable(message)
