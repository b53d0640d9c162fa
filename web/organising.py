"""What organisers do on the day: each thing an intent in the runs' own logs.

What is done in a whole game is written down for the game as well, and stands in the log of
every run that starts later, right behind its start.
"""

import uuid
from dataclasses import replace
from datetime import datetime

from engine.play.decide import decide
from engine.play.events import Event
from engine.play.intents import Announce, OrganiserIntent
from engine.play.leaderboard import standing_of
from web import games
from web.clock import from_ms, to_ms
from web.folds import Played
from web.site import Site
from web.store import board, log, organising
from web.store import runs as store
from web.store.connection import Connection
from web.store.log import Entry

ORGANISER = "organiser"
"""Whose entries they are, in the place of a phone's id."""


def in_game(site: Site, code: str, intent: OrganiserIntent, order_id: str | None = None) -> int:
    """Do something in a whole game, once under one id; how many runs it reached.

    All or nothing: either every run's log holds it, or none does.
    """
    order = order_id or str(uuid.uuid4())

    def work(connection: Connection) -> int:
        if not organising.add(connection, code, order, to_ms(intent.at), intent):
            return 0
        reached = organising.runs_in(connection, code)
        for run_id, edition in reached:
            run = Played(run_id, code, edition, ORGANISER)
            append(site, connection, run, order, intent)
        return len(reached)

    return site.database.write(work)


def say(site: Site, code: str, words: str, now: datetime) -> int:
    """Announce something to every team of a game; how many it reached."""
    words_id = str(uuid.uuid4())
    site.database.write(lambda connection: organising.say(connection, words_id, code, words))
    return in_game(site, code, Announce(now, words_id), words_id)


def in_run(site: Site, run_id: str, intent: OrganiserIntent) -> tuple[Event, ...] | None:
    """Do something in one run; None where there is no such run."""

    def work(connection: Connection) -> tuple[Event, ...] | None:
        row = store.run_called(connection, run_id)
        if row is None:
            return None
        run = Played(run_id, row.game, row.edition, ORGANISER)
        return append(site, connection, run, str(uuid.uuid4()), intent)

    return site.database.write(work)


def catch_up(site: Site, connection: Connection, run: Played, now: datetime) -> None:
    """Write into a new run's log all that has been done in its game, as of now."""
    for order, intent in organising.all_of(connection, run.game_code):
        append(site, connection, run, order, replace(intent, at=now))


def append(
    site: Site, connection: Connection, run: Played, order: str, intent: OrganiserIntent
) -> tuple[Event, ...]:
    """Decide one organiser's intent, and write it in one run's log.

    `order` is the id of what was asked for, which may be the same for many runs.
    """
    before = site.folds.of(connection, run.id)
    at_ms = max(before.last_at_ms.get(ORGANISER, 0), to_ms(intent.at))
    asked = replace(intent, at=from_ms(at_ms))
    happened = decide(games.adventure_of(site, run, before.state), before.state, asked)
    own_id = str(uuid.uuid5(uuid.UUID(order), run.id))
    entry = Entry(before.seq + 1, own_id, ORGANISER, at_ms, at_ms, "", happened)
    log.append(connection, run.id, [(entry, asked, None)])
    after = standing_of(run.id, before.onto(entry).state)
    if after != standing_of(run.id, before.state):
        board.update(connection, run.game_code, after, at_ms)
    return happened
