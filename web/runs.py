"""Runs: setting out, coming back on another phone, and who may play what."""

import hashlib
import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime

from engine.codes import RESUME_LENGTH, resume_code, tidy
from engine.play.decide import decide
from engine.play.evolve import replay
from engine.play.intents import Intent, JoinRun, Leave, StartRun
from engine.play.leaderboard import standing_of
from engine.play.state import RunState
from web import games, organising
from web.clock import from_ms, to_ms
from web.folds import Played
from web.games import Game
from web.site import Site
from web.store import board, log, runs
from web.store.connection import Connection
from web.store.log import Entry
from web.store.organising import teams_in
from web.store.runs import RunRow

TOKEN_BYTES = 32
MOST_ISSUES = 100
"""So often a team can lose a phone; then its code stays as it is."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A team that wants to set out. The same `run_id` starts no second run.

    `paper`: it walks without a phone, and staff enter what it wrote. `bracket` is whom it
    wants to be ranked among.
    """

    run_id: str
    team_name: str
    size: int
    language: str
    access: tuple[str, ...] = ()
    paper: bool = False
    bracket: str | None = None


@dataclass(frozen=True, slots=True)
class Run(Played):
    """A run, with what a page says of it."""

    adventure_id: str
    team_name: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Started:
    """A run that this phone may play from now on, by its `token`."""

    run: Run
    token: str


class RunIdTaken(ValueError):
    """A run id that another phone started."""


def start(
    site: Site, game: Game, newcomer: Newcomer, token: str | None, now: datetime
) -> Started:
    """Start a run, or find it again if this phone started it before.

    A phone that has a token keeps it: one phone may play several runs. Raises RunIdTaken.
    """
    token = token or secrets.token_urlsafe(TOKEN_BYTES)

    def work(connection: Connection) -> tuple[RunRow, str]:
        if runs.run_called(connection, newcomer.run_id) is None:
            set_out(site, connection, game, newcomer, token, now)
        found = runs.run_for(connection, newcomer.run_id, token_hash(token))
        if found is None:
            raise RunIdTaken(newcomer.run_id)
        return found

    started = Started(_run(*site.database.write(work)), token)
    _remember(site, started.run, token)
    return started


def set_out(
    site: Site,
    connection: Connection,
    game: Game,
    newcomer: Newcomer,
    token: str,
    now: datetime,
) -> None:
    """Write a new run, its first entry and its place on the board; it starts now."""
    now_ms = to_ms(now)
    name_id = uuid.uuid4().hex
    row = RunRow(
        newcomer.run_id,
        game.code,
        game.edition,
        game.adventure_id,
        newcomer.team_name,
        now_ms,
        newcomer.bracket,
    )
    resume = resume_code(site.keys.resume, newcomer.run_id)
    number = teams_in(connection, game.code)
    runs.add_run(connection, row, token_hash(resume), name_id, paper=newcomer.paper)
    device = _add_device(connection, newcomer.run_id, token, now_ms)
    intent = StartRun(
        from_ms(now_ms),
        newcomer.size,
        newcomer.language,
        newcomer.access,
        track=game.terms.track(number),
        bracket=newcomer.bracket,
        posters=game.posters,
        competitive=game.competitive,
    )
    happened = decide(games.adventure(site, game.edition), RunState(), intent)
    entry = Entry(1, newcomer.run_id, device, now_ms, now_ms, "", happened)
    log.append(connection, newcomer.run_id, [(entry, intent, None)])
    board.add(connection, game.code, standing_of(newcomer.run_id, replay(happened)), now_ms)
    played = Played(newcomer.run_id, game.code, game.edition, device)
    organising.catch_up(site, connection, played, from_ms(now_ms))


def resume(site: Site, code: str, token: str | None, now: datetime) -> Started | None:
    """Bring a phone to a run by its resume code; None if there is no such run."""
    typed = tidy(code)
    if len(typed) != RESUME_LENGTH:
        return None
    token = token or secrets.token_urlsafe(TOKEN_BYTES)

    def work(connection: Connection) -> tuple[RunRow, str] | None:
        row = runs.run_resumed_by(connection, token_hash(typed))
        if row is None:
            return None
        found = runs.run_for(connection, row.id, token_hash(token))
        return found or (row, _join(site, connection, row, token, now))

    found = site.database.write(work)
    return Started(_run(*found), token) if found else None


def _join(site: Site, connection: Connection, row: RunRow, token: str, now: datetime) -> str:
    now_ms = to_ms(now)
    device = _add_device(connection, row.id, token, now_ms)
    folded = site.folds.of(connection, row.id)
    run = Played(row.id, row.game, row.edition, device)
    intent: Intent = JoinRun(from_ms(now_ms))
    happened = decide(games.adventure_of(site, run, folded.state), folded.state, intent)
    entry = Entry(folded.seq + 1, device, device, now_ms, now_ms, "", happened)
    log.append(connection, row.id, [(entry, intent, None)])
    return device


