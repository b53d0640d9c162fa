"""Marks in a rendered page: where the phone fills something in. Pure."""

import re
from typing import Any, Final, Self

from markupsafe import Markup

BEGIN: Final = "\ue000"
END: Final = "\ue001"
"""Around the name of what is filled in: of private use, so that no author writes them."""

A_CROWD: Final = 70_001
"""So many are never there: where this number is printed, a count is to be filled in."""

RUN: Final = "this-run"
GAME: Final = "this-game"
"""What stands in addresses for the run and its game; a book fits every run of its kind."""

_WALK = re.compile(r'<script type="application/json" id="walk">.*?</script>', re.DOTALL)
_IDS = re.compile(r'(<input type="hidden" name="id" value=")[^"]*"')
_STOP = r'(/checkpoints/|checkpoint=|(?:value|data-for|data-checkpoint|data-nearest)=")'
_BREAK = re.compile(r"\s*\n\s*")


class NotThere(LookupError):
    """A piece that is not in its page, or not once: the templates have changed."""


class Slot(int):
    """A number that the phone knows: it counts as one, and prints as a mark."""

    name: str

    def __new__(cls, name: str, like: int = A_CROWD) -> Self:
        """Count as `like` where a template looks at it."""
        made = super().__new__(cls, like)
        made.name = name
        return made

    def __str__(self) -> str:
        """Its mark."""
        return mark(self.name)

    def __format__(self, spec: str) -> str:
        """Its mark, however it is to be spelt."""
        return str(self)

    def __html__(self) -> str:
        """Its mark, which needs no escaping."""
        return str(self)

    def __neg__(self) -> "Slot":
        """The same number, to be printed behind a minus."""
        return Slot(self.name, -int(self))


class Crowd(tuple[Any, ...]):
    """Some of whatever is only counted: as many as the phone says, and none to look at."""

    __slots__ = ()

    def __len__(self) -> int:
        """So many as are never there."""
        return A_CROWD

    def __bool__(self) -> bool:
        """Some are there."""
        return True


def mark(name: str) -> Markup:
    """Where the phone fills in what goes by this name."""
    return Markup(f"{BEGIN}{name}{END}")  # noqa: S704 (our own names)


def tidied(html: str, form_token: str) -> str:
    """Rendered HTML without what differs from one run and one phone to another."""
    html = _IDS.sub(r'\1"', html)
    if form_token:
        html = html.replace(form_token, "")
    for name, stands_for in ((RUN, "run"), (GAME, "game"), (str(A_CROWD), "count")):
        html = html.replace(name, mark(stands_for))
    return _BREAK.sub("\n", _WALK.sub(mark("walk"), html)).strip()


def cut(html: str, piece: str, name: str) -> str:
    """The page with a mark where a piece stands."""
    if not piece:
        return html
    if html.count(piece) != 1:
        message = f"{name} is {html.count(piece)} times in its page"
        raise NotThere(message)
    return html.replace(piece, mark(name))


def between(html: str, before: str, after: str) -> str:
    """What stands between the end of one text and the beginning of another."""
    _, found, rest = html.partition(before)
    inner, ended, _ = rest.partition(after)
    if not (found and ended):
        message = f"nothing between {before!r} and {after!r}"
        raise NotThere(message)
    return inner.strip()


def around(html: str, piece: str) -> tuple[str, str]:
    """What stands before a piece and behind it."""
    before, found, behind = html.partition(piece)
    if not found:
        message = "the piece is not in its page"
        raise NotThere(message)
    return before, behind


def taken_out(html: str, pattern: str, name: str) -> tuple[str, str]:
    """The page with a mark where a pattern is found, and what was found."""
    found = re.findall(pattern, html, re.DOTALL)
    if len(found) != 1:
        message = f"{name} is {len(found)} times in its page"
        raise NotThere(message)
    return html.replace(found[0], mark(name)), found[0]


def unnamed(html: str, stop: str, ref: str = "") -> str:
    """A piece with marks for its checkpoint and challenge: it may be another's too."""
    if ref:
        name = ref.replace("/", "-")
        html = re.sub(rf'(?<=[="#]){re.escape(name)}(?=["-])', mark("name"), html)
        html = re.sub(rf'(?<=[="]){re.escape(ref)}(?=")', mark("ref"), html)
    if stop:
        html = re.sub(rf'{_STOP}{re.escape(stop)}(?=["?#&])', rf"\1{mark('stop')}", html)
    return html
