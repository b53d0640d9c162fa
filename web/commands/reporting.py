"""`seikkailu report`: the impact report, and whether an old one still follows from the log."""

import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from web.assets import ClientNotBuilt
from web.commands.opening import opened
from web.commands.options import data_option
from web.words import LANGUAGES, words_in

if TYPE_CHECKING:
    from web.report.asked import Asked
    from web.report.telling import Telling
    from web.site import Site

_DAY: Final = click.DateTime(["%Y-%m-%d"])
_TEXT: Final = "text"
_FORMATS: Final = (_TEXT, "json", "ods", "pdf")


@click.command()
@data_option
@click.option("--from", "first", type=_DAY, help="The first day, such as 2027-05-01.")
@click.option("--to", "last", type=_DAY, help="The last day, which counts too.")
@click.option("--sub-project", "part", help="Only what is of that part of the programme.")
@click.option("--game", "codes", multiple=True, help="Only this game; can be said again.")
@click.option(
    "--format",
    "kind",
    type=click.Choice(_FORMATS),
    default=_TEXT,
    show_default=True,
    help="What to write it as.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; else the terminal, which ods and pdf are not for.",
)
@click.option(
    "--language",
    type=click.Choice(tuple(LANGUAGES)),
    default="fi",
    show_default=True,
    help="The language of the report.",
)
@click.option(
    "--verify",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A report as JSON or ODS: recompute each of its figures; exit 1 where one differs.",
)
def report(  # noqa: PLR0913, PLR0917 (one for each option)
    data: Path,
    first: datetime | None,
    last: datetime | None,
    part: str | None,
    codes: tuple[str, ...],
    kind: str,
    out: Path | None,
    language: str,
    verify: Path | None,
) -> None:
    """Tell what the games came to; small cells are hidden, rehearsals left out."""
    from web.report.asked import Asked  # noqa: PLC0415 (no other command counts)

    days = [one.date() if one else None for one in (first, last)]
    with opened(data) as site:
        if verify is not None:
            sys.exit(_verified(site, verify))
        asked = Asked(days[0], days[1], codes, part)
        _known(site, asked)
        octets = _written(site, asked, kind, language)
    if out is not None:
        out.write_bytes(octets)
    elif kind in {"ods", "pdf"}:
        message = f"say by --out where the {kind} goes"
        raise click.UsageError(message)
    else:
        click.echo(octets.decode())


def _written(site: "Site", asked: "Asked", kind: str, language: str) -> bytes:
    from web.report.report import report_of  # noqa: PLC0415
    from web.report.telling import Telling  # noqa: PLC0415 (and the plots)

    made = report_of(site, asked, site.clock())
    try:
        return _kinds()[kind](Telling(made, site.catalogue, words_in(language)))
    except ClientNotBuilt as missing:
        raise click.ClickException(str(missing)) from missing


def _kinds() -> Mapping[str, Callable[["Telling"], bytes]]:
    from web.report import document, kept, sheets  # noqa: PLC0415 (typst and odfdo)

    return {
        _TEXT: lambda telling: _told(telling).encode(),
        "json": lambda telling: kept.as_json(telling.report, telling.words).encode(),
        "ods": sheets.ods,
        "pdf": document.document,
    }


def _told(telling: "Telling") -> str:
    """The tables in lines of a terminal."""
    lines = [f"{telling.title}, {telling.period}"]
    for section in telling.sections():
        lines += ["", f"{section.title}: {', '.join(section.headings)}"]
        lines += [
            f"  {row.label}: {', '.join(number.written for number in row.numbers)}"
            for row in section.rows
        ]
    return "\n".join(lines)


def _verified(site: "Site", file: Path) -> int:
    """Say what differs from the log; 1 where anything does."""
    from web.report import kept  # noqa: PLC0415
    from web.report.report import report_of  # noqa: PLC0415

    try:
        before = kept.read(file)
    except kept.NotAReport as unread:
        raise click.ClickException(str(unread)) from unread
    now = report_of(site, before.asked, site.clock())
    found = list(kept.differences(before, now))
    for one in found:
        click.echo(f"{one.id}: {one.kept or 'nothing'} in the file, {one.now or 'nothing'} now")
    if not found:
        click.echo(f"all {len(before.figures)} figures follow from the log")
    return 1 if found else 0


def _known(site: "Site", asked: "Asked") -> None:
    whole = site.catalogue.programme
    if asked.part is not None and whole.sub_project(asked.part) is None:
        known = ", ".join(one.id for one in whole.sub_projects)
        message = f"there is no sub-project '{asked.part}': {known}"
        raise click.UsageError(message)
