"""The command line. Exit codes: 0 good, 1 found a problem, 2 wrong usage."""

from pkgutil import resolve_name
from typing import Any

import click

COMMANDS = {
    "run": "running:run",
    "check": "checking:check",
    "simulate": "simulating:simulate",
    "play": "playing:play_walkthrough",
    "import": "formats:import_",
    "export": "formats:export",
    "schema": "describing:print_schema",
    "qr": "posting:qr",
    "print": "printing:print_sheets",
    "game": "gaming:game_group",
    "basemap": "basemap:basemap_group",
    "invite": "staffing:invite",
    "staff": "staffing:staff_group",
    "verify": "verifying:verify_data",
    "report": "reporting:report",
    "backup": "backing:backup",
    "erase": "erasing:erase",
    "restore": "backing:restore_data",
}
"""Where each is written, in `web.commands`: none is imported before it is asked for."""


class Commands(click.Group):
    """Says a known trouble in one sentence, whichever command meets it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's own)
        """All of them, by name."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The one of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = resolve_name(f"web.commands.{COMMANDS[cmd_name]}")
        return command

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 (click's own)
        """Run a command; exit with 1 where it found a problem."""
        try:
            return super().invoke(ctx)
        except Exception as trouble:
            if not isinstance(trouble, resolve_name("web.commands.options:TROUBLES")):
                raise
            click.echo(str(trouble), err=True)
            ctx.exit(1)


@click.group(cls=Commands)
@click.version_option(package_name="seikkailu")
def main() -> None:
    """Serve, check and print city adventures."""
