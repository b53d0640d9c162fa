"""Publishing an edit while teams are out: who moves to it, and who plays on as before.

New teams get the new edition from now on. A team that is under way moves when it loses
nothing by it; where only its points change an organiser is asked; else it keeps the edition
that it has, and so does everyone when the edit asks for new tasks (scenario.md §7).
"""

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from engine.play.codec import Plain, decode, decode_intent
from engine.play.intents import Answer, ChangeEdition, Intent, Value
from engine.play.republishing import Change, Logged, Weight, change, new_tasks
from engine.scenario.adventure import Adventure
from engine.scenario.edition import compiled
from engine.scenario.quizzes import TextChallenge
from engine.scenario.tasks import IdeaChallenge, ReflectChallenge
from web import games, organising
from web.folds import Played
from web.site import Site
from web.store import exporting, runs
from web.store import games as store
from web.store.connection import Connection
from web.store.organising import runs_in

WORDS = (TextChallenge, ReflectChallenge, IdeaChallenge)
"""Challenges whose answers are kept as the words they are, not as JSON."""


@dataclass(frozen=True, slots=True)
class Affected:
    """A team that is under way by another edition, and what moving would do to it."""

    run: Played
    team: str
    change: Change
    new_tasks: tuple[str, ...] = ()

    def moves(self, *, rescore: bool) -> bool:
        """Whether the team plays on by the new edition."""
        if self.new_tasks:
            return False
        weight = self.change.weight
        return weight is Weight.HARMLESS or (weight is Weight.SCORES and rescore)


@dataclass(frozen=True, slots=True)
class Impact:
    """What publishing means for a game's teams; `new_tasks` are asked of later ones only."""

    edition: str
    teams: tuple[Affected, ...] = ()
    new_tasks: tuple[str, ...] = field(default=())


def impact(
    site: Site, code: str, after: Adventure, now: datetime, by: str = organising.ORGANISER
) -> Impact:
    """Replay every run that is under way in a game, and change nothing. Raises LookupError."""
    sha = compiled(after).sha
    staged = games.any_game(site, code)
    with site.database.snapshot() as connection:
        under_way = [
            Played(run, staged.code, edition, by)
            for run, edition in runs_in(connection, staged.code)
        ]
        found = (_affected(site, connection, run, sha, after, now) for run in under_way)
        teams = tuple(one for one in found if one is not None)
    return Impact(sha, teams, new_tasks(games.adventure(site, staged.edition), after))


def publish(
    site: Site,
    code: str,
    after: Adventure,
    now: datetime,
    *,
    rescore: bool = False,
    by: str = organising.ORGANISER,
) -> Impact:
    """Stage an edition in a game and move the teams that may move; what came of it.

    `by` is the id of whose session asked for it.

    Each run is moved in a transaction of its own, on what its log says by then.
    """
    edition = compiled(after)
    staged = games.any_game(site, code)
    expected = impact(site, code, after, now, by)

    def stage(connection: Connection) -> None:
        store.keep_edition(connection, after.id, edition)
        store.restage(connection, staged.code, edition.sha)

    site.database.write(stage)
    moved = (
        _move(site, team.run, edition.sha, after, now, rescore=rescore)
        for team in expected.teams
    )
    teams = tuple(one for one in moved if one is not None)
    return Impact(edition.sha, teams, expected.new_tasks)


def _move(
    site: Site, run: Played, sha: str, after: Adventure, now: datetime, *, rescore: bool
) -> Affected | None:
    def work(connection: Connection) -> Affected | None:
        found = _affected(site, connection, run, sha, after, now)
        if found is not None and found.moves(rescore=rescore):
            intent = ChangeEdition(now, sha, found.change.points)
            organising.append(site, connection, run, str(uuid.uuid4()), intent)
        return found

    return site.database.write(work)


def _affected(
    site: Site, connection: Connection, run: Played, sha: str, after: Adventure, now: datetime
) -> Affected | None:
    """What moving would do to a run; None where it is over, or plays this edition already."""
    state = site.folds.of(connection, run.id).state
    row = runs.run_called(connection, run.id)
    if row is None or not state.running or games.edition_of(run, state) == sha:
        return None
    before = games.adventure_of(site, run, state)
    log = tuple(_logged(connection, before, run.id))
    found = change(before, after, log, now)
    return Affected(run, row.team_name, found, new_tasks(before, after))


def _logged(connection: Connection, adventure: Adventure, run: str) -> Iterator[Logged]:
    for kept in exporting.kept_entries(connection, run):
        events = tuple(decode(one) for one in json.loads(kept.events))
        yield Logged(_intent(connection, adventure, json.loads(kept.intent)), events)


def _intent(connection: Connection, adventure: Adventure, plain: Plain) -> Intent | None:
    """An intent with its words, which are kept apart; None where they have been erased."""
    words_id = plain.pop("words", None) if plain["kind"] == "answer" else None
    if words_id is None:
        return decode_intent(plain)
    said = runs.words_kept(connection, str(words_id))
    if said is None:
        return None
    answered = decode_intent({**plain, "value": ""})
    if not isinstance(answered, Answer):
        return answered
    value = _heard(adventure, answered.challenge, said)
    return Answer(answered.at, answered.challenge, value, answered.sent)


def _heard(adventure: Adventure, ref: str, said: str) -> Value:
    """The value of which `web.play.spoken` made these words."""
    if isinstance(adventure.challenge(ref), WORDS) or said[:1] not in {"[", "{"}:
        return said
    value: list[str] | dict[str, str | None] = json.loads(said)
    return tuple(value) if isinstance(value, list) else value
