"""The application service: read the log, decide, append, in one transaction.

Routes translate into what is asked and out of what happened; the rules are in
`engine.play.decide`. One route away from it stands only this file.
"""

import hashlib
import hmac
import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

from engine.play.codec import Plain
from engine.play.decide import decide
from engine.play.events import ChallengeSolved, CheckInRefused, Event, Reason
from engine.play.intents import (
    Answer,
    CheckIn,
    End,
    FinishActivity,
    Intent,
    Leave,
    Skip,
    TakeHint,
    Value,
)
from engine.play.judge import Claim, CodeClaim, judge
from engine.play.leaderboard import standing_of
from engine.play.state import RunState
from engine.scenario.adventure import Adventure
from engine.scenario.quizzes import PointChallenge, TextChallenge
from engine.scenario.tasks import (
    IdeaChallenge,
    PhotoChallenge,
    ReflectChallenge,
    ScaleChallenge,
    SurveyChallenge,
)
from web import games, limits
from web.clock import from_ms, to_ms
from web.folds import Folded, Played
from web.limits import WRONG_CODE, Asker
from web.site import Site
from web.store import board, log, runs
from web.store.connection import Connection
from web.store.log import Entry, LogConflict

NEVER = from_ms(0)

OF_PEOPLE = (
    TextChallenge,
    PointChallenge,
    PhotoChallenge,
    ReflectChallenge,
    ScaleChallenge,
    IdeaChallenge,
    SurveyChallenge,
)
"""Challenges whose answers are a person's own: kept by reference, and erasable."""

Wish: TypeAlias = Claim | Answer | Skip | TakeHint | FinishActivity | Leave | End


@dataclass(frozen=True, slots=True)
class Asked:
    """A wish under the id that its client made: applied once, however often it is sent.

    `at` is when the client says it was asked; None means now.
    """

    id: str
    what: Wish
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a wish. `seq` is its entry in the log."""

    id: str
    seq: int
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Stepped:
    """A batch that was applied: what came of each wish, and the run after it."""

    results: list[Result]
    state: RunState


class DeviceGone(RuntimeError):
    """A phone that has left its team, or was shown out; perhaps by another process."""


class SeenWithAnotherBody(ValueError):
    """Ids that were used before, for something else; nothing was applied."""

    def __init__(self, ids: Sequence[str]) -> None:
        """Keep the ids."""
        super().__init__(", ".join(ids))
        self.ids = tuple(ids)


def state(site: Site, run: Played) -> RunState:
    """A run's state after its last entry."""
    return folded(site, run).state


def folded(site: Site, run: Played) -> Folded:
    """A run's state, and the `seq` it stands at."""
    with site.database.reading() as connection:
        return site.folds.read(connection, run.id)


def step(site: Site, run: Played, asked: Sequence[Asked], now: datetime) -> Stepped:
    """Apply wishes in their order and say what came of each.

    Decided on the fold in memory, without reading the log: should the log have gone on
    since, the entry's place in it is taken, and all is decided again on what it says now.
    Raises SeenWithAnotherBody, and applies nothing, when an id stands for something else;
    DeviceGone; and TooOften where a phone has guessed at many codes.
    """
    if not any(isinstance(one.what, CodeClaim) for one in asked):
        return _stepped(site, run, asked, now)
    phone = Asker(run.device)
    limits.check(site, WRONG_CODE, phone)
    stepped = _stepped(site, run, asked, now)
    wrong = sum(map(_is_wrong_code, stepped.results))
    if wrong:
        limits.wrong(site, WRONG_CODE, phone, wrong)
    return stepped


def _is_wrong_code(result: Result) -> bool:
    return any(
        isinstance(one, CheckInRefused) and one.reason is Reason.WRONG_CODE
        for one in result.events
    )


def _stepped(site: Site, run: Played, asked: Sequence[Asked], now: datetime) -> Stepped:
    remembered = site.folds.recent(run.id)
    if remembered is not None:
        try:
            return _step(site, run, asked, now, remembered)
        except LogConflict:
            pass
    return _step(site, run, asked, now, None)


def _step(
    site: Site, run: Played, asked: Sequence[Asked], now: datetime, remembered: Folded | None
) -> Stepped:
    def work(connection: Connection) -> tuple[list[Result], Folded]:
        before = remembered or site.folds.of(connection, run.id)
        if run.device in before.gone:
            raise DeviceGone(run.device)
        adventure = games.adventure_of(site, run, before.state)
        stepping = Stepping(site, run, adventure, before, now)
        results = [stepping.apply(connection, one) for one in asked]
        if stepping.clashes:
            raise SeenWithAnotherBody(stepping.clashes)
        stepping.write(connection)
        return results, stepping.folded

    results, after = site.database.write(work)
    site.folds.keep(run.id, after)
    return Stepped(results, after.state)


