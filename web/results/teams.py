"""A game's teams as their logs leave them: ranks, visits, tasks, and what they answered."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from engine.play.codec import decode, decode_intent
from engine.play.events import (
    AnswerPartlyRight,
    AnswerWrong,
    ChallengeDone,
    CheckpointReached,
    Event,
    HintTaken,
)
from engine.play.evolve import replay
from engine.play.intents import Answer
from engine.play.leaderboard import Ranked, ranking, standing_of
from engine.play.state import RunState
from engine.scenario.adventure import Adventure
from web import games
from web.games import Game
from web.site import Site
from web.store import runs, watching
from web.store.connection import Connection
from web.store.exporting import KeptEntry, kept_entries
from web.store.watching import TeamRow

Given: TypeAlias = str | tuple[str, ...] | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Visit:
    """A check-in; `way` is how it was proved."""

    checkpoint: str
    at: datetime
    way: str


@dataclass(frozen=True, slots=True)
class Task:
    """What a team did about a challenge.

    `how` is how it came to be done, None while it is not. `answer` is the last one: typed
    words, ids of what was chosen, in their order, or pairs of them; empty where none is.
    """

    challenge: str
    how: str | None = None
    wrong: int = 0
    hints: int = 0
    points: int = 0
    answer: Given = ""


@dataclass(frozen=True, slots=True)
class Team:
    """One team's game. Its rank is among all teams of it, and shared by equal scores."""

    run: str
    name: str
    adventure: Adventure
    state: RunState
    rank: int
    bracket: str | None
    paper: bool
    visits: tuple[Visit, ...]
    tasks: Mapping[str, Task]

    @property
    def seconds(self) -> float | None:
        """From setting out to the finish; None for who is on the way or gave up."""
        began, ended = self.state.clock_from or self.state.started_at, self.state.finished_at
        if began is None or ended is None or self.state.gave_up:
            return None
        return (ended - began).total_seconds()


def teams_of(site: Site, game: Game) -> list[Team]:
    """A game's teams, the best first."""
    with site.database.snapshot() as connection:
        rows = watching.teams(connection, game.code)
        logs = {row.run: kept_entries(connection, row.run) for row in rows}
        read = {row.run: _read(connection, logs[row.run]) for row in rows}
    states = {run: replay(events) for run, (events, _) in read.items()}
    ranked = ranking(standing_of(run, state) for run, state in states.items())
    by_run = {row.run: row for row in rows}
    return [
        _team(
            site,
            by_run[one.standing.run],
            one,
            states[one.standing.run],
            *read[one.standing.run],
        )
        for one in ranked
    ]


def _read(
    connection: Connection, log: Sequence[KeptEntry]
) -> tuple[tuple[Event, ...], dict[str, Given]]:
    """A log's events, and the last answer to each challenge."""
    events: list[Event] = []
    answers: dict[str, Given] = {}
    for entry in log:
        events += [decode(one) for one in json.loads(entry.events)]
        intent = json.loads(entry.intent)
        if intent["kind"] == "answer":
            answers[intent["challenge"]] = _answered(connection, intent)
    return tuple(events), answers


def _answered(connection: Connection, intent: dict[str, object]) -> Given:
    words = intent.get("words")
    if words is not None:
        return runs.words_kept(connection, str(words)) or ""
    answer = decode_intent(intent)
    return _given(answer.value) if isinstance(answer, Answer) else ""


def _given(value: object) -> Given:
    if isinstance(value, Mapping):
        return {str(left): str(right) for left, right in value.items()}
    if isinstance(value, list | tuple):
        return tuple(map(str, value))
    return "" if value is None or value is True else str(value)


def _team(
    site: Site,
    row: TeamRow,
    ranked: Ranked,
    state: RunState,
    events: Iterable[Event],
    answers: Mapping[str, Given],
) -> Team:
    adventure = games.adventure(site, state.edition or row.edition)
    visits = tuple(
        Visit(one.checkpoint, one.at, str(one.way))
        for one in events
        if isinstance(one, CheckpointReached)
    )
    tasks = _tasks(events, state, answers)
    return Team(
        row.run, row.name, adventure, state, ranked.rank, row.bracket, row.paper, visits, tasks
    )


def _tasks(
    events: Iterable[Event], state: RunState, answers: Mapping[str, Given]
) -> dict[str, Task]:
    how: dict[str, str] = {}
    wrong: dict[str, int] = {}
    hints: dict[str, int] = {}
    for one in events:
        match one:
            case ChallengeDone():
                how[one.challenge] = str(one.how)
            case AnswerWrong() | AnswerPartlyRight():
                wrong[one.challenge] = wrong.get(one.challenge, 0) + 1
            case HintTaken():
                hints[one.challenge] = hints.get(one.challenge, 0) + 1
            case _:
                pass
    return {
        ref: Task(
            ref,
            how.get(ref),
            wrong.get(ref, 0),
            hints.get(ref, 0),
            state.points.get(ref, 0),
            answers.get(ref, ""),
        )
        for ref in {**how, **wrong, **hints, **answers}
    }
