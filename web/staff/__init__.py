"""Pages for the staff: who is in, what waits, and cards that come back from teams on paper."""

from web.staff import (
    coming,
    desk,
    desk_deeds,
    desk_messages,
    evaluating,
    helping,
    helping_places,
    home,
    host,
    moderating,
    papers,
    people,
    printing,
    reporting,
    results,
    staging,
)
from web.staff.pages import staff as blueprint

__all__ = [
    "blueprint",
    "coming",
    "desk",
    "desk_deeds",
    "desk_messages",
    "evaluating",
    "helping",
    "helping_places",
    "home",
    "host",
    "moderating",
    "papers",
    "people",
    "printing",
    "reporting",
    "results",
    "staging",
]
