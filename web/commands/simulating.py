"""`seikkailu simulate`: thousands of seeded teams walk an adventure before anyone does."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from adventures.folders import AdventureNotFound
from engine.scenario.adventure import Adventure
from web.assets import ClientNotBuilt
from web.examining import adventure_at
from web.simulation.words import LANGUAGES

PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Chosen:
    """The options as they were given."""

    path: Path
    players: int
    seed: int
    teams_at_once: int
    spacing: int
    no_posters: bool
    begins: datetime | None
    language: str
    as_json: bool
    html: Path | None
    calibrate: Path | None
    processes: int


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--players",
    type=click.IntRange(1, 1_000_000),
    default=2000,
    show_default=True,
    help="How many teams walk.",
)
@click.option(
    "--seed",
    type=click.IntRange(0),
    default=1,
    show_default=True,
    help="The same seed gives the same figures.",
)
@click.option(
    "--teams-at-once",
    type=click.IntRange(1, 500),
    default=10,
    show_default=True,
    help="How many set out one after the other and meet at the stops.",
)
@click.option(
    "--spacing",
    type=click.IntRange(0, 3600),
    default=60,
    show_default=True,
    help="Seconds between their starts.",
)
@click.option("--no-posters", is_flag=True, help="No codes hang at the places.")
@click.option(
    "--begins",
    type=click.DateTime(["%Y-%m-%d %H:%M"]),
    help="When the first sets out, local time, such as '2026-06-06 11:00'.",
)
@click.option(
    "--language",
    "--lang",
    type=click.Choice(LANGUAGES),
    default="fi",
    show_default=True,
    help="The language of the report.",
)
@click.option("--json", "as_json", is_flag=True, help="Everything as JSON.")
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False, writable=True),
    help="Also write the report as one page that stands by itself.",
)
@click.option(
    "--calibrate",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Fit the teams to real runs, from `game export`.",
)
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    default=PROCESSES,
    show_default=True,
    help="The figures are the same however many share the work.",
)
def simulate(**options: Any) -> None:  # noqa: ANN401 (click gives what the options say)
    """Let seeded teams walk an adventure; exit 1 where `expect:` is not met."""
    chosen = Chosen(**options)
    adventure = _adventure(chosen.path)
    failed = _report(adventure, chosen)
    sys.exit(1 if failed else 0)


def _adventure(folder: Path) -> Adventure:
    """Read a folder; raises BrokenAdventure, which is told a problem a line."""
    try:
        return adventure_at(folder)
    except AdventureNotFound as missing:
        raise click.UsageError(str(missing)) from missing


def _report(adventure: Adventure, chosen: Chosen) -> bool:
    """Simulate and tell it; whether an expectation failed."""
    from web.simulation import reporting  # noqa: PLC0415 (numpy and plots, for this alone)

    start = reporting.Start(
        chosen.teams_at_once, chosen.spacing, not chosen.no_posters, chosen.begins
    )
    try:
        crowd = reporting.crowd_of(adventure, start, _lines(chosen.calibrate))
    except ValueError as unfit:
        message = f"{chosen.calibrate}: {unfit}"
        raise click.ClickException(message) from unfit
    made = reporting.report(
        adventure, crowd, players=chosen.players, seed=chosen.seed, processes=chosen.processes
    )
    if chosen.html is not None:
        try:
            chosen.html.write_text(made.as_page(chosen.language), "utf-8")
        except (ClientNotBuilt, OSError) as cannot:
            raise click.ClickException(str(cannot)) from cannot
    told = made.as_json if chosen.as_json else made.as_text
    click.echo(told(chosen.language))
    return bool(made.failures)


def _lines(file: Path | None) -> Iterator[str] | None:
    return iter(file.read_text("utf-8").splitlines()) if file is not None else None
