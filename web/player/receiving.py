"""Receiving a photo by a form: the one form that may be large, and is never on a disk.

A photo as the camera wrote it may say where it was taken, so it stays in memory until it
has been made anew.
"""

from io import BytesIO
from typing import Any, Final

from flask import request
from werkzeug.formparser import FormDataParser

from web.pictures import MOST_BYTES
from web.player.pages import player

PHOTO: Final = "player.photo"
"""The endpoint of the form."""

OTHER_FIELDS: Final = 64 * 1024
"""Room for what a form carries besides its photo."""


class InMemory(FormDataParser):
    """Reads a form, and puts no part of it into a temporary file."""

    def __init__(self, stream_factory: Any = None, **limits: Any) -> None:  # noqa: ANN401, ARG002
        """Take the limits, and make streams of our own."""
        super().__init__(_stream, **limits)


def _stream(
    total_content_length: int | None,  # noqa: ARG001
    content_type: str | None,  # noqa: ARG001
    filename: str | None,  # noqa: ARG001
    content_length: int | None = None,  # noqa: ARG001
) -> BytesIO:
    """A place for one part of a form."""
    return BytesIO()


@player.url_value_preprocessor
def _make_room(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let a photo in: before the guard, which reads the form, looks at the request."""
    if endpoint == PHOTO:
        request.max_content_length = MOST_BYTES + OTHER_FIELDS
        request.form_data_parser_class = InMemory


def photo_octets() -> bytes:
    """The photo of a form that offers two ways to give one; empty where none was given."""
    files = (file.read() for file in request.files.getlist("photo"))
    return next(filter(None, files), b"")
