"""`seikkailu erase`: take away what is kept of one team."""

from pathlib import Path
from uuid import UUID

import click

from web import erasing
from web.commands.opening import opened
from web.commands.options import data_option


@click.command()
@click.argument("run", type=click.UUID)
@data_option
@click.option("--dry-run", is_flag=True, help="Only say what would go.")
def erase(run: UUID, data: Path, *, dry_run: bool) -> None:
    """Erase one team: words, name, phones and photos; the log, which names nobody, stays.

    Backups made before hold the team still: delete those, or keep none for more than 14 days.
    """
    with opened(data) as site:
        if dry_run:
            kept = erasing.kept_of(site, str(run))
        else:
            kept = erasing.erase(site, str(run), site.clock())
    if kept is None:
        message = f"there is no run '{run}'"
        raise click.UsageError(message)
    told = f"{kept.words} words, {kept.devices} phones, {kept.photos} photos"
    click.echo(f"{told} would go" if dry_run else f"{told} erased")
