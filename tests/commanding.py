"""`seikkailu ...` for tests, in this process."""

from click.testing import CliRunner, Result

from web.cli import main
from web.settings import SETTINGS
from web.site import Site


def told(*words: object, **environment: str) -> Result:
    """Run a command to its end, in a world where only this environment is set."""
    unset = dict.fromkeys(setting.variable for setting in SETTINGS)
    return CliRunner().invoke(main, [str(word) for word in words], env=unset | environment)


def check(*words: object) -> Result:
    """`seikkailu check ...`."""
    return told("check", *words)


def of_game(site: Site, *words: object) -> Result:
    """`seikkailu game ...` on a site's folder, which it has for itself meanwhile."""
    site.database.close()
    return told("game", *words, "--data", site.settings.data)
