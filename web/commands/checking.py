"""`seikkailu check` and `schema`: what authors ask before anyone walks."""

import json
import sys
from pathlib import Path

import click

from adventures.catalogue import SHIPPED, AdventureNotFound, read_adventure, read_programme
from engine.scenario.problem import Problem
from engine.scenario.schema import schema


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Problems as a JSON list.")
def check(paths: tuple[Path, ...], *, as_json: bool) -> None:
    """Check adventure folders; every problem as `file:line: message`."""
    try:
        problems = [one for path in paths for one in _problems(path)]
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


@click.command(name="schema")
def print_schema() -> None:
    """Print the JSON Schema of adventure files, for editors."""
    click.echo(json.dumps(schema(), ensure_ascii=False, indent=1))


def _problems(path: Path) -> tuple[Problem, ...]:
    programme = read_programme(SHIPPED)
    if programme.value is None:
        return programme.problems
    return read_adventure(path, programme.value).problems
