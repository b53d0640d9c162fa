"""`seikkailu schema`: the format, as editors know it."""

import json

import click

from engine.scenario.schema import schema


@click.command(name="schema")
def print_schema() -> None:
    """Print the JSON Schema of adventure files, for editors."""
    click.echo(json.dumps(schema(), ensure_ascii=False, indent=1))
