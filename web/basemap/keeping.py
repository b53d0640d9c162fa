"""The imported map in the data folder: one compressed file, replaced in one step."""

from pathlib import Path
from typing import Final

from web.basemap.trouble import BadMap

NAME: Final = "basemap.json.gz"
SKETCH: Final = "basemap.json"
"""The built sketch, by the name that the templates know."""


def path_in(data: Path) -> Path | None:
    """Where the imported map lies; None while there is none."""
    file = data / NAME
    return file if file.is_file() else None


def keep(data: Path, octets: bytes) -> None:
    """Put a map in the place of the one before: whole, or not at all. Raises BadMap."""
    part = data / f".{NAME}.part"
    try:
        part.write_bytes(octets)
        part.replace(data / NAME)
    except OSError as trouble:
        message = f"{data} does not take the map ({trouble.strerror}): look at the disk"
        raise BadMap(message) from trouble
    finally:
        part.unlink(missing_ok=True)


def remove(data: Path) -> bool:
    """Take the imported map away; say whether there was one."""
    there = path_in(data) is not None
    (data / NAME).unlink(missing_ok=True)
    return there
