"""Pages gzipped as they are made: on a slow phone a quarter of a second less for each.

A page holds the secret of its forms, and sometimes words that an address brought. Who could
choose those words and weigh the answers on the wire would learn the secret letter by letter, so
each answer is longer by a random length.
"""

import gzip
import io
import secrets
from typing import Final

from flask import Response, request

LEAST_BYTES: Final = 1_000
LEVEL: Final = 5
SPARE_BYTES: Final = 100
PAGE: Final = "text/html"


def compress(response: Response) -> Response:
    """Gzip a page for whoever takes it so. Files come compressed from the build."""
    if not (_is_large_page(response) and request.accept_encodings.quality("gzip")):
        return response
    response.set_data(_gzipped(response.get_data()))
    response.headers["Content-Encoding"] = "gzip"
    tag, _ = response.get_etag()
    if tag:
        response.set_etag(tag, weak=True)  # the same page, not the same octets
    return response


def _is_large_page(response: Response) -> bool:
    if response.mimetype != PAGE or response.is_streamed or response.direct_passthrough:
        return False
    return (response.content_length or 0) >= LEAST_BYTES


def _gzipped(page: bytes) -> bytes:
    """The format has room for a file's name: that is where the random length goes."""
    name = "x" * (1 + secrets.randbelow(SPARE_BYTES))
    out = io.BytesIO()
    with gzip.GzipFile(name, "wb", LEVEL, out, mtime=0) as packed:
        packed.write(page)
    return out.getvalue()
