"""A phone that queues through all that happens to phones; then the server's log is counted.

`python -m tests.browser.queueing COUNT` does it with many, a test with few.
"""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Error, Playwright

from tests.browser.chromium import playing
from tests.browser.offline import entries
from tests.browser.queueing_line import Line
from tests.browser.queueing_phone import Queueing
from tests.browser.queueing_weather import HAPPENS, parts
from tests.serving import serving


@dataclass(frozen=True)
class Count:
    """What the log holds of what was pressed."""

    made: int
    refused: int
    lost: int
    doubled: int
    strange: int
    in_order: bool

    @property
    def is_whole(self) -> bool:
        """Each that was kept is there once and in its order, and nothing else is."""
        return self.in_order and not (self.lost or self.doubled or self.strange)


def counted(team: Queueing) -> Count:
    """Hold the log against what was pressed."""
    log = entries(team.server, team.run)[team.already :]
    times = Counter(log)
    kept = [one for one in team.made if one not in set(team.refused)]
    in_order = all([one for one in log if one in set(row)] == row for row in team.rows)
    return Count(
        made=len(team.made),
        refused=len(team.refused),
        lost=sum(times[one] == 0 for one in kept),
        doubled=len(log) - len(set(log)),
        strange=len(set(log) - set(kept)),
        in_order=in_order,
    )


@contextmanager
def storm(playwright: Playwright, folder: Path) -> Iterator[Queueing]:
    """A team on its way, behind a line, with a phone of its own."""
    with (
        serving(folder / "data") as server,
        Line(int(server.url.rpartition(":")[2])).open() as line,
    ):
        made = Queueing(playwright, server, line, folder / "phone")
        try:
            made.set_out()
            yield made
        finally:
            with suppress(Error):
                made.context.close()


def weathered(team: Queueing, count: int) -> Count:
    """Let everything happen that happens, and count."""
    for happens, part in zip(HAPPENS, parts(count, len(HAPPENS)), strict=True):
        began = time.monotonic()
        happens(team, part)
        team.sent()
        sys.stderr.write(f"{happens.__name__:14}{part:5}  {time.monotonic() - began:6.1f} s\n")
    return counted(team)


def main() -> None:
    """Do it with many, and say what came of it."""
    with (
        tempfile.TemporaryDirectory() as folder,
        playing() as playwright,
        storm(playwright, Path(folder)) as team,
    ):
        count = weathered(team, int(sys.argv[1]))
    sys.stdout.write(f"{count}\n")
    sys.exit(not count.is_whole)


if __name__ == "__main__":
    main()
