"""stub"""

from collections.abc import Sequence
from engine.proof.finding import Finding
from engine.proof.simulation.crowd import Crowd
from web.simulation.telling import Telling


def page(telling: Telling, crowd: Crowd, failures: Sequence[Finding]) -> str:
    return ""
