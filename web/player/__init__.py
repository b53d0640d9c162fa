"""Pages for players: from the poster on the wall to the end of the story.

One blueprint, filled by one module a step of the way.
"""

from web.player import (
    acting,
    answering,
    basemap,
    device,
    joining,
    media,
    photos,
    poster,
    public,
    resuming,
    telling,
    walking,
)
from web.player.pages import player as blueprint

__all__ = [
    "acting",
    "answering",
    "basemap",
    "blueprint",
    "device",
    "joining",
    "media",
    "photos",
    "poster",
    "public",
    "resuming",
    "telling",
    "walking",
]
