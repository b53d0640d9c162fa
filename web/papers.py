"""Teams without a phone: kept while they walk, and entered whole when their card comes back.

What stands on a card becomes the intents that a phone would have sent, judged by the same
rules and written in one transaction: all of it, or nothing.
"""

import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from engine.play.codec import Plain
from engine.play.decide import decide
from engine.play.events import AnswerWrong, CheckInRefused, IntentRefused
from engine.play.hints import next_hint
from engine.play.intents import End, TakeHint
from web import games
from web.clock import from_ms, to_ms
from web.folds import Played
from web.games import Game
from web.play import NEVER, Asked, Stepping, Wish
from web.runs import TOKEN_BYTES, Newcomer, set_out
from web.site import Site
from web.store import board, log, paper, runs
from web.store.board import Line
from web.store.connection import Connection
from web.store.paper import PaperRow

PAPER = "paper"
"""Whose entries they are, in the place of a phone's id."""

Refused: TypeAlias = CheckInRefused | IntentRefused | AnswerWrong


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that stands on a card, and when it was done."""

    wish: Wish
    at: datetime


@dataclass(frozen=True, slots=True)
class Card:
    """A card that came back, in the order in which it was walked."""

    started: datetime
    arrived: datetime
    language: str
    access: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Entered:
    """What a card was worth; `refused` is what the rules did not count, with what it was."""

    team: str
    line: Line | None
    of: int
    refused: tuple[tuple[str, Refused], ...]


def register(site: Site, game: Game, team_id: str, name: str, size: int, now: datetime) -> None:
    """Keep a team that sets out with a booklet. The same id twice is one team."""

    def work(connection: Connection) -> None:
        known = any(row.id == team_id for row in paper.waiting(connection, game.code))
        if not known and runs.run_called(connection, team_id) is None:
            paper.add(connection, PaperRow(team_id, game.code, name, size, to_ms(now)))

    site.database.write(work)


def waiting(site: Site, code: str) -> Sequence[PaperRow]:
    """The teams of a game whose cards have not come back."""
    with site.database.reading() as connection:
        return paper.waiting(connection, code)


def games_waiting(site: Site) -> Sequence[str]:
    """The games that have cards out: when a game is closed, cards still come back."""
    with site.database.reading() as connection:
        return paper.games_waiting(connection)


def entered(site: Site, code: str) -> Sequence[str]:
    """The runs of a game that were walked on paper."""
    with site.database.reading() as connection:
        return paper.entered(connection, code)


def forget(site: Site, team_id: str) -> None:
    """Forget a team that never came back."""
    site.database.write(lambda connection: paper.drop(connection, team_id))


def enter(site: Site, game: Game, team: PaperRow, card: Card, now: datetime) -> None:
    """Make a run of a card; its id is the team's. Sent twice, it is entered once."""

    def work(connection: Connection) -> None:
        if runs.run_called(connection, team.id) is not None:
            return
        newcomer = Newcomer(
            team.id, team.name, team.size, card.language, card.access, paper=True
        )
        nobodys = secrets.token_urlsafe(TOKEN_BYTES)
        set_out(site, connection, game, newcomer, nobodys, min(card.started, now))
        _walk(site, connection, Played(team.id, game.code, game.edition, PAPER), card, now)
        paper.drop(connection, team.id)

    site.database.write(work)


def outcome(site: Site, game: Game, run_id: str) -> Entered | None:
    """What an entered card was worth; None where there is no such run."""
    with site.database.snapshot() as connection:
        row = runs.run_called(connection, run_id)
        if row is None or row.game != game.code:
            return None
        return Entered(
            row.team_name,
            board.own(connection, game.code, run_id),
            board.size(connection, game.code),
            tuple(_refused(connection, run_id)),
        )


def _walk(site: Site, connection: Connection, run: Played, card: Card, now: datetime) -> None:
    """Do what the card says in its order, but first what the rules admit by then."""
    before = site.folds.of(connection, run.id)
    adventure = games.adventure_of(site, run, before.state)
    stepping = Stepping(site, run, adventure, before, now)
    pending = list(card.steps)
    while pending:
        admitted = (place for place, one in enumerate(pending) if _is_admitted(stepping, one))
        step = pending.pop(next(admitted, 0))
        _apply(stepping, connection, run, step)
    if stepping.folded.state.running:
        _apply(stepping, connection, run, Step(End(NEVER), card.arrived))
    stepping.write(connection)


def _apply(stepping: Stepping, connection: Connection, run: Played, step: Step) -> None:
    own_id = str(uuid.uuid5(uuid.UUID(run.id), str(stepping.folded.seq)))
    stepping.apply(connection, Asked(own_id, step.wish, _moment(stepping, step)))


def _is_admitted(stepping: Stepping, step: Step) -> bool:
    at = from_ms(stepping.clamped_ms(_moment(stepping, step)))
    intent = stepping.intent(step.wish, at)
    happened = decide(stepping.adventure, stepping.folded.state, intent)
    return not any(isinstance(event, CheckInRefused | IntentRefused) for event in happened)


def _moment(stepping: Stepping, step: Step) -> datetime:
    """When a step was done: a hint that opens by time no earlier than it opens."""
    if not isinstance(step.wish, TakeHint):
        return step.at
    ref = step.wish.challenge
    challenge = stepping.adventure.challenge(ref)
    hint = next_hint(challenge, ref, stepping.folded.state) if challenge else None
    opens = hint.since if hint else None
    return max(step.at, opens) if opens else step.at


def _refused(connection: Connection, run_id: str) -> Sequence[tuple[str, Refused]]:
    """What was not counted, each with the checkpoint or the challenge that it was about."""
    told: list[tuple[str, Refused]] = []
    for entry in log.entries(connection, run_id):
        for event in entry.events:
            if isinstance(event, CheckInRefused | IntentRefused | AnswerWrong):
                kept = log.entry_at(connection, run_id, entry.seq)
                told.append((_about(kept[0] if kept else {}), event))
    return told


def _about(intent: Plain) -> str:
    verdict = intent.get("verdict")
    place = verdict.get("checkpoint") if isinstance(verdict, dict) else None
    return str(intent.get("challenge") or place or "")
