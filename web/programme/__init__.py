"""Pages about the programme and its sub-projects."""

from web.programme import pages
from web.programme.blueprint import programme as blueprint

__all__ = ["blueprint", "pages"]
