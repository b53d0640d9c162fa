"""The data folder and the game that a command is about."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from engine.codes import tidy
from web import games
from web.folder import site_at
from web.preparing import prepared
from web.settings import settings_for
from web.site import Site

code_argument = click.argument("code")


@contextmanager
def opened(data: Path) -> Iterator[Site]:
    """The site in a data folder, which is made where there is none."""
    prepared(data)
    site = site_at(settings_for(data, "http://localhost"))
    yield site
    site.database.close()


def game_code(site: Site, code: str) -> str:
    """The code of an open game, however it was typed."""
    if games.game(site, code) is None:
        raise no_game(code)
    return tidy(code)


def no_game(code: str) -> click.UsageError:
    """What to say where there is no such game."""
    return click.UsageError(f"there is no open game '{code}': see `seikkailu game list`")
