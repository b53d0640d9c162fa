"""A simulation's figures as people read them, in one language: rows of words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from engine.proof.simulation.figures import Range, Simulated
from engine.scenario.adventure import Adventure
from engine.text import Said
from web import figures
from web.simulation.notes import Note, notes
from web.simulation.words import WORDS


class Headline(NamedTuple):
    """One figure that matters most: its name, itself, and what stands beside it."""

    name: str
    figure: str
    beside: str


class Table(NamedTuple):
    """A table: the words over its columns, and its rows; the first column names the row."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """An adventure's simulation, told in a language."""

    adventure: Adventure
    simulated: Simulated
    language: str

    def say(self, key: str, **values: str) -> str:
        """The report's own words."""
        return WORDS[self.language][key].format_map(values)

    def number(self, number: float) -> str:
        """At most one decimal."""
        return figures.decimal(number, self.language)

    def share(self, share: float) -> str:
        """A share as a percentage: whole ones, and tenths close to nothing and to all."""
        percent = 100 * share
        near = 0 < percent < 10 or 90 < percent < 100
        rounded = round(percent, 1) if near else round(percent)
        return f"{self.number(rounded)}{figures.NO_BREAK}%"

    def minutes(self, minutes: float) -> str:
        """A time in minutes."""
        return self.say("minute", number=self.number(minutes)).replace(" ", figures.NO_BREAK)

    def seconds(self, seconds: float) -> str:
        """A short time: seconds, and minutes from two of them on or where they are whole."""
        if seconds >= 120 or (seconds and not seconds % 60):
            return self.minutes(seconds / 60)
        return self.say("second", number=f"{seconds:.0f}").replace(" ", figures.NO_BREAK)

    def stop(self, name: str) -> Said:
        """A checkpoint's title."""
        stop = self.adventure.checkpoint(name)
        return self.adventure.said(stop.title, self.language) if stop else Said(name, "")

    def challenge(self, ref: str) -> str:
        """A challenge by the title of its checkpoint, and its id where there are several."""
        name, _, own = ref.partition("/")
        stop = self.adventure.checkpoint(name)
        alone = stop is not None and len(stop.challenges) == 1
        return str(self.stop(name)) if alone else f"{self.stop(name)}: {own}"

    @property
    def title(self) -> str:
        """What stands over it all."""
        return self.say("title", title=self.adventure.said(self.adventure.title, self.language))

    @property
    def lead(self) -> str:
        """The whole in two sentences."""
        found = self.simulated
        return self.say(
            "lead" if found.teams_at_once > 1 else "lead_one",
            players=self.number(found.players),
            at_once=str(found.teams_at_once),
            spacing=self.seconds(found.spacing_s),
            finish=self.share(found.finish.share),
            minutes=f"{found.minutes.p50:.0f}",
        )

    @property
    def standing(self) -> tuple[str, str]:
        """Whether these are estimates, and why."""
        key = "calibrated" if self.simulated.calibrated else "estimate"
        return self.say(key, runs=str(self.simulated.runs)), self.say(f"{key}_why")

    def headlines(self) -> Iterator[Headline]:
        """The four figures that matter most, then the smaller ones."""
        found, say = self.simulated, self.say
        ends = {"least": self.share(found.finish.least), "most": self.share(found.finish.most)}
        finish = self.share(found.finish.share)
        yield Headline(say("finished"), finish, say("interval", **ends))
        yield Headline(say("minutes"), *self._range(found.minutes, "min"))
        yield Headline(say("score"), *self._range(found.score, ""))
        yield Headline(say("metres"), *self._range(found.metres, "m"))
        yield Headline(say("hints"), self.number(found.hints), "")
        if found.timed_out:
            yield Headline(say("timed_out"), self.share(found.timed_out), "")

    def _range(self, found: Range, unit: str) -> tuple[str, str]:
        if unit == "m":
            low, middle, high = (figures.length(one, self.language) for one in found)
            return middle, f"({low}{figures.EN_DASH}{high})"
        low, middle, high = (f"{one:.0f}" for one in found)
        after = f"{figures.NO_BREAK}{unit}" if unit else ""
        return middle + after, f"({low}{figures.EN_DASH}{high})"

    def stops(self) -> Table:
        """What happened at each checkpoint."""
        say = self.say
        keys = ("stop", "came", "quit", "stayed", "queue", "at_once", "missed", "no_signal")
        return Table(
            tuple(map(say, keys)),
            tuple(
                (
                    self.stop(one.id),
                    self.share(one.reached),
                    self.share(one.gave_up),
                    self.minutes(one.stayed_min),
                    self.seconds(one.waited_s.p90),
                    f"{one.at_once.p90:.0f}",
                    figures.EN_DASH if one.missed is None else self.share(one.missed),
                    self.share(one.no_signal),
                )
                for one in self.simulated.stops
            ),
        )

    def challenges(self) -> Table:
        """What happened with each challenge that somebody was asked."""
        keys = ("challenge", "tries", "first_right", "hint", "skipped")
        return Table(
            tuple(map(self.say, keys)),
            tuple(
                (
                    self.challenge(one.id),
                    self.number(one.tries),
                    self.share(one.first_right),
                    self.number(one.hints),
                    self.share(one.skipped),
                )
                for one in self.simulated.challenges
                if one.asked
            ),
        )

    def fences(self) -> Table:
        """Which checkpoints are taken for which; without those that never are."""
        found = sorted(self.simulated.fences, key=lambda one: -one.admitted)
        return Table(
            tuple(map(self.say, ("standing_at", "taken_for", "admitted", "entered"))),
            tuple(
                (self.stop(one.at), self.stop(one.taken_for), self.share(one.admitted),
                 str(one.entered))
                for one in found
                if one.admitted or one.entered
            ),
        )  # fmt: skip

    def endings(self) -> Table:
        """How it ended."""
        titles = {one.id: one.title for one in self.adventure.endings}
        return Table(
            (self.say("ending"), self.say("share")),
            tuple(
                (self.adventure.said(titles[name], self.language), self.share(share))
                for name, share in self.simulated.endings.items()
            ),
        )

    def gave_up(self) -> Table:
        """Why teams gave up, the commonest reason first."""
        reasons: Mapping[str, float] = self.simulated.gave_up
        ordered = sorted(reasons.items(), key=lambda one: -one[1])
        return Table(
            (self.say("reason"), self.say("share")),
            tuple((self.say(why), self.share(share)) for why, share in ordered),
        )

    def tables(self) -> Iterator[tuple[str, Table]]:
        """All tables that have rows, by the key of their title."""
        told = {
            "stops": self.stops(),
            "challenges": self.challenges(),
            "fences": self.fences(),
            "endings": self.endings(),
            "gave_up": self.gave_up(),
        }
        yield from ((key, table) for key, table in told.items() if table.rows)

    def notes(self) -> tuple[str, ...]:
        """What an author should look at, a sentence each."""
        return tuple(map(self._noted, notes(self.simulated)))

    def _noted(self, note: Note) -> str:
        values: dict[str, str] = {name: self.stop(of) for name, of in note.stops.items()}
        if note.challenge is not None:
            values["challenge"] = self.challenge(note.challenge)
        if note.ending is not None:
            found = self.adventure.ending(note.ending)
            values["ending"] = (
                self.adventure.said(found.title, self.language) if found else note.ending
            )
        values |= {"share": self.share(note.share), "waited": self.seconds(note.seconds)}
        return self.say(note.key, **values)
