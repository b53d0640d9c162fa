"""Pages for players: from the poster on the wall to the end of the story.

One blueprint, filled by one module a step of the way.
"""

from web.player import (
    acting,
    afterwards,
    answering,
    basemap,
    boards,
    device,
    helping,
    joining,
    kiosk,
    media,
    notices,
    photos,
    pocket,
    poster,
    public,
    reading,
    resuming,
    saved,
    telling,
    walking,
    worker,
)
from web.player.pages import player as blueprint

__all__ = [
    "acting",
    "afterwards",
    "answering",
    "basemap",
    "blueprint",
    "boards",
    "device",
    "helping",
    "joining",
    "kiosk",
    "media",
    "notices",
    "photos",
    "pocket",
    "poster",
    "public",
    "reading",
    "resuming",
    "saved",
    "telling",
    "walking",
    "worker",
]
