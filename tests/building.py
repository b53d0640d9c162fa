"""Adventures, claims and runs for tests: built as authors and phones make them."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from geopy.distance import geodesic

from adventures.catalogue import Catalogue, catalogue
from engine.geo import Fix, Point
from engine.play.decide import decide
from engine.play.events import Event, Reason
from engine.play.evolve import replay
from engine.play.intents import Answer, CheckIn, Intent, Skip, StartRun, TakeHint
from engine.play.judge import Verdict
from engine.play.state import RunState
from engine.scenario import adventure as authored
from engine.scenario.adventure import Adventure, Area, Ending, Item
from engine.scenario.asking import Hint
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint, Grade, Place, Way
from engine.scenario.condition import Advanced as Unless
from engine.scenario.condition import (
    AllOf,
    AnyOf,
    AtLeast,
    Chose,
    Condition,
    Done,
    Flag,
    Has,
    Not,
    Solved,
    Visited,
)
from engine.scenario.effect import (
    Advanced,
    Badge,
    Effect,
    End,
    Give,
    Lock,
    Open,
    Points,
    SetFlag,
    Show,
    Take,
    Timer,
)
from engine.scenario.route import Route
from engine.text import Text
from tests.asking import (
    SQUARE,
    text,
)

NOON = datetime(2026, 6, 1, 9, tzinfo=UTC)
START = StartRun(NOON, 3, "fi", ("no-stairs",))
EVERY_WAY = (Way.GPS, Way.QR, Way.CODE, Way.STAFF, Way.HERE)


def later(minutes: float) -> datetime:
    """So many minutes after the start."""
    return NOON + timedelta(minutes=minutes)


def away(metres: float, bearing: float = 90, origin: Point = SQUARE) -> Point:
    """The point so far away on the WGS84 ellipsoid."""
    there = geodesic(meters=metres).destination((origin.lat, origin.lon), bearing)
    return Point(lat=there.latitude, lon=there.longitude)


def fix(at: Point = SQUARE, accuracy_m: float = 10, age_s: float = 1) -> Fix:
    """Where a phone thinks it is."""
    return Fix(at, accuracy_m, age_s)


def circle(at: Point = SQUARE, radius_m: float = 35, **fields: Any) -> Place:
    """A round place that is well known."""
    known = {"grade": Grade.SURVEYED, "accuracy_m": 5, "source": "measured for a test"}
    return Place(at=at, radius_m=radius_m, **(known | fields))


def stop(checkpoint_id: str, *challenges: Challenge, **fields: Any) -> Checkpoint:
    """A checkpoint that every way leads into; a place only where one is given."""
    ways = EVERY_WAY if "place" in fields else EVERY_WAY[1:]
    usual = {"title": text(f"Rasti {checkpoint_id}"), "checkin": ways}
    return Checkpoint(id=checkpoint_id, challenges=challenges, **(usual | fields))


def hints(*costs: int) -> tuple[Hint, ...]:
    """Hints at these costs."""
    return tuple(Hint(text=text(f"Vihje {n}"), cost=cost) for n, cost in enumerate(costs, 1))


def give(item: str, count: int = 1) -> Give:
    """The effect that puts something in the bag."""
    return Give(give=item, count=count)


def points(number_of: int) -> Points:
    """The effect that adds points."""
    return Points(points=number_of)


def set_flag(name: str) -> SetFlag:
    """The effect that sets a flag."""
    return SetFlag(set=name)


def show(words: str) -> Show:
    """The effect that tells something."""
    return Show(show=text(words))


def opens(checkpoint: str) -> Open:
    """The effect that opens a checkpoint."""
    return Open(open=checkpoint)


def badge(name: str) -> Badge:
    """The effect that gives a badge."""
    return Badge(badge=name)


def ends(ending_id: str) -> End:
    """The effect that ends the run."""
    return End(end=ending_id)


def takes(item_id: str, count: int = 1) -> Advanced:
    """The effect that takes something out of the bag."""
    return Advanced(advanced=Take(take=item_id, count=count))


def locks(checkpoint: str) -> Advanced:
    """The effect that locks a checkpoint."""
    return Advanced(advanced=Lock(lock=checkpoint))


def timer(minutes: float, *then: Effect) -> Advanced:
    """The effect that fires others when its time has run out."""
    return Advanced(advanced=Timer(timer=timedelta(minutes=minutes), then=then))


def medal(badge_id: str) -> authored.Badge:
    """Something to be proud of."""
    told = text(f"Merkki {badge_id}")
    return authored.Badge(id=badge_id, title=told, text=told)


def item(item_id: str) -> Item:
    """Something to carry."""
    return Item(id=item_id, title=text(f"Esine {item_id}"), text=text(f"Se on {item_id}."))


def ending(ending_id: str, when: Condition | None = None) -> Ending:
    """A way it ends."""
    told = text(f"Loppu {ending_id}")
    return Ending(id=ending_id, title=told, text=told, when=when)


def done(ref: str) -> Done:
    """The condition that something is done."""
    return Done(done=ref)


def visited(checkpoint: str) -> Visited:
    """The condition that a checkpoint was reached."""
    return Visited(visited=checkpoint)


def solved(ref: str) -> Solved:
    """The condition that a challenge is solved."""
    return Solved(solved=ref)


def chose(option: str) -> Chose:
    """The condition that an option was chosen."""
    return Chose(chose=option)


def has(item_id: str, count: int = 1) -> Has:
    """The condition that something is in the bag."""
    return Has(has=item_id, count=count)


def flag(name: str) -> Flag:
    """The condition that a flag is set."""
    return Flag(flag=name)


def unless(condition: Condition) -> Unless:
    """The condition that something does not hold."""
    return Unless(advanced=Not(not_=condition))


def every(*conditions: Condition) -> AllOf:
    """The condition that all of these hold."""
    return AllOf(all=conditions)


def either(*conditions: Condition) -> AnyOf:
    """The condition that one of these holds."""
    return AnyOf(any=conditions)


def at_least(count: int, *conditions: Condition) -> AtLeast:
    """The condition that so many of these hold."""
    return AtLeast(at_least=count, of=conditions)


def adventure(*stops: Checkpoint, mode: str = "free", **fields: Any) -> Adventure:
    """An adventure of these checkpoints, in this order."""
    order = tuple(one.id for one in stops)
    ways = ("finish_when", "tracks", "rotating", "time_limit", "overtime", "on_timeout")
    way = {name: fields.pop(name) for name in ways if name in fields}
    usual = {
        "format": "seikkailu/1",
        "id": "koe",
        "title": text("Koe"),
        "summary": text("Lyhyt kierros."),
        "languages": ("fi", "en"),
        "authors": ("Testaajat",),
        "licence": "CC-BY-4.0",
        "age": 7,
        "area": Area(south=61.6, west=27.2, north=61.8, east=27.4),
        "safety": text("Katsokaa eteenne."),
        "distance_m": 500,
        "minutes": (10, 20),
        "route": Route(mode=mode, order=order, **way),
        "checkpoints": stops,
    }
    return Adventure(**(usual | fields))


def reach(checkpoint: str, way: Way = Way.HERE, at: datetime = NOON) -> CheckIn:
    """A check-in that nothing speaks against."""
    return CheckIn(at, Verdict(way, checkpoint))


def refused(reason: Reason, checkpoint: str | None = None, way: Way = Way.GPS) -> CheckIn:
    """A check-in that the judge found wanting."""
    return CheckIn(NOON, Verdict(way, checkpoint, reason, 120, 20, 35))


def say(challenge: str, value: str, at: datetime = NOON) -> Answer:
    """An answer."""
    return Answer(at, challenge, value)


def skip(challenge: str, at: datetime = NOON) -> Skip:
    """Passing a challenge by."""
    return Skip(at, challenge)


def hint(challenge: str, at: datetime = NOON) -> TakeHint:
    """Asking for the next hint."""
    return TakeHint(at, challenge)


def log_of(rules: Adventure, intents: Iterable[Intent]) -> tuple[Event, ...]:
    """Decide one intent after the other, and keep all that happened."""
    log: list[Event] = []
    state = RunState()
    for intent in intents:
        happened = decide(rules, state, intent)
        state = replay(happened, state)
        log.extend(happened)
    return tuple(log)


def under_way(rules: Adventure, *intents: Intent) -> RunState:
    """A run that has started and asked for these."""
    return replay(log_of(rules, (START, *intents)))


@cache
def shipped() -> Catalogue:
    """The adventures that come with the house, read once."""
    return catalogue()


def perille() -> Adventure:
    """The shipped adventure."""
    found = shipped().adventure("perille")
    assert found is not None
    return found


def texts_in(value: object) -> list[Text]:
    """Every text in something authored, however deep, in the order of its fields."""
    if isinstance(value, Text):
        return [value]
    if isinstance(value, tuple):
        return [found for one in value for found in texts_in(one)]
    names = getattr(type(value), "model_fields", ())
    return [found for name in names for found in texts_in(getattr(value, name))]
