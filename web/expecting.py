"""How long each step of an adventure takes: from simulated teams, worked out once.

That takes a second or two, so it is done beside the requests; until then nothing is known.
"""

from collections.abc import Mapping
from threading import Lock, Thread
from typing import Final

from engine.play.stuck import expected_from
from engine.play.trace import traced
from engine.proof.simulation.crowd import Crowd
from engine.proof.simulation.simulating import logs
from engine.scenario.adventure import Adventure

TEAMS: Final = 30
SEED: Final = 1
NOTHING: Final[Mapping[str, float]] = {}

_known: dict[str, Mapping[str, float]] = {}
"""By the SHA-256 of the edition, so what is known can never be out of date."""

_guard = Lock()
_begun: set[str] = set()


def expected(edition: str, adventure: Adventure) -> Mapping[str, float]:
    """What nine simulated teams of ten take to each step, as far as that is known yet."""
    with _guard:
        begin = edition not in _begun
        _begun.add(edition)
    if begin:
        Thread(target=work_out, args=(edition, adventure), daemon=True).start()
    return _known.get(edition, NOTHING)


def know(edition: str, steps: Mapping[str, float]) -> None:
    """Take it as known, and simulate nothing."""
    with _guard:
        _begun.add(edition)
    _known[edition] = steps


def work_out(edition: str, adventure: Adventure) -> None:
    """Simulate, and know it from now on."""
    teams = logs(adventure, Crowd(), TEAMS, SEED)
    traces = (traced(event for entry in log for event in entry.events) for log in teams)
    know(edition, expected_from(traces))
