"""Pages for the staff: who is in, what waits, and cards that come back from teams on paper."""

from web.staff import coming, home, papers, people, printing, staging
from web.staff.pages import staff as blueprint

__all__ = ["blueprint", "coming", "home", "papers", "people", "printing", "staging"]
