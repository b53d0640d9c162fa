"""A simulation as JSON: the figures under the names they have in `Simulated`."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from engine.play.codec import moment
from engine.proof.finding import Finding
from engine.proof.simulation.crowd import Crowd, Normal, Spread
from engine.proof.simulation.figures import Range, Share, Simulated


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
        "crowd": {name: _assumed(value) for name, value in crowd._asdict().items()},
    }


def _assumed(value: object) -> object:
    if isinstance(value, Normal | Spread):
        return value._asdict()
    if isinstance(value, Mapping):
        return {name: _assumed(one) for name, one in value.items()}
    return moment(value) if isinstance(value, datetime) else value


def _range(found: Range) -> dict[str, float]:
    return found._asdict()


def _share(found: Share) -> dict[str, float]:
    return found._asdict()
