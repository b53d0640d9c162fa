"""The command line. Exit codes: 0 good, 1 found a problem, 2 wrong usage."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import urlsplit

import click

from adventures.catalogue import (
    SHIPPED,
    AdventureNotFound,
    BrokenAdventure,
    read_adventure,
    read_programme,
)
from engine.scenario.schema import schema
from web import lan, lock, posters
from web.folder import site_at
from web.games import open_games
from web.keys import BadKey
from web.preparing import NoFolder, make_folder, prepared
from web.serving import CannotServe, Serving, serve
from web.settings import SETTINGS, settings_for
from web.store.database import UnsafeSQLite, opened
from web.verifying import verify


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


Decorator: TypeAlias = Callable[[Callable[..., Any]], Callable[..., Any]]

TROUBLES = (
    lock.FolderInUse, UnsafeSQLite, BadKey, BrokenAdventure, CannotServe, NoFolder,
)  # fmt: skip

_BY_NAME = {setting.name: setting for setting in SETTINGS}


def _option(name: str, kind: click.ParamType[Any] | type | None = None) -> Decorator:
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


_data = _option("data", click.Path(path_type=Path, file_okay=False))
_url = _option("public-url", PublicUrl())


class Commands(click.Group):
    """Says a known trouble in one sentence, whichever command meets it."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 (click's own)
        """Run a command; exit with 1 where it found a problem."""
        try:
            return super().invoke(ctx)
        except TROUBLES as trouble:
            click.echo(str(trouble), err=True)
            ctx.exit(1)


@click.group(cls=Commands)
@click.version_option(package_name="seikkailu")
def main() -> None:
    """Serve, check and print city adventures."""


@main.command()
@_option("host")
@_option("port", click.IntRange(1, 65535))
@_data
@_url
@_option("threads", click.IntRange(1, 256))
@_option("tls-cert")
@_option("tls-key")
@click.option("--lan", "on_lan", is_flag=True, help="Let phones on the same network in.")
def run(  # noqa: PLR0913, PLR0917 (one for each setting)
    host: str,
    port: int,
    data: Path,
    public_url: str,
    threads: int,
    tls_cert: str,
    tls_key: str,
    *,
    on_lan: bool,
) -> None:
    """Serve the adventures until stopped with Ctrl+C."""
    if bool(tls_cert) != bool(tls_key):
        message = "--tls-cert and --tls-key go together"
        raise click.UsageError(message)
    scheme = "https" if tls_cert else "http"
    reached = lan.address() if on_lan else ("localhost" if host == "127.0.0.1" else host)
    url = (public_url or f"{scheme}://{reached}:{port}").rstrip("/")
    _prepare(data, url)
    if on_lan:
        click.echo(lan.drawn(url))
        if scheme == "http":
            click.echo(lan.CANNOT)
    serve(
        Serving(
            host="0.0.0.0" if on_lan else host,  # noqa: S104 (asked for by --lan)
            port=port,
            data=data,
            public_url=url,
            hosts=(reached, host),
            threads=threads,
            tls_cert=Path(tls_cert) if tls_cert else None,
            tls_key=Path(tls_key) if tls_key else None,
        )
    )


def _prepare(data: Path, url: str) -> None:
    """Migrate while nobody serves, and say where to play."""
    make_folder(data)
    with lock.take(data, lock.START):
        lock.check_free(data)
        migrated = prepared(data)
    if migrated:
        click.echo(
            f"Migrated {data} from {migrated.before} to {migrated.after}; "
            f"the backup is {migrated.backup}."
        )
    site = site_at(settings_for(data, url))
    click.echo(f"Play at {url}")
    for game in open_games(site):
        click.echo(
            f"  {game.title.said('fi')}: join code {game.code}, {url}/games/{game.code}/join"
        )
    site.database.close()


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Problems as a JSON list.")
def check(paths: tuple[Path, ...], *, as_json: bool) -> None:
    """Check adventure folders; every problem as `file:line: message`."""
    programme = read_programme(SHIPPED)
    ids = [part.id for part in programme.value.sub_projects] if programme.value else []
    problems = list(programme.problems)
    try:
        for path in paths:
            problems += read_adventure(path, ids).problems
    except AdventureNotFound as missing:
        raise click.UsageError(str(missing)) from missing
    if as_json:
        found = [
            {"file": one.file, "line": one.line, "message": one.message} for one in problems
        ]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            click.echo(str(problem))
    sys.exit(1 if problems else 0)


@main.command(name="schema")
def print_schema() -> None:
    """Print the JSON Schema of adventure files, for editors."""
    click.echo(json.dumps(schema(), ensure_ascii=False, indent=1))


@main.command()
@_data
@_url
@click.option("--json", "as_json", is_flag=True, help="The codes as a JSON list.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for one SVG picture a checkpoint.",
)
def qr(data: Path, public_url: str, out: Path | None, *, as_json: bool) -> None:
    """Print the codes that hang at the checkpoints."""
    url = public_url.rstrip("/") or "http://localhost:8000"
    prepared(data)
    site = site_at(settings_for(data, url))
    sheet = list(posters.posters(site, url))
    site.database.close()
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        for one in sheet:
            (out / f"{one.adventure}-{one.checkpoint}.svg").write_text(posters.svg(one.url))
    if as_json:
        fields = ("adventure", "checkpoint", "url", "short_code")
        rows = [{name: getattr(one, name) for name in fields} for one in sheet]
        click.echo(json.dumps(rows, indent=2))
        return
    for one in sheet:
        click.echo(f"{one.adventure}/{one.checkpoint}  {one.short_code}  {one.url}")


@main.group(name="game")
def game_group() -> None:
    """Games that teams can join."""


@game_group.command(name="list")
@_data
def list_games(data: Path) -> None:
    """List open games with their join codes."""
    prepared(data)
    site = site_at(settings_for(data, "http://localhost"))
    for game in open_games(site):
        click.echo(f"{game.code}  {game.adventure_id}  {game.title.said('fi')}")
    site.database.close()


@main.command(name="verify")
@_data
def verify_data(data: Path) -> None:
    """Prove that the standings are what the logs say."""
    prepared(data)
    database = opened(data)
    verified = verify(database)
    database.close()
    for one in verified.differences:
        click.echo(f"run {one.run}: kept {one.kept}, by its log {one.by_log}")
    click.echo(f"{verified.runs} runs, {len(verified.differences)} differ")
    sys.exit(1 if verified.differences else 0)
