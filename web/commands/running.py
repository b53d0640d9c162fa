"""`seikkailu run`: serve the adventures."""

from pathlib import Path

import click

from web import lan, lock
from web.commands.options import data_option, option, url_option
from web.folder import site_at
from web.games import open_games
from web.preparing import make_folder, prepared
from web.serving import Serving, serve
from web.settings import settings_for
from web.store.kinds import url_of


@click.command()
@option("host")
@option("port", click.IntRange(1, 65535))
@data_option
@url_option
@option("threads", click.IntRange(1, 256))
@option("contact")
@option("photo-days", click.IntRange(1, 3650))
@option("keep-days", click.IntRange(1, 3650))
@option("workers", click.IntRange(1, 64))
@option("proxies", click.IntRange(0, 8))
@option("tls-cert")
@option("tls-key")
@click.option("--lan", "on_lan", is_flag=True, help="Let phones on the same network in.")
def run(  # noqa: PLR0913, PLR0917 (one for each setting)
    host: str,
    port: int,
    data: Path,
    public_url: str,
    threads: int,
    contact: str,
    photo_days: int,
    keep_days: int,
    workers: int,
    proxies: int,
    tls_cert: str,
    tls_key: str,
    *,
    on_lan: bool,
) -> None:
    """Serve the adventures until stopped with Ctrl+C."""
    if bool(tls_cert) != bool(tls_key):
        message = "--tls-cert and --tls-key go together"
        raise click.UsageError(message)
    if workers > 1 and not url_of(data):
        message = "--workers needs --database: SQLite is served by one process"
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
            photo_days=photo_days,
            contact=contact.strip(),
            keep_days=keep_days,
            proxies=proxies,
            workers=workers,
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
