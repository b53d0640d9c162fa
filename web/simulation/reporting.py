"""What a simulation is asked for, and what comes of it, ready to be told.

Apart from the command, so that no other command loads numpy and the plots.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from engine.proof.calibrating import calibrated
from engine.proof.finding import Finding
from engine.proof.simulation.crowd import Crowd
from engine.proof.simulation.expecting import kept
from engine.proof.simulation.figures import Simulated
from engine.scenario.adventure import Adventure
from web.simulation.page import page
from web.simulation.plain import plain
from web.simulation.processes import simulated
from web.simulation.telling import Telling
from web.simulation.writing import written


@dataclass(frozen=True, slots=True)
class Start:
    """How teams set out. `begins` is local where the adventure is; None keeps a June day."""

    teams_at_once: int
    spacing_s: float
    posters: bool
    begins: datetime | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A simulation, what was assumed, and which expectations failed."""

    adventure: Adventure
    crowd: Crowd
    simulated: Simulated
    failures: tuple[Finding, ...]

    def as_text(self, language: str) -> str:
        """For a terminal."""
        return written(Telling(self.adventure, self.simulated, language), self.failures)

    def as_json(self, language: str) -> str:
        """For a machine."""
        whole = plain(self.simulated, self.crowd, self.failures, language)
        return json.dumps(whole, ensure_ascii=False, indent=2)

    def as_page(self, language: str) -> str:
        """For a browser, with nothing beside it. Raises ClientNotBuilt."""
        telling = Telling(self.adventure, self.simulated, language)
        return page(telling, self.crowd, self.failures)


def crowd_of(adventure: Adventure, start: Start, runs: Iterable[str] | None) -> Crowd:
    """The crowd that walks, fitted to real runs where there are any.

    Raises NotAnExport and TooFewRuns.
    """
    crowd = Crowd() if runs is None else calibrated(adventure, runs)
    begins = crowd.begins
    if start.begins is not None:
        there = start.begins.replace(tzinfo=ZoneInfo(adventure.timezone))
        begins = there.astimezone(UTC)
    return crowd._replace(
        teams_at_once=start.teams_at_once,
        spacing_s=start.spacing_s,
        posters=start.posters,
        begins=begins,
    )


def report(
    adventure: Adventure, crowd: Crowd, *, players: int, seed: int, processes: int
) -> Report:
    """Simulate, and compare with what the author expects."""
    found = simulated(adventure, crowd, players, seed, processes)
    return Report(adventure, crowd, found, kept(adventure, found))
