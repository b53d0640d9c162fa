"""What a phone carries of an adventure to play on without signal: all but its secrets.

Three things follow from the secret part, or from geometry, and the rules need them on the
phone as well. They are marked where they belong, and stand in no edition, so that nothing
about them is ever part of its hash:

- `branches` on a choice: whether it asks for a decision, not for knowledge;
- `inexact` on a challenge: an answer that has no hash may be right all the same, or in part,
  and only the server can tell (`engine.play.hashing.is_exact`);
- `centre` on a place that is a polygon: the point that distances are told from.
"""

from typing import NamedTuple, cast

from engine.geo import Polygon
from engine.play.hashing import is_exact
from engine.scenario.adventure import Adventure
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint
from engine.scenario.parting import Plain, parted
from engine.scenario.quizzes import ChoiceChallenge


class Carried(NamedTuple):
    """Plain JSON objects: what anyone may read, and what is still locked, each marked."""

    public: Plain
    sealed: Plain


def carried(adventure: Adventure) -> Carried:
    """Take an adventure's secrets away, and mark what the rules need of them."""
    parts = parted(adventure)
    stops = {stop.id: stop for stop in adventure.checkpoints}
    for part in (parts.public, parts.sealed):
        for plain in cast("list[Plain]", part["checkpoints"]):
            _mark(plain, stops[str(plain["id"])])
    return Carried(parts.public, parts.sealed)


def _mark(plain: Plain, stop: Checkpoint) -> None:
    if "place" in plain and stop.place and isinstance(stop.place.fence, Polygon):
        middle = stop.place.fence.centre
        centre: Plain = {"lat": middle.lat, "lon": middle.lon}
        plain["place"] = cast("Plain", plain["place"]) | {"centre": centre}
    if "challenges" in plain:
        asked = zip(cast("list[Plain]", plain["challenges"]), stop.challenges, strict=True)
        plain["challenges"] = [one | _marks(challenge) for one, challenge in asked]


def _marks(challenge: Challenge) -> Plain:
    marks: Plain = {}
    if isinstance(challenge, ChoiceChallenge):
        marks["branches"] = challenge.branches
    if not is_exact(challenge):
        marks["inexact"] = True
    return marks
