"""Adventures and crowds for simulations, and their logs as a run export."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

from engine.play.codec import encode, encode_intent, moment
from engine.proof.simulation.crowd import NO_SHARES, Crowd, Normal, Spread
from engine.proof.simulation.figures import FenceFigures, Simulated, StopFigures
from engine.proof.simulation.simulating import logs
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint, Role, Way
from tests.asking import quiz, word
from tests.building import SQUARE, adventure, away, circle, ending, hints, stop
from tests.throwing import thrown

SURE = Crowd(
    quits_per_stop=0,
    patience_min=Spread(24 * 60, 0),
    access=NO_SHARES,
    tells_area_only=0,
    stale_fix=0,
    signal_losses_per_h=0,
)
"""Teams that never give up, with good phones and signal."""
STILL = SURE._replace(accuracy_m=Spread(4, 0), accuracy_wobble=0, stands_off_m=0)
"""And that stand exactly where the thing is, with phones that hardly drift."""

LATE = {"time_limit", "overtime", "occasion"}


def gps_stop(name: str, metres: float, *challenges: Any, **fields: Any) -> Checkpoint:
    """A checkpoint so far east of the square, that only a fix opens."""
    usual = {"place": circle(away(metres), accuracy_m=0), "checkin": (Way.GPS,)}
    return stop(name, *challenges, **(usual | fields))


def walk_of(count: int = 3, apart_m: float = 300, **fields: Any) -> Adventure:
    """A start, so many stops in any order with a quiz each, a finish with a word to find."""
    stops = (
        gps_stop(f"rasti-{number}", apart_m * number, quiz(hints=hints(2)))
        for number in range(1, count + 1)
    )
    return adventure(
        gps_stop("lahto", 0, role=Role.START),
        *stops,
        gps_stop("maali", apart_m * (count + 1), word(hints=hints(1, 2)), role=Role.FINISH),
        endings=(ending("loppu"),),
        **fields,
    )


def pair(metres: float, radius_m: float = 35) -> Adventure:
    """Two checkpoints so far apart, open together."""
    return adventure(
        gps_stop("lahto", -500, role=Role.START),
        gps_stop("lansi", 0, place=circle(SQUARE, radius_m, accuracy_m=0)),
        gps_stop("ita", metres, place=circle(away(metres), radius_m, accuracy_m=0)),
    )


def figures_at(found: Simulated, name: str) -> StopFigures:
    return next(one for one in found.stops if one.id == name)


def taken(found: Simulated) -> list[FenceFigures]:
    """The pairs of which one was, or would have been, taken for the other."""
    return [one for one in found.fences if one.admitted or one.entered]


def timeless(seed: int) -> Adventure:
    """An adventure thrown by the dice, with everything taken out that reads a clock."""
    plain = thrown(Random(seed)).model_dump(mode="json", exclude_none=True)
    rules = Adventure.model_validate(_without_time(plain))
    assert not rules.timed
    return rules


def _without_time(value: object) -> object:
    if isinstance(value, list):
        return [_without_time(one) for one in value if not _is_timer(one)]
    if not isinstance(value, dict):
        return value
    if "elapsed_at_least" in value:
        return {"score_at_least": 9}
    if value.get("kind") == "event":
        value = value | {"kind": "basic", "open": []}
    if isinstance(value.get("after"), str):
        value = value | {"after": None}
    return {name: _without_time(one) for name, one in value.items() if name not in LATE}


def _is_timer(value: object) -> bool:
    return isinstance(value, dict) and "timer" in (value.get("advanced") or {})


def export(
    rules: Adventure, crowd: Crowd, runs: int, seed: int = 1, called: str = "run"
) -> Iterator[str]:
    """What so many simulated runs would look like in a run export."""
    for number, log in enumerate(logs(rules, crowd, runs, seed)):
        for seq, entry in enumerate(log, start=1):
            at = crowd.begins + timedelta(seconds=entry.seconds)
            line = {
                "run": f"{called}-{number}",
                "seq": seq,
                "device": "phone",
                "at": moment(at),
                "received_at": moment(at),
                "intent": encode_intent(replace(entry.intent, at=at)),
                "events": [encode(event) for event in entry.events],
            }
            yield json.dumps(line)


def slow(speed_m_s: float) -> Normal:
    """Everybody walks about that fast."""
    return Normal(speed_m_s, 0.05, 0.3, 3)
