"""Pictures, sounds and films of adventures, for who was told their address.

The address holds the hash of what is in the file. A page tells it only where the team has
come so far, and nobody can guess it before.
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final

from flask import Response, abort, send_file

from adventures.catalogue import media_file
from engine.formats.illustration import Illustration, illustration
from engine.play.card import media_views
from engine.play.cards import MediaView
from engine.scenario.adventure import Adventure
from web import guards
from web.media import captions_address, media_address
from web.player.pages import player
from web.site import site

POLICY: Final = "sandbox; default-src 'none'; style-src 'unsafe-inline'; media-src 'self'"
"""Beside the policy of every answer: even opened by itself, a drawing can do nothing."""

KEPT: Final = "private, max-age=31536000, immutable"
"""What an address stands for never changes."""

TYPES: Final = {
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".m4a": "audio/mp4",
    ".mp4": "video/mp4",
    ".vtt": "text/vtt",
}
"""What may lie in an adventure's `media/`; systems differ in what they would call it."""


@player.get("/media/<sha>/<name>")
def medium(sha: str, name: str) -> Response:
    """A file of an adventure, or the captions beside a film; in parts, where asked so."""
    file = media_file(site().catalogue, sha, name)
    if file is None:
        abort(404)
    answer = send_file(file, mimetype=TYPES[file.suffix], conditional=True)
    answer.headers["Cache-Control"] = KEPT
    answer.headers["Content-Security-Policy"] = POLICY
    return answer


@player.app_template_global()
def drawn(medium: MediaView) -> Illustration | None:
    """A picture that is drawn in the page's own tones, to stand within it."""
    if not medium.file.endswith(".svg"):
        return None
    file = media_file(site().catalogue, medium.sha, medium.file)
    return _drawn(file, medium.sha) if file else None


player.add_app_template_global(media_address, "address_of")
player.add_app_template_global(captions_address, "captions_of")


def cover_of(adventure: Adventure) -> MediaView | None:
    """The picture that stands for an adventure."""
    named = (adventure.cover,) if adventure.cover else ()
    return next(iter(media_views(adventure, named, guards.language())), None)


def on_arrival(media: Iterable[MediaView]) -> MediaView | None:
    """The picture of a place, as wide as its page: the first that is drawn for it."""
    return next((one for one in media if drawn(one)), None)


@lru_cache(256)
def _drawn(file: Path, _sha: str) -> Illustration | None:
    """What a file shows, read once for each content it had."""
    return illustration(file.read_bytes())
