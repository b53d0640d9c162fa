"""A simulation as JSON: the figures under the names they have in `Simulated`."""

from collections.abc import Sequence
from dataclasses import asdict

from pydantic import TypeAdapter

from engine.proof.finding import Finding
from engine.proof.simulation.crowd import Crowd
from engine.proof.simulation.figures import Range, Share, Simulated

_CROWD = TypeAdapter(Crowd)


def plain(
    simulated: Simulated, crowd: Crowd, failures: Sequence[Finding], language: str
) -> dict[str, object]:
    """What a machine reads: figures, what was assumed, and which expectations failed."""
    found: dict[str, object] = asdict(simulated)
    return found | {
        "estimate": not simulated.calibrated,
        "finish": _share(simulated.finish),
        "minutes": _range(simulated.minutes),
        "score": _range(simulated.score),
        "metres": _range(simulated.metres),
        "spread": {str(first): count for first, count in simulated.spread.items()},
        "legs": [
            {"from": before, "to": after, "share": share}
            for (before, after), share in simulated.legs.items()
        ],
        "stops": [
            asdict(one) | {"waited_s": _range(one.waited_s), "at_once": _range(one.at_once)}
            for one in simulated.stops
        ],
        "failures": [one.message(language) for one in failures],
        "crowd": _CROWD.dump_python(crowd, mode="json"),
    }


def _range(found: Range) -> dict[str, float]:
    return found._asdict()


def _share(found: Share) -> dict[str, float]:
    return found._asdict()
