"""`seikkailu check`: what authors ask before anyone walks.

An answer that is known already comes at once: what gives a new one, the rules and the
proof, is imported only where it is wanted.
"""

import json
import sys
from collections import Counter
from pathlib import Path

import click

from adventures.folders import AdventureNotFound, folders_in
from engine.proof.severity import LANGUAGES, Severity
from web.kept import Told, keep, kept, key_of


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    help="The language of what is said; fi-x-selko is easy Finnish.",
)
@click.option("--fix", is_flag=True, help="Make the fixes that need no judgement.")
@click.option("--why", is_flag=True, help="Give the reason for each.")
@click.option("--json", "as_json", is_flag=True, help="Everything as a JSON list.")
@click.option(
    "--write-walk",
    "into",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write each walk that gets stuck into this folder; `seikkailu play` replays it.",
)
@click.option("--fresh", is_flag=True, help="Look anew, even where nothing has changed.")
def check(  # noqa: PLR0913 (one for each option)
    paths: tuple[Path, ...],
    language: str,
    into: Path | None,
    *,
    fix: bool,
    why: bool,
    as_json: bool,
    fresh: bool,
) -> None:
    """Check adventures and tell everything as `file:line: message`.

    A path is an adventure's folder, or a folder of such folders. Exits with 1 if anything
    blocks publishing or asks whether it is meant so; tips fail nothing. An answer is kept
    in the user's cache folder, and given again while nothing changes.
    """
    try:
        folders = [folder for path in paths for folder in folders_in(path)]
        if fix:
            _mend_all(folders, language)
        told = [one for folder in folders for one in _told(folder, language, fresh=fresh)]
        walks = _walks(folders, into, language) if into else []
    except AdventureNotFound as missing:
        raise click.UsageError(str(missing)) from missing
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _print(told, why=why)
    for line in walks:
        click.echo(line, err=True)
    sys.exit(1 if any(one["severity"] != Severity.TIP for one in told) else 0)


def _told(folder: Path, language: str, *, fresh: bool) -> list[Told]:
    key = key_of(folder, language)
    known = None if fresh else kept(key)
    return _told_anew(folder, language, key) if known is None else known


def _told_anew(folder: Path, language: str, key: str) -> list[Told]:
    """Keep what was found, unless a file was saved in the meantime: what was it found in?"""
    from web import telling  # noqa: PLC0415 (the rules come with it, see above)

    told = telling.told(folder, language)
    if key == key_of(folder, language):
        keep(key, told)
    return told


def _walks(folders: list[Path], into: Path, language: str) -> list[str]:
    from web.walks import kept_walks  # noqa: PLC0415 (as above)

    return list(kept_walks(folders, into, language))


def _mend_all(folders: list[Path], language: str) -> None:
    from web import telling  # noqa: PLC0415 (as above)

    for folder in folders:
        for line in telling.mended(folder, language):
            click.echo(line, err=True)


def _print(told: list[Told], *, why: bool) -> None:
    for one in told:
        click.echo(f"{one['file']}:{one['line']}: {one['message']}")
        if why and one["why"]:
            click.echo(f"    {one['why']}")
    counts = Counter(one["severity"] for one in told)
    if told:
        row = ", ".join(f"{severity} {counts[severity]}" for severity in Severity)
        click.echo(row, err=True)
