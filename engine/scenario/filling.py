"""What a folder's files take from around them: occasions' times, and what its media are."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from engine.programme import Occasion
from engine.scenario.reading import Plain


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file in the folder's `media/`: SHA-256 (hex) and size."""

    sha: str
    octets: int


@dataclass(frozen=True, slots=True)
class Around:
    """What an adventure's files may refer to outside them.

    `occasions` and `media` (by file name) are put into the checkpoints and media that name
    them: an edition holds all that its rules need.
    """

    sub_projects: Collection[str] = ()
    occasions: Sequence[Occasion] = ()
    media: Mapping[str, MediaFile] = field(default_factory=dict)


def filled(whole: dict[str, Plain], around: Around) -> dict[str, Plain]:
    """Give event checkpoints the times of their occasion, and media their hash and size."""
    stops, media = whole.get("checkpoints"), whole.get("media")
    times = {one.id: _times(one) for one in around.occasions}
    if isinstance(stops, list):
        whole = whole | {"checkpoints": [_opened(stop, times) for stop in stops]}
    if isinstance(media, list):
        whole = whole | {"media": [_weighed(one, around.media) for one in media]}
    return whole


def _times(occasion: Occasion) -> list[Plain]:
    return [[begins.isoformat()[:16], ends.isoformat()[:16]] for begins, ends in occasion.open]


def _opened(stop: Plain, times: Mapping[str, list[Plain]]) -> Plain:
    named = stop.get("occasion") if isinstance(stop, dict) else None
    if not isinstance(stop, dict) or not isinstance(named, str) or "open" in stop:
        return stop
    return stop | {"open": times.get(named, [])}


def _weighed(medium: Plain, files: Mapping[str, MediaFile]) -> Plain:
    named = medium.get("file") if isinstance(medium, dict) else None
    found = files.get(named) if isinstance(named, str) else None
    if not isinstance(medium, dict) or found is None:
        return medium
    return medium | {"sha": found.sha, "octets": found.octets}
