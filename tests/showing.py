"""What the pages show of a walk, for tests: its cards and its progress, without a page."""

from datetime import datetime
from typing import Any

from engine.play.intents import Intent
from engine.play.view import View, settled, view
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Preview
from tests.asking import branch, quiz, word
from tests.building import NOON, adventure, circle, give, hints, item, stop, under_way
from web.player.presenting import Card, Progress, Setting, card_called, cards_of, progress
from web.words import Words, words_in

FI = words_in("fi")
EN = words_in("en")
AFTERNOON = ("2026-06-01 13:00", "2026-06-01 14:30")


def a_walk() -> Adventure:
    """A walk with challenges, a thing to carry and a finish that nobody sees."""
    return adventure(
        stop(
            "eka",
            word("sana", hints=hints(2), on_solved=(give("avain"),)),
            quiz("visa", required=False),
            place=circle(),
            role="start",
        ),
        stop("toka", branch("haara"), place=circle()),
        stop("kolmas", points=5),
        stop("piilo", preview=Preview.NONE, role="finish"),
        items=(item("avain"),),
    )


def a_fair() -> Adventure:
    """A walk with an extra place, an event and a secret in between."""
    return adventure(
        stop("eka"),
        stop("keinu", kind="secret", points=10),
        stop("lisa", optional=True),
        stop("tori", kind="event", place=circle(), open=AFTERNOON),
        stop("maali", role="finish"),
    )


def seen(walk: Adventure, *intents: Intent, at: datetime = NOON) -> View:
    """What the team sees after these."""
    return view(walk, under_way(walk, *intents), "fi", at)


def setting(walk: Adventure, *intents: Intent, at: datetime = NOON) -> Setting:
    return Setting(walk, settled(walk, under_way(walk, *intents), at), at)


def cards(
    walk: Adventure, *intents: Intent, words: Words = FI, at: datetime = NOON
) -> tuple[Card, ...]:
    """All cards after these."""
    shown = seen(walk, *intents, at=at)
    return cards_of(shown, words, setting(walk, *intents, at=at))


def card(walk: Adventure, name: str, *intents: Intent, **asked: Any) -> Card:
    found = card_called(cards(walk, *intents, **asked), name)
    assert found is not None
    return found


def counted(walk: Adventure, *intents: Intent) -> Progress:
    return progress(seen(walk, *intents), setting(walk, *intents).outlook.counted)
