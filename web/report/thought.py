"""What the simulation thinks of each challenge of an edition, worked out once."""

from functools import lru_cache
from typing import Final

from engine.proof.simulation.crowd import Crowd
from engine.proof.simulation.simulating import logs
from web import games
from web.report.tasks import Tried, tried
from web.site import Site

TEAMS: Final = 60
SEED: Final = 1


def thought(site: Site, edition: str) -> dict[str, Tried]:
    """How simulated teams did with each challenge. Editions never change, nor does this."""
    return _walked(_Edition(site, edition))


class _Edition:
    """An edition by its SHA-256 alone; the site is only where it can be read."""

    def __init__(self, site: Site, sha: str) -> None:
        self.site = site
        self.sha = sha

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Edition) and self.sha == other.sha

    def __hash__(self) -> int:
        return hash(self.sha)


@lru_cache(maxsize=8)
def _walked(edition: _Edition) -> dict[str, Tried]:
    adventure = games.adventure(edition.site, edition.sha)
    walked = logs(adventure, Crowd(), TEAMS, SEED)
    return tried([event for entry in log for event in entry.events] for log in walked)
