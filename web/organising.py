"""What organisers do on the day: each thing an intent in the runs' own logs.

What is done in a whole game is written down for the game as well, and stands in the log of
every run that starts later, right behind its start.
"""

import uuid
from dataclasses import replace
from datetime import datetime

from engine.play.decide import decide
from engine.play.events import Event
from engine.play.intents import Announce, Intent, OrganiserIntent
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
"""Whose entries they are, in the place of a phone's id, where no session of the staff's is."""


def in_game(
    site: Site,
    code: str,
    intent: OrganiserIntent,
    order_id: str | None = None,
    by: str = ORGANISER,
) -> int:
    """Do something in a whole game, once under one id; how many runs it reached.

    All or nothing: either every run's log holds it, or none does. `by` is the id of whose
    session asked for it.
    """
    order = order_id or str(uuid.uuid4())
    staff = None if by == ORGANISER else by

    def work(connection: Connection) -> int:
        if not organising.add(connection, code, order, to_ms(intent.at), intent, staff):
            return 0
        reached = organising.runs_in(connection, code)
        for run_id, edition in reached:
            run = Played(run_id, code, edition, by)
            append(site, connection, run, order, intent)
        return len(reached)

    return site.database.write(work)


def say(
    site: Site,
    code: str,
    words: str,
    now: datetime,
    order_id: str | None = None,
    by: str = ORGANISER,
) -> int:
    """Announce something to every team of a game, once under one id; how many it reached."""
    words_id = order_id or str(uuid.uuid4())
    _keep_words(site, code, words_id, words)
    return in_game(site, code, Announce(now, words_id), words_id, by)


def say_to(
    site: Site, run: Played, words: str, now: datetime, words_id: str
) -> tuple[Event, ...]:
    """Announce something to one team, once under one id. `run.device` is whose hand it is."""
    _keep_words(site, run.game_code, words_id, words)
    return in_one(site, run, Announce(now, words_id), words_id)


def _keep_words(site: Site, code: str, words_id: str, words: str) -> None:
    def work(connection: Connection) -> None:
        if organising.said(connection, words_id) is None:
            organising.say(connection, words_id, code, words)

    site.database.write(work)


def in_run(site: Site, run_id: str, intent: OrganiserIntent) -> tuple[Event, ...] | None:
    """Do something in one run; None where there is no such run."""
    with site.database.reading() as connection:
        row = store.run_called(connection, run_id)
    if row is None:
        return None
    run = Played(run_id, row.game, row.edition, ORGANISER)
    return in_one(site, run, intent, str(uuid.uuid4()))


def in_one(site: Site, run: Played, intent: Intent, order_id: str) -> tuple[Event, ...]:
    """Do something in one run, once under one id. `run.device` is whose hand it is."""

    def work(connection: Connection) -> tuple[Event, ...]:
        if own_id(order_id, run.id) in site.folds.of(connection, run.id).entry_of:
            return ()
        return append(site, connection, run, order_id, intent)

    return site.database.write(work)


def catch_up(site: Site, connection: Connection, run: Played, now: datetime) -> None:
    """Write into a new run's log all that has been done in its game, as of now."""
    organiser = replace(run, device=ORGANISER)
    for order, intent in organising.all_of(connection, run.game_code):
        append(site, connection, organiser, order, replace(intent, at=now))


def append(
    site: Site, connection: Connection, run: Played, order: str, intent: Intent
) -> tuple[Event, ...]:
    """Decide one organiser's intent, and write it in one run's log.

    `order` is the id of what was asked for, which may be the same for many runs;
    `run.device` is whose hand it is.
    """
    before = site.folds.of(connection, run.id)
    at_ms = max(before.last_at_ms.get(run.device, 0), to_ms(intent.at))
    asked = replace(intent, at=from_ms(at_ms))
    happened = decide(games.adventure_of(site, run, before.state), before.state, asked)
    entry = Entry(before.seq + 1, own_id(order, run.id), run.device, at_ms, at_ms, "", happened)
    log.append(connection, run.id, [(entry, asked, None)])
    after = standing_of(run.id, before.onto(entry).state)
    if after != standing_of(run.id, before.state):
        board.update(connection, run.game_code, after, at_ms)
    return happened


def own_id(order: str, run_id: str) -> str:
    """The id under which one run's log holds what was done in many."""
    return str(uuid.uuid5(uuid.UUID(order), run_id))
