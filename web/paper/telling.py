"""A booklet as the plain data that its pages are set from. No word of it is ever markup."""

import re
from dataclasses import fields, is_dataclass
from html.parser import HTMLParser
from textwrap import shorten
from typing import Final, TypeAlias

from babel.dates import format_date

from engine.formats.paper.booklet import Booklet
from engine.formats.paper.labels import LABELS
from engine.formats.paper.making import reading_order
from engine.moments import Span
from engine.text import Said, direction
from web import figures, look, prose

Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"

_LONG: Final = re.compile(r"\S{33,}")
_PIECE: Final = 16
_SHORT: Final = 60
"""Letters of a title where it only names: at the foot of a page, in a box, in a row."""
_BREAK: Final = "\N{ZERO WIDTH SPACE}"
_TIED: Final = re.compile(r" (?=[·–−])|(?<=\d) (?=\d{3}\b)|(?<=S:t) ")
"""No line begins with a dash or a mark of Morse, nor breaks `11 000` or `S:t Michel`."""


def told(booklet: Booklet, pictures: dict[str, Plain]) -> dict[str, Plain]:
    """Everything that stands on the pages: the booklet, the house's words, the pictures."""
    language = booklet.language
    plain = _Plain(booklet)
    whole = plain.of(booklet)
    assert isinstance(whole, dict)  # noqa: S101 (a dataclass is written as a mapping)
    return {
        **whole,
        "running": shortened(booklet.title),
        "names": [shortened(stop.title) for stop in booklet.stops],
        "labels": {name: str(text.said(language)) for name, text in LABELS.items()},
        "interface": LABELS["how"].said(language).lang.partition("-")[0],
        "reading_order": [stop.number - 1 for stop in reading_order(booklet.stops)],
        "facts": _facts(booklet),
        "strips": [_strip(booklet, stop.id, stop.number) for stop in booklet.stops],
        "pictures": pictures,
    }


def _facts(booklet: Booklet) -> list[Plain]:
    language = booklet.language
    teams = (
        LABELS["facts_team"]
        .said(language)
        .format_map({"min": booklet.teams.min, "max": booklet.teams.max})
    )
    age = LABELS["facts_age"].said(language).format_map({"age": booklet.age})
    walked = figures.length(booklet.distance_m, language)
    return [walked, figures.minutes_range(*booklet.minutes, language), teams, age]


def _strip(booklet: Booklet, stop_id: str, number: int) -> str:
    """The motif that a place has on the phone, too: tasks may ask what it says in Morse."""
    return look.morse_strip(stop_id) if booklet.line == "a" else look.wave_strip(number)


class _Plain:
    """Values as data: texts with their language, spans as people read them."""

    def __init__(self, booklet: Booklet) -> None:
        self.booklet = booklet

    def of(self, value: object) -> Plain:
        if isinstance(value, Said):
            return _said(value)
        if isinstance(value, Span):
            return self._span(value)
        if is_dataclass(value) and not isinstance(value, type):
            return {one.name: self.of(getattr(value, one.name)) for one in fields(value)}
        if isinstance(value, tuple):
            return [self.of(one) for one in value]
        if isinstance(value, str):
            return broken(str(value))
        return value if isinstance(value, int | float | bool) else None

    def _span(self, span: Span) -> str:
        zone, language = self.booklet.timezone, self.booklet.language
        begins, ends = (figures.clock(at, zone, language) for at in span)
        base = "en_GB" if language == "en" else language.partition("-")[0]
        on = format_date(span[0], format="long", locale=base)
        return f"{on} {begins}{figures.EN_DASH}{ends}"


def _said(said: Said) -> Plain:
    tree = _Tree()
    tree.feed(prose.rendered(said))
    return {
        "lang": said.lang.partition("-")[0],
        "dir": direction(said.lang),
        "line": broken(prose.plain(said)),
        "blocks": tree.nodes,
    }


def shortened(title: str, most: int = _SHORT) -> str:
    """A title where it only names, in letters that a page can hold."""
    whole = prose.plain(title)
    kept = shorten(whole, most, placeholder="…")
    # One word without end is longer than all the room there is.
    return broken(f"{whole[: most - 1]}…" if kept == "…" else kept)


def broken(words: str) -> str:
    """Words that a page can hold: one without end may be broken anywhere."""
    tied = _TIED.sub("\N{NO-BREAK SPACE}", words)
    return _LONG.sub(lambda word: _BREAK.join(_pieces(word[0])), tied)


def _pieces(word: str) -> list[str]:
    return [word[at : at + _PIECE] for at in range(0, len(word), _PIECE)]


class _Tree(HTMLParser):
    """The few elements that `web.prose` lets through, as nested lists."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.nodes: list[Plain] = []
        self._open: list[list[Plain]] = [self.nodes]

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        inside: list[Plain] = []
        self._open[-1].append({"tag": tag, "inside": inside})
        self._open.append(inside)

    def handle_endtag(self, _tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() or len(self._open) > 1:
            self._open[-1].append(broken(data.replace("\n", " ")))
