"""Options that several commands share, and how known troubles are said."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import urlsplit

import click

from adventures.catalogue import BrokenAdventure
from web import lock
from web.basemap.trouble import BadMap
from web.keys import BadKey
from web.preparing import NoFolder, make_folder
from web.serving import CannotServe
from web.settings import SETTINGS
from web.store.database import StorageFailure
from web.store.kinds import AnotherDatabase, keep_url
from web.store.restoring import CannotRestore
from web.store.sqlite import UnsafeSQLite

Decorator: TypeAlias = Callable[[Callable[..., Any]], Callable[..., Any]]

TROUBLES = (
    lock.FolderInUse, UnsafeSQLite, BadKey, BadMap, BrokenAdventure, CannotServe, NoFolder,
    AnotherDatabase, CannotRestore, StorageFailure,
)  # fmt: skip


class PublicUrl(click.ParamType[str]):
    """An address without a path: it is printed into posters, in capitals."""

    name = "url"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Take http or https, a host, perhaps a port; nothing for the default."""
        parts = urlsplit(value.rstrip("/"))
        if value and (parts.scheme not in {"http", "https"} or not parts.netloc or parts.path):
            self.fail(f"'{value}': write it like https://your.host, without a path", param, ctx)
        return value


class DatabaseUrl(click.ParamType[str]):
    """The address of a PostgreSQL database; nothing for SQLite in the data folder."""

    name = "url"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Take what begins as PostgreSQL's addresses do."""
        scheme = value.partition("://")[0].partition("+")[0]
        if value and scheme not in {"postgresql", "postgres"}:
            self.fail("write it like postgresql://user@host/name", param, ctx)
        return value


_BY_NAME = {setting.name: setting for setting in SETTINGS}


def option(name: str, kind: click.ParamType[Any] | type | None = None) -> Decorator:
    """An option for a setting, which its environment variable sets as well."""
    setting = _BY_NAME[name]
    return click.option(
        f"--{name}",
        default=setting.default,
        envvar=setting.variable,
        show_default=bool(setting.default),
        help=setting.help,
        type=kind,
    )


def data_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The data folder, and a database for it, which it remembers from then on."""

    @functools.wraps(command)
    def with_database(*, data: Path, database: str, **given: object) -> object:
        if database:
            make_folder(data)
            keep_url(data, database)
        return command(data=data, **given)

    both = option("database", DatabaseUrl())(with_database)
    return option("data", click.Path(path_type=Path, file_okay=False))(both)


url_option = option("public-url", PublicUrl())
