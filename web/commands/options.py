"""Options that several commands share, and how known troubles are said."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import urlsplit

import click

from adventures.catalogue import BrokenAdventure
from web import lock
from web.basemap.trouble import BadMap
from web.keys import BadKey
from web.preparing import NoFolder
from web.serving import CannotServe
from web.settings import SETTINGS
from web.store.database import UnsafeSQLite

Decorator: TypeAlias = Callable[[Callable[..., Any]], Callable[..., Any]]

TROUBLES = (
    lock.FolderInUse, UnsafeSQLite, BadKey, BadMap, BrokenAdventure, CannotServe, NoFolder,
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


data_option = option("data", click.Path(path_type=Path, file_okay=False))
url_option = option("public-url", PublicUrl())