def phones_of(site: Site, run: Run) -> int:
    """How many phones play a run."""
    with site.database.reading() as connection:
        return len(runs.devices_of(connection, run.id))


def sign_out_others(site: Site, run: Run, now: datetime) -> None:
    """Let every other phone of a team leave, as if each had said so itself.

    The resume code changes with it: who has the lost phone may have read it there.
    """

    def work(connection: Connection) -> None:
        for device in runs.devices_of(connection, run.id):
            if device != run.device:
                leave(site, connection, run, device, to_ms(now))
        issue, _ = _resume_code(site, connection, run.id)
        code = resume_code(site.keys.resume, run.id, min(issue + 1, MOST_ISSUES - 1))
        runs.change_resume(connection, run.id, token_hash(code))

    site.database.write(work)
    with site.database.reading() as connection:
        site.folds.read(connection, run.id)  # who is gone is known from it


def leave(site: Site, connection: Connection, run: Played, device: str, now_ms: int) -> None:
    """Let a phone leave, and write into the log that it did."""
    folded = site.folds.of(connection, run.id)
    at_ms = max(now_ms, folded.last_at_ms.get(device, 0))
    intent: Intent = Leave(from_ms(at_ms))
    happened = decide(games.adventure_of(site, run, folded.state), folded.state, intent)
    left = str(uuid.uuid5(uuid.UUID(device), "left"))
    entry = Entry(folded.seq + 1, left, device, at_ms, now_ms, "", happened)
    runs.drop_device(connection, device)
    log.append(connection, run.id, [(entry, intent, None)])


def played(site: Site, run_id: str, token: str) -> Played | None:
    """A run as far as its rules need it, if the phone with this token may play it.

    Remembered while the run's fold is: what is remembered never changes, and a phone that
    has gone is in the fold.
    """
    key = (run_id, token_hash(token))
    known = site.playing.get(key)
    folded = site.folds.recent(run_id)
    if known is not None and folded is not None:
        if known.device in folded.gone:
            return None
        site.seen.keep(run_id, site.clock())
        return known
    run = run_for(site, run_id, token)
    if run is not None:
        _remember(site, run, token)
    return run


def _remember(site: Site, run: Run, token: str) -> None:
    """Remember what a phone plays, and the run's fold with it."""
    with site.database.reading() as connection:
        site.folds.read(connection, run.id)
    played = Played(run.id, run.game_code, run.edition, run.device)
    site.playing.keep((run.id, token_hash(token)), played)


def run_for(site: Site, run_id: str, token: str) -> Run | None:
    """A run, if the phone with this token may play it."""
    with site.database.reading() as connection:
        found = runs.run_for(connection, run_id, token_hash(token))
    if found is None:
        return None
    site.seen.keep(run_id, site.clock())
    return _run(*found)


def runs_of(site: Site, token: str) -> list[Run]:
    """All runs of a phone, the newest first."""
    with site.database.reading() as connection:
        rows = runs.runs_of(connection, token_hash(token))
    return [_run(row, device) for row, device in rows]


def any_run(site: Site, run_id: str, device: str) -> Run | None:
    """A run whoever asks: the caller knows that it may. `device` is what it asks with."""
    with site.database.reading() as connection:
        row = runs.run_called(connection, run_id)
    return _run(row, device) if row else None


def run_with(site: Site, code: str, device: str) -> Run | None:
    """The run with a resume code, to which no phone is added."""
    typed = tidy(code)
    if len(typed) != RESUME_LENGTH:
        return None
    with site.database.reading() as connection:
        row = runs.run_resumed_by(connection, token_hash(typed))
    return _run(row, device) if row else None


def resume_code_of(site: Site, run: Run) -> str:
    """The code that brings another phone to a run; made again at need, kept only hashed."""
    with site.database.reading() as connection:
        return _resume_code(site, connection, run.id)[1]


def _resume_code(site: Site, connection: Connection, run_id: str) -> tuple[int, str]:
    """Which issue of a run's resume code holds now, and the code."""
    kept = runs.resume_hash_of(connection, run_id)
    key = site.keys.resume
    codes = ((issue, resume_code(key, run_id, issue)) for issue in range(MOST_ISSUES))
    found = next((one for one in codes if token_hash(one[1]) == kept), None)
    return found or (0, resume_code(key, run_id))


def token_hash(token: str) -> str:
    """What is kept of a token or a resume code: 256 or 49 bits need no salt to be found."""
    return hashlib.sha256(token.encode()).hexdigest()


def _add_device(connection: Connection, run_id: str, token: str, now_ms: int) -> str:
    device = uuid.uuid4().hex
    runs.add_device(connection, device, run_id, token_hash(token), now_ms)
    return device


def _run(row: RunRow, device: str) -> Run:
    return Run(
        row.id,
        row.game,
        row.edition,
        device,
        row.adventure,
        row.team_name,
        from_ms(row.created_at_ms),
    )
