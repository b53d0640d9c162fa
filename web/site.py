"""One running site: settings, keys, content, database and clock, put together once."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias, cast

from flask import current_app

from adventures.catalogue import Catalogue
from engine.scenario.adventure import Adventure
from web.books import Books
from web.folds import MOST, Folds, Played
from web.keys import Keys
from web.past import Pasts
from web.recent import Recent
from web.settings import Settings
from web.store.board import Front
from web.store.database import Database
from web.watching import Watches

EXTENSION = "seikkailu"

Playing: TypeAlias = Recent[tuple[str, str], Played]
"""What phones play, by run and hash of the phone's token."""

Views: TypeAlias = Recent[tuple[str, str, Hashable], str]
"""Views as JSON, by edition, language and all of a state that they follow from."""

Lines: TypeAlias = Recent[tuple[str, str | None, int, int], Front]
"""Fronts of boards by game, bracket, number of lines and time of the last change."""


@dataclass(frozen=True, slots=True)
class Site:
    """What every request needs. `books` are the posters' codes, by adventure.

    `seen` is when a run's phones last asked for anything, as far as this process knows.
    """

    settings: Settings
    keys: Keys
    catalogue: Catalogue
    database: Database
    clock: Callable[[], datetime]
    books: Books
    folds: Folds = field(default_factory=Folds)
    editions: dict[str, Adventure] = field(default_factory=dict)
    playing: Playing = field(default_factory=lambda: Recent(MOST))
    views: Views = field(default_factory=lambda: Recent(MOST))
    lines: Lines = field(default_factory=lambda: Recent(64))
    pasts: Pasts = field(default_factory=Pasts)
    watches: Watches = field(default_factory=Watches)
    seen: Recent[str, datetime] = field(default_factory=lambda: Recent(MOST))


def site() -> Site:
    """The site of the request being answered."""
    return cast("Site", current_app.extensions[EXTENSION])
