"""The command line. Exit codes: 0 good, 1 found a problem, 2 wrong usage."""

import click

from web.commands.checking import check, print_schema
from web.commands.formats import export, import_
from web.commands.gaming import game_group
from web.commands.options import Commands
from web.commands.playing import play_walkthrough
from web.commands.posting import qr
from web.commands.running import run
from web.commands.simulating import simulate
from web.commands.verifying import verify_data


@click.group(cls=Commands)
@click.version_option(package_name="seikkailu")
def main() -> None:
    """Serve, check and print city adventures."""


COMMANDS = (
    *(run, check, simulate, play_walkthrough, import_, export, print_schema),
    *(qr, game_group, verify_data),
)
for command in COMMANDS:
    main.add_command(command)
