"""All that can be printed of a game, by the names that commands and addresses have for it."""

from collections.abc import Callable, Mapping
from typing import Final

from web.print.certificates import certificates
from web.print.checklist import checklist
from web.print.job import SIZES, Job, Size
from web.print.joining import join_sheets
from web.print.posters import poster_sheets

SHEETS: Final[Mapping[str, Callable[[Job, Size], bytes]]] = {
    "posters": poster_sheets,
    "checklist": lambda job, _: checklist(job),
    "join": join_sheets,
    "certificates": lambda job, _: certificates(job),
}


def sheets(what: str, job: Job, size: str) -> bytes:
    """Print something as PDF; a size that there is not is A4. Raises KeyError."""
    known: Size = next((one for one in SIZES if one == size), "a4")
    return SHEETS[what](job, known)
