"""What people type and programs send, without the one letter that cannot be kept.

Nobody types NUL, and PostgreSQL takes no words that have it. So it is left out where words
come in, for every kind of database: they read the same without it.
"""

import re
from typing import Any, Final

from flask import Request, abort, request
from werkzeug.datastructures import ImmutableMultiDict, iter_multi_items

NUL: Final = "\0"
_IN_JSON: Final = re.compile(rb"(?<!\\)((?:\\\\)*)\\u0000")
"""NUL as JSON writes it. Behind a backslash that stands for itself it is just letters."""


class Fields(ImmutableMultiDict[str, Any]):
    """What a form or an address says, by name; of a form's files, the files."""

    def __init__(self, said: Any = ()) -> None:  # noqa: ANN401 (as werkzeug has it)
        """Without NUL, in names and in what is said."""
        super().__init__([(_kept(name), _kept(one)) for name, one in iter_multi_items(said)])


class LegibleRequest(Request):
    """A request whose form and query can be kept."""

    parameter_storage_class = Fields


def refuse_addresses() -> None:
    """No page has NUL in its address; called before every request."""
    if NUL in request.path:
        abort(404)


def legible(json: bytes) -> bytes:
    """A body of JSON without NUL."""
    return _IN_JSON.sub(rb"\1", json) if rb"\u0000" in json else json


def _kept(said: Any) -> Any:  # noqa: ANN401
    return said.replace(NUL, "") if isinstance(said, str) else said
