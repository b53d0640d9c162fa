"""The files that a game's results can be taken as, by their endings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from web import games
from web.games import Game
from web.results.csv_file import csv_zip
from web.results.iof import iof_of
from web.results.ods_file import ods_of
from web.results.photos_zip import photos_zip
from web.results.sheets import sheets_of
from web.results.teams import teams_of
from web.run_export import exported
from web.site import Site
from web.words import Words


@dataclass(frozen=True, slots=True)
class Asked:
    """A game whose results are wanted, in whose words, as of when."""

    site: Site
    game: Game
    words: Words
    now: datetime


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: how it is made, and what it is on the web."""

    made: Callable[[Asked], bytes]
    mimetype: str


def _ods(asked: Asked) -> bytes:
    return ods_of(sheets_of(teams_of(asked.site, asked.game), asked.words))


def _csv(asked: Asked) -> bytes:
    return csv_zip(sheets_of(teams_of(asked.site, asked.game), asked.words))


def _iof(asked: Asked) -> bytes:
    game = asked.game
    title = games.adventure(asked.site, game.edition).said(game.title, asked.words.language)
    teams = teams_of(asked.site, game)
    return iof_of(game.terms.name or str(title), game.terms, teams, asked.words, asked.now)


def _lines(asked: Asked) -> bytes:
    with asked.site.database.snapshot() as connection:
        lines = exported(connection, asked.game.code, asked.game.adventure_id)
        return "".join(f"{line}\n" for line in lines).encode()


def _photos(asked: Asked) -> bytes:
    return photos_zip(asked.site, asked.game, teams_of(asked.site, asked.game), asked.now)


KINDS: Mapping[str, Kind] = {
    "results.ods": Kind(_ods, "application/vnd.oasis.opendocument.spreadsheet"),
    "results.csv.zip": Kind(_csv, "application/zip"),
    "results.xml": Kind(_iof, "application/xml"),
    "runs.jsonl": Kind(_lines, "application/jsonl"),
    "photos.zip": Kind(_photos, "application/zip"),
}
"""What there is to take, by the name it is taken under."""


def filename(game: Game, name: str) -> str:
    """What a file is called where it is kept: a rehearsal's cannot be taken for a game's."""
    mark = "rehearsal-" if game.terms.rehearsal else ""
    return f"{mark}{game.adventure_id}-{game.code}-{name}"
