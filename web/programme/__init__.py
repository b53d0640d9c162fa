"""Pages about the programme and its sub-projects."""

from web.programme.pages import programme as blueprint

__all__ = ["blueprint"]