def told(site: Site, run: Played, seq: int) -> tuple[Plain, tuple[Event, ...]] | None:
    """One entry of a run's log: the intent as it is kept, and what happened."""
    with site.database.reading() as connection:
        return log.entry_at(connection, run.id, seq)


def solving_words(site: Site, run_id: str, challenge: str) -> str | None:
    """The words that solved a challenge; None where there are none, or no more."""
    with site.database.reading() as connection:
        for intent, events in log.entries_about(connection, run_id, challenge):
            solved = any(
                isinstance(one, ChallengeSolved) and one.challenge == challenge
                for one in events
            )
            if solved and "words" in intent:
                return runs.words_kept(connection, str(intent["words"]))
    return None


def words(site: Site, words_id: str) -> str | None:
    """Words that someone typed; None once they are erased."""
    with site.database.reading() as connection:
        return runs.words_kept(connection, words_id)


class Stepping:
    """One batch under way: the log as it grows, and what is to be written at the end."""

    def __init__(
        self, site: Site, run: Played, adventure: Adventure, before: Folded, now: datetime
    ) -> None:
        """On a run's log as it is `before`."""
        self.site = site
        self.run = run
        self.adventure = adventure
        self.before = before
        self.folded = before
        self.now_ms = to_ms(now)
        self.written: list[tuple[Entry, Intent, str | None]] = []
        self.clashes: list[str] = []

    def apply(self, connection: Connection, asked: Asked) -> Result:
        """Apply one wish, or answer as before if its id was seen."""
        mac = _body_mac(self.site.keys.bodies, asked.what)
        if asked.id not in self.folded.entry_of:
            return self.decided(asked, mac)
        seq, mac_before = self.folded.entry_of[asked.id]
        if not hmac.compare_digest(mac, mac_before):
            self.clashes.append(asked.id)
        return Result(asked.id, seq, self.events_at(connection, seq))

    def decided(self, asked: Asked, mac: str) -> Result:
        """Decide on a wish that is new, and keep its entry for the end."""
        at_ms = self.clamped_ms(asked.at)
        intent = self.intent(asked.what, from_ms(at_ms))
        happened = decide(self.adventure, self.folded.state, intent)
        seq = self.folded.seq + 1
        entry = Entry(seq, asked.id, self.run.device, at_ms, self.now_ms, mac, happened)
        self.written.append((entry, intent, self.words_id(intent)))
        self.folded = self.folded.onto(entry)
        return Result(asked.id, seq, happened)

    def clamped_ms(self, at: datetime | None) -> int:
        """A phone's clock is advice: between its last entry and now."""
        asked_ms = self.now_ms if at is None else to_ms(at)
        last_ms = self.folded.last_at_ms.get(self.run.device, 0)
        return max(last_ms, min(asked_ms, self.now_ms))

    def intent(self, wish: Wish, at: datetime) -> Intent:
        """What a wish asks for; a claim is judged here, and nothing else is kept of it."""
        if isinstance(wish, Claim):
            book = self.site.books[self.adventure.id]
            return CheckIn(at, judge(self.adventure, self.folded.state, wish, book, at))
        return replace(wish, at=at)

    def words_id(self, intent: Intent) -> str | None:
        """An id for what people wrote, showed or felt, which is kept apart from the log."""
        own = isinstance(intent, Answer) and isinstance(
            self.adventure.challenge(intent.challenge), OF_PEOPLE
        )
        return uuid.uuid4().hex if own else None

    def events_at(self, connection: Connection, seq: int) -> tuple[Event, ...]:
        """What an entry said, be it written or still to be."""
        if seq > self.before.seq:
            return self.written[seq - self.before.seq - 1][0].events
        found = log.entry_at(connection, self.run.id, seq)
        return found[1] if found else ()

    def write(self, connection: Connection) -> None:
        """Write entries, words and the standing; all of it or nothing."""
        for _, intent, words_id in self.written:
            if words_id is not None and isinstance(intent, Answer):
                said = spoken(intent.value)
                runs.add_words(connection, words_id, self.run.id, "answer", said)
            if isinstance(intent, Leave):
                runs.drop_device(connection, self.run.device)
        log.append(connection, self.run.id, self.written)
        after = standing_of(self.run.id, self.folded.state)
        if after != standing_of(self.run.id, self.before.state):
            board.update(connection, self.run.game_code, after, self.now_ms)


def spoken(value: Value) -> str:
    """A value as it is kept among people's words: words as they are, all else as JSON."""
    if isinstance(value, str):
        return value
    whole = list(value) if isinstance(value, tuple) else dict(value)
    return json.dumps(whole, ensure_ascii=False, sort_keys=True)


def _body_mac(key: bytes, wish: Wish) -> str:
    """An HMAC over all of a wish but its time."""
    timeless = wish if isinstance(wish, Claim) else replace(wish, at=NEVER)
    return hmac.new(key, repr(timeless).encode(), hashlib.sha256).hexdigest()[:32]
