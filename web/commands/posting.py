"""`seikkailu qr`: the codes that hang at the checkpoints."""

import json
from pathlib import Path

import click

from web import books, posters
from web.commands.options import data_option, url_option
from web.folder import site_at
from web.preparing import prepared
from web.settings import settings_for
from web.site import Site


@click.command()
@data_option
@url_option
@click.option("--json", "as_json", is_flag=True, help="The codes as a JSON list.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for one SVG picture a checkpoint.",
)
@click.option(
    "--replace",
    "lost",
    help="First give a checkpoint another code: write perille/asema. The old one is refused.",
)
def qr(
    data: Path, public_url: str, out: Path | None, lost: str | None, *, as_json: bool
) -> None:
    """Print the codes that hang at the checkpoints."""
    url = public_url.rstrip("/") or "http://localhost:8000"
    prepared(data)
    site = site_at(settings_for(data, url))
    if lost is not None:
        _replace(site, lost)
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


def _replace(site: Site, lost: str) -> None:
    adventure, _, checkpoint = lost.partition("/")
    rules = site.catalogue.adventure(adventure)
    if rules is None or rules.checkpoint(checkpoint) is None:
        message = f"there is no checkpoint '{lost}': write ADVENTURE/CHECKPOINT"
        raise click.UsageError(message)
    books.reissue(site.database, adventure, checkpoint, site.clock())
