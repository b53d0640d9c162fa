"""One running site: settings, keys, content, database and clock, put together once."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias, cast

from flask import current_app

from adventures.catalogue import Catalogue
from engine.codes import CodeBook, code_book
from engine.scenario.adventure import Adventure
from web.folds import MOST, Folds, Played
from web.keys import Keys
from web.recent import Recent
from web.settings import Settings
from web.store.board import Line
from web.store.database import Database

EXTENSION = "seikkailu"

Playing: TypeAlias = Recent[tuple[str, str], Played]
"""What phones play, by run and hash of the phone's token."""

Views: TypeAlias = Recent[tuple[str, str, Hashable], str]
"""Views as JSON, by edition, language and all of a state that they follow from."""

Lines: TypeAlias = Recent[tuple[str, int, int], tuple[int, Sequence[Line]]]
"""Boards by game, number of lines and time of the last change: how many teams, and lines."""


@dataclass(frozen=True, slots=True)
class Site:
    """What every request needs. `books` are the posters' codes, by adventure."""

    settings: Settings
    keys: Keys
    catalogue: Catalogue
    database: Database
    clock: Callable[[], datetime]
    books: Mapping[str, CodeBook]
    folds: Folds = field(default_factory=Folds)
    editions: dict[str, Adventure] = field(default_factory=dict)
    playing: Playing = field(default_factory=lambda: Recent(MOST))
    views: Views = field(default_factory=lambda: Recent(MOST))
    lines: Lines = field(default_factory=lambda: Recent(64))


def books(keys: Keys, catalogue: Catalogue) -> dict[str, CodeBook]:
    """Make the codes of every checkpoint of every adventure."""
    return {
        adventure.id: code_book(
            keys.codes,
            adventure.id,
            {stop.id: stop.epoch for stop in adventure.checkpoints},
        )
        for adventure in catalogue.adventures
    }


def site() -> Site:
    """The site of the request being answered."""
    return cast("Site", current_app.extensions[EXTENSION])
