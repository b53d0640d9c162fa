"""Pictures and sounds that come with an adventure."""

from enum import StrEnum

from pydantic import Field

from engine.scenario.model import Authored, Id
from engine.text import Text

FILE = r"^[a-z0-9][a-z0-9._-]*\.(webp|jpg|jpeg|png|svg|mp3|ogg|m4a|mp4)$"


class MediaKind(StrEnum):
    """What a file is."""

    PICTURE = "picture"
    SOUND = "sound"
    FILM = "film"


class Media(Authored):
    """One file in the adventure's `media/` folder, with who made it and under which licence.

    `alt` says a picture in words, `transcript` a sound or a film; `captions` names a WebVTT
    file. `sha` and `octets` are found when the folder is read: authors do not write them.
    """

    id: Id
    file: str = Field(
        pattern=r"^[a-z0-9][a-z0-9._-]*\.(webp|jpg|jpeg|png|svg|mp3|ogg|m4a|mp4)$"
    )
    kind: MediaKind
    alt: Text | None = None
    transcript: Text | None = None
    captions: str | None = Field(default=None, pattern=r"^[a-z0-9][a-z0-9._-]*\.vtt$")
    author: str
    licence: str
    sha: str | None = None
    octets: int | None = None
