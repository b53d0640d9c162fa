"""What all teams of a simulation share: the adventure, laid out once for walking."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from engine.codes import CodeBook, code_book
from engine.play.conditions import applies, is_open, is_visited, is_within_hours
from engine.play.judge import CodeClaim, Verdict, judge
from engine.play.state import RunState
from engine.proof.simulation.crowd import Crowd
from engine.proof.simulation.ground import Ground, ground_of
from engine.proof.simulation.rules import Openings, Rules, Situation
from engine.proof.simulation.task import Letters, Task, letters_of, tasks_of
from engine.proof.simulation.wish import EPOCH
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint, Role, Way

_KEY = b"a key for codes that hang nowhere"
NEIGHBOURS_WITHIN_M = 250.0


@dataclass(frozen=True, slots=True)
class Course:
    """An adventure, who walks it, and what is worked out once.

    `neighbours` are checkpoints whose centres lie so near that a fix could be taken for both.
    `letters` counts those of each checkpoint's clue and story.
    """

    adventure: Adventure
    crowd: Crowd
    rules: Rules
    ground: Ground
    book: CodeBook
    by_code: Mapping[tuple[str, Way], Verdict]
    asked: Mapping[str, tuple[Task, ...]]
    letters: Mapping[str, Letters]
    neighbours: Mapping[str, tuple[Checkpoint, ...]]
    competitive: bool

    def openings(self, situation: Situation, track: int, seconds: float) -> Openings:
        """What a team may enter at a time, in the order of its track's cards."""
        key = (track, self.rules.span(seconds))
        known = situation.openings.get(key)
        if known is None:
            known = self._openings(situation, track, self.rules.at(seconds))
            if self.rules.remembering:
                situation.openings[key] = known
        return known

    def _openings(self, situation: Situation, track: int, at: datetime) -> Openings:
        entered = tuple(self._enterable(situation, track, at))
        listed = tuple(stop for stop in entered if not stop.is_secret)
        return Openings(
            listed,
            tuple(stop for stop in entered if stop.is_secret),
            next((stop for stop in listed if stop.role is Role.FINISH), None),
            frozenset(stop.id for stop in listed),
        )

    def _enterable(
        self, situation: Situation, track: int, at: datetime
    ) -> Iterator[Checkpoint]:
        adventure, state = self.adventure, situation.state
        for stop in adventure.track(track).order:
            if is_visited(state, stop) or not is_open(adventure, state, stop, at):
                continue
            if is_within_hours(adventure, stop, at):
                yield stop

    def tasks(self, situation: Situation, stop: Checkpoint, seconds: float) -> tuple[Task, ...]:
        """What is asked of a team at a checkpoint, and not done."""
        found = situation.tasks.get(stop.id)
        if found is None or not self.rules.remembering:
            found = tuple(self._tasks(situation, stop, self.rules.at(seconds)))
            situation.tasks[stop.id] = found
        return found

    def _tasks(self, situation: Situation, stop: Checkpoint, at: datetime) -> Iterator[Task]:
        for task in self.asked[stop.id]:
            if task.done in situation.state.facts:
                continue
            if applies(self.adventure, situation.state, task.asked, at):
                yield task


def course_of(adventure: Adventure, crowd: Crowd, *, remembering: bool = True) -> Course:
    """Lay an adventure out for a crowd."""
    ground = ground_of(adventure)
    epochs = {stop.id: stop.epoch for stop in adventure.checkpoints}
    book = code_book(_KEY, adventure.id, epochs)
    return Course(
        adventure,
        crowd,
        Rules(adventure, crowd.begins, remembering=remembering),
        ground,
        book,
        dict(_by_code(adventure, book)),
        tasks_of(adventure, crowd),
        {
            stop.id: letters_of(adventure, crowd, stop.clue, stop.story)
            for stop in adventure.checkpoints
        },
        {stop.id: tuple(_near(adventure, ground, stop)) for stop in adventure.checkpoints},
        competitive=adventure.integrity == "competitive",
    )


def _by_code(adventure: Adventure, book: CodeBook) -> Iterator[tuple[tuple[str, Way], Verdict]]:
    """What the judge makes of each checkpoint's own codes."""
    for codes in book.places:
        for way, code in ((Way.QR, codes.token), (Way.CODE, codes.short_code)):
            verdict = judge(adventure, RunState(), CodeClaim(code), book, EPOCH)
            yield (codes.checkpoint, way), verdict


def _near(adventure: Adventure, ground: Ground, stop: Checkpoint) -> Iterator[Checkpoint]:
    here = ground.centres.get(stop.id)
    for other in adventure.checkpoints:
        there = ground.centres.get(other.id)
        if other is stop or here is None or there is None or Way.GPS not in other.checkin:
            continue
        if here.away(there) <= NEIGHBOURS_WITHIN_M:
            yield other
