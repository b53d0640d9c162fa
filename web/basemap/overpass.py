"""Asking Overpass once for the ground around the adventures.

An organiser does this before a game, and phones never do. One question, said who asks, with
an end to its time and its size, and no redirect followed: the answer is from whom it was
asked.
"""

import urllib.error
import urllib.parse
import urllib.request
from http.client import HTTPException, HTTPResponse
from importlib.metadata import version
from time import monotonic
from typing import Final

from web.basemap.area import Area, Box
from web.basemap.trouble import BadMap

PUBLIC: Final = "https://overpass-api.de/api/interpreter"
SERVER_S: Final = 90
SILENCE_S: Final = SERVER_S + 30.0
"""Overpass says nothing until it has found everything."""
ALL_S: Final = 300.0
MOST_OCTETS: Final = 64_000_000
_BLOCK: Final = 65_536

_WAYS: Final = (
    '["highway"]',
    '["railway"="rail"]',
    '["waterway"~"^(river|stream|canal|riverbank|dock)$"]',
    '["natural"~"^(water|wood)$"]',
    '["landuse"~"^(reservoir|basin|forest|cemetery|recreation_ground|village_green)$"]',
    '["leisure"~"^(park|garden|playground|nature_reserve)$"]',
    '["place"="square"]',
    '["building"]',
)


def query(area: Area) -> str:
    """The question, in Overpass QL.

    Of a relation only the ways within the area are asked for: a great lake's would be half
    a country. Nodes come first, as in a file of OpenStreetMap's.
    """
    ways = "".join(f"way{tags}({_box(box)});" for box in area.boxes for tags in _WAYS)
    lakes = "".join(f'relation["natural"="water"]({_box(box)});' for box in area.boxes)
    shores = "".join(f"way(r.lakes)({_box(box)});" for box in area.boxes)
    return (
        f"[out:xml][timeout:{SERVER_S}][maxsize:{4 * MOST_OCTETS}];"
        f"({lakes})->.lakes;({ways}{shores})->.ways;"
        "node(w.ways);out skel;.ways out body;.lakes out body;"
    )


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Answers that lead elsewhere are refusals."""

    def redirect_request(self, *_: object) -> None:
        """Follow none: urllib then raises the answer itself."""


def fetched(url: str, area: Area, *, silence_s: float = SILENCE_S) -> bytes:
    """Overpass's answer. Raises BadMap with what to do."""
    body = urllib.parse.urlencode({"data": query(area)}).encode()
    who = {"User-Agent": f"seikkailu/{version('seikkailu')} (basemap fetch)"}
    asked = urllib.request.Request(url, body, who)  # noqa: S310 (the command takes http only)
    try:
        with urllib.request.build_opener(_NoRedirect).open(asked, timeout=silence_s) as answer:
            octets = _bounded(answer)
    except urllib.error.HTTPError as refused:
        with refused:
            raise BadMap(_refusal(refused.code)) from refused
    except (OSError, HTTPException) as trouble:
        message = f"no whole answer ({getattr(trouble, 'reason', trouble)}): try again later"
        raise BadMap(message) from trouble
    if b"<remark>" in octets[-_BLOCK:]:
        message = "Overpass broke off before it had found everything: try again later"
        raise BadMap(message)
    return octets


def _bounded(answer: HTTPResponse) -> bytes:
    """All of an answer that ends in time and within its size."""
    until = monotonic() + ALL_S
    octets = bytearray()
    while block := answer.read1(_BLOCK):
        octets += block
        if len(octets) > MOST_OCTETS:
            message = f"the answer is more than a town: over {MOST_OCTETS // 10**6} MB"
            raise BadMap(message)
        if monotonic() > until:
            message = f"the answer took longer than {ALL_S / 60:g} minutes: try again later"
            raise BadMap(message)
    if answer.length:  # read1 ends quietly where the other side hangs up
        message = "the answer broke off: try again later"
        raise BadMap(message)
    return bytes(octets)


def _refusal(status: int) -> str:
    if status in {429, 503, 504}:
        return f"Overpass has too much to do ({status}): try again in some minutes"
    if 300 <= status < 400:
        return f"the address leads elsewhere ({status}): give the one that answers with --url"
    return f"Overpass refused ({status}): is the address right?"


def _box(box: Box) -> str:
    return ",".join(f"{edge:.5f}" for edge in box)
