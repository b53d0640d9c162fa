"""One team as it walks: what was drawn of it, where it stands, what it has been told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from engine.play.events import Event
from engine.play.intents import CheckIn, Intent, StartRun
from engine.play.judge import Verdict
from engine.proof.simulation.chance import Chance
from engine.proof.simulation.course import Course
from engine.proof.simulation.crowd import Crowd
from engine.proof.simulation.ground import Spot
from engine.proof.simulation.phone import Phone
from engine.proof.simulation.rules import Move, Openings, Situation
from engine.proof.simulation.tally import Tally
from engine.proof.simulation.wish import EPOCH, Wish
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Way
from engine.scenario.condition import AccessNeed

NEEDS: tuple[AccessNeed, ...] = ("no-stairs", "no-camera", "no-gps", "quiet")


class Entry(NamedTuple):
    """A step of one team: when, what it asked for, what happened."""

    seconds: float
    intent: Intent
    events: tuple[Event, ...]


class Nature(NamedTuple):
    """What a team is like, drawn once.

    `skill` moves the logit of every answer, `patience_s` counts from setting out.
    """

    size: int
    language: str
    access: tuple[str, ...]
    speed_m_s: float
    letters_s: float
    skill: float
    patience_s: float
    takes_code: bool


@dataclass(slots=True, eq=False)
class Team:
    """A team under way: the only thing here that changes, besides the tally.

    `now_s` counts from when the first team of its wave set out. `here` is where it stands,
    `spots` where the checkpoints' real things stand. `log` is kept where somebody asks for it.
    """

    course: Course
    chance: Chance
    nature: Nature
    phone: Phone
    spots: Mapping[str, Spot]
    tally: Tally
    situation: Situation
    track: int
    began_s: float
    now_s: float
    here: Spot | None = None
    last: str | None = None
    score: int = 0
    metres: float = 0
    finished: bool = False
    fed_up: bool = False
    left_s: float = 0
    signal_from_s: float = 0
    signal_until_s: float = 0
    known: set[str] = field(default_factory=set)
    avoided: set[str] = field(default_factory=set)
    plans: dict[tuple[Way, ...], tuple[Way, ...]] = field(default_factory=dict)
    tastes: dict[str, bool] = field(default_factory=dict)
    log: list[Entry] | None = None

    @property
    def at(self) -> datetime:
        """The time, as the rules are told it."""
        return self.course.rules.at(self.now_s)

    def enter(self, verdict: Verdict) -> Move:
        """Check in, with what the judge made of the claim."""
        key = (verdict.way, verdict.checkpoint, verdict.reason)
        return self.ask(Wish(key, CheckIn(EPOCH, verdict)))

    def ask(self, wish: Wish) -> Move:
        """Ask for something, and live with what comes of it."""
        move = self.course.rules.step(self.situation, wish, self.now_s)
        if self.log is not None:
            self.log.append(Entry(self.now_s, wish.intent, move.events))
        self.situation = move.after
        self.score += move.points
        self.finished = self.finished or move.finished
        if move.ending is not None:
            self.tally.endings[move.ending] += 1
        return move

    def openings(self) -> Openings:
        """What can be entered now."""
        return self.course.openings(self.situation, self.track, self.now_s)

    def read(self, letters: int) -> None:
        """Take the time that reading takes."""
        self.now_s += letters / self.nature.letters_s

    def hears(self) -> bool:
        """Whether there is signal now: losses come by chance, and last by chance."""
        crowd = self.course.crowd
        if crowd.signal_losses_per_h <= 0:
            return True
        while self.now_s >= self.signal_from_s:
            lost_s = self.signal_from_s + self.chance.spell(3600 / crowd.signal_losses_per_h)
            self.signal_until_s = lost_s
            self.signal_from_s = lost_s + self.chance.around(crowd.signal_lost_s)
        return self.now_s < self.signal_until_s


def nature_of(adventure: Adventure, crowd: Crowd, chance: Chance) -> Nature:
    """Draw a team."""
    needs = tuple(need for need in NEEDS if chance.happens(crowd.access.get(need, 0)))
    sizes = adventure.teams
    return Nature(
        size=sizes.min + chance.below(sizes.max - sizes.min + 1),
        language=chance.one_of(crowd.languages or _languages(adventure)),
        access=needs,
        speed_m_s=chance.within(crowd.speed_m_s),
        letters_s=chance.within(crowd.reading_letters_s),
        skill=crowd.skill * chance.normal(),
        patience_s=60 * chance.around(crowd.patience_min),
        takes_code=chance.happens(crowd.prefers_code),
    )


def _languages(adventure: Adventure) -> Mapping[str, float]:
    """Most play in the adventure's first language."""
    first, *others = adventure.languages
    return {first: 0.85} | {tag: 0.15 / len(others) for tag in others}


def set_out(
    course: Course,
    seed: tuple[int, ...],
    spots: Mapping[str, Spot],
    tally: Tally,
    *,
    logging: bool = False,
) -> Team:
    """Draw the team of a seed (its last number says which of its wave) and start its run."""
    chance = Chance(*seed)
    nature = nature_of(course.adventure, course.crowd, chance)
    phone = Phone(course.crowd, chance)
    number = seed[-1]
    track = number % course.adventure.tracks
    began_s = number * course.crowd.spacing_s
    intent = StartRun(
        EPOCH,
        nature.size,
        nature.language,
        nature.access,
        track=track,
        posters=course.crowd.posters,
    )
    move = course.rules.start(intent, began_s)
    log = [Entry(began_s, intent, move.events)] if logging else None
    tally.teams += 1
    return Team(
        *(course, chance, nature, phone, spots, tally, move.after),
        *(track, began_s, began_s),
        log=log,
    )
