"""The map under the checkpoints: one address, whatever is served there."""

import gzip
from pathlib import Path
from typing import Final

from flask import Response, request, send_file

from web import assets
from web.basemap import keeping
from web.player.pages import player
from web.site import site

JSON: Final = "application/json"


@player.get("/basemap.json")
def basemap() -> Response:
    """The streets that an organiser imported, else the sketch that came with the program.

    A phone keeps it, and asks each time whether it is still the one. Both lie compressed.
    """
    file = keeping.path_in(site().settings.data) or _sketch()
    if request.accept_encodings.quality("gzip"):
        answer = send_file(file, mimetype=JSON, conditional=True)
        answer.headers["Content-Encoding"] = "gzip"
    else:
        answer = Response(gzip.decompress(file.read_bytes()), mimetype=JSON)
    answer.vary.add("Accept-Encoding")
    return answer


def _sketch() -> Path:
    name = assets.built().names[keeping.SKETCH]
    return assets.STATIC / assets.DIST / f"{name}.gz"
