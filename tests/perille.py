"""Perille for tests: its acts and its two sides, and runs that walk them."""

from collections.abc import Iterator

from engine.play.intents import Answer, FinishActivity, Intent, Value
from engine.play.state import RunState
from engine.play.trying import right_value
from engine.scenario.checkpoint import Way
from engine.scenario.tasks import ActivityChallenge
from tests.building import NOON, perille, reach, skip, under_way

PERILLE = perille()
LANGUAGES = {"fi", "sv", "en", "fi-x-selko"}
FIRST_ACT = ("tori", "kirjasto", "kaupungintalo")
SIDES = {
    "helvi": ("graniittitalo", "tuomiokirkko", "muisti"),
    "toini": ("kirkkopuisto", "kivisakasti"),
}
LAST_ACT = ("lokki", "naisvuori", "vastassa")
RUNNING = {side: ("asema", *FIRST_ACT, *stops, *LAST_ACT) for side, stops in SIDES.items()}
FOUND_BY_ALL = {"liuska-1", "liuska-2", "liuska-3", "liuska-4", "liuska-5", "liuska-6"}
PLAIN = 200
THE_LAST_CORD = "lokki/viimeinen"


def required(stop_id: str) -> list[str]:
    stop = PERILLE.checkpoint(stop_id)
    return [f"{stop_id}/{asked.id}" for asked in stop.challenges if asked.required]


def done(ref: str, plugged: str = "auki") -> Intent:
    """Do a task right, as the rules understand it."""
    asked = PERILLE.challenge(ref)
    if isinstance(asked, ActivityChallenge):
        return FinishActivity(NOON, ref)
    value: Value = plugged if ref == THE_LAST_CORD else right_value(asked)
    return Answer(NOON, ref, value)


def answered(stop_id: str, plugged: str = "auki") -> list[Intent]:
    return [reach(stop_id, Way.QR), *(done(ref, plugged) for ref in required(stop_id))]


def passed(*stops: str) -> Iterator[Intent]:
    """Check in at these, and do nothing there."""
    for stop_id in stops:
        yield reach(stop_id)
        yield from (
            skip(f"{stop_id}/{asked.id}") for asked in PERILLE.checkpoint(stop_id).challenges
        )


def walked(*stops: str, plugged: str = "auki") -> RunState:
    """A run with every required task done right."""
    return under_way(
        PERILLE, *(intent for stop_id in stops for intent in answered(stop_id, plugged))
    )
