"""The phone's built files, by the names the templates know."""

import json
from dataclasses import dataclass
from pathlib import Path

STATIC = Path(__file__).parent / "static"
DIST = "dist"
HASHED = r"^/static/dist/.+-[\w-]{6,}\.\w+$"


class ClientNotBuilt(RuntimeError):
    """There is no built client to serve."""


@dataclass(frozen=True, slots=True)
class Assets:
    """From a logical name such as `look.css` to the address of the hashed file."""

    names: dict[str, str]

    def address(self, name: str) -> str:
        """The address of a built file. Raises KeyError for one that the build lacks."""
        return f"/static/{DIST}/{self.names[name]}"


def built() -> Assets:
    """Read what the client's build left."""
    manifest = STATIC / DIST / "manifest.json"
    if not manifest.exists():
        message = "the client is not built: run `pip install .` (or `make`), which builds it"
        raise ClientNotBuilt(message)
    names: dict[str, str] = json.loads(manifest.read_text("utf-8"))
    return Assets(names)
