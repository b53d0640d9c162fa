"""Moved to `web.names`: the HTTP interface draws names as well."""

from web.names import NameProblem, drawn_name, own_name

__all__ = ["NameProblem", "drawn_name", "own_name"]
