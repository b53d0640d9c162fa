"""What a team asks for, at no time yet."""

from collections.abc import Hashable
from datetime import UTC, datetime
from typing import NamedTuple

from engine.play.intents import Intent

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


class Wish(NamedTuple):
    """Something to ask for; wishes with one key differ in nothing that a rule reads."""

    key: Hashable
    intent: Intent
