"""What lint says more clearly than the proof: which places shut out wheels, or who has no GPS.

Lint names each such place, with what to add there; the proof would say it again as a walk that
ends at the first of them. So it looks on, as if the advice had been taken everywhere, and
tells what is shut even then.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from engine.proof.lint.access import bars_wheels
from engine.proof.lint.fences import ENOUGH_WAYS, opens_by_gps_only
from engine.proof.solve.proving import Proof, prove
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint


class _Told(NamedTuple):
    """Whether lint has named a place, and the place with its advice taken."""

    of: Callable[[Checkpoint], bool]
    mended: Callable[[Checkpoint], Checkpoint]


def beyond_lint(adventure: Adventure, proofs: Sequence[Proof]) -> Iterator[Proof]:
    """The proofs, those of teams that lint has spoken for as if it had been heard."""
    for proof in proofs:
        told = _TOLD.get(proof.profile.name)
        if told is None or proof.holds or not any(map(told.of, adventure.checkpoints)):
            yield proof
        else:
            yield prove(_mended(adventure, told), proof.profile)


def _mended(adventure: Adventure, told: _Told) -> Adventure:
    """The adventure as its author would write it: read anew, since it keeps what it derives."""
    stops = (told.mended(one) if told.of(one) else one for one in adventure.checkpoints)
    changes: dict[str, object] = {"checkpoints": tuple(stops)}
    written = adventure.model_copy(update=changes).model_dump_json(exclude_defaults=True)
    return Adventure.model_validate_json(written)


def _with_more_ways(stop: Checkpoint) -> Checkpoint:
    ways: dict[str, object] = {"checkin": ENOUGH_WAYS}
    return stop.model_copy(update=ways)


def _with_an_alternative(stop: Checkpoint) -> Checkpoint:
    """Any words will do: what counts is that there are some."""
    words: dict[str, object] = {"alternative": stop.title}
    access: dict[str, object] = {"access": stop.access.model_copy(update=words)}
    return stop.model_copy(update=access)


_TOLD: Mapping[str, _Told] = {
    "no-gps": _Told(opens_by_gps_only, _with_more_ways),
    "no-stairs": _Told(bars_wheels, _with_an_alternative),
}
