"""Pictures, sounds and films of adventures, for who was told their address.

The address holds the hash of what is in the file. A page tells it only where the team has
come so far, and nobody can guess it before.
"""

from typing import Final

from flask import Response, abort, send_file

from adventures.catalogue import media_file
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
